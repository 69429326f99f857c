import { BOTH_WAYS, KINDS } from './kpi-kinds.js';

/** Whether a KPI may fall below zero, by its code: something is taken off in it, or got worse. */
export const goesBothWays = (kpi: unknown): boolean => BOTH_WAYS.has(kpi);

/** Whether a KPI counts whole things, by its code. Its targets and baselines are whole. */
export const isCount = (kpi: unknown): boolean => KINDS.get(kpi) === 'count';

/**
 * Whether a KPI is a share, by its code. Its targets and baselines are in percents, as people write them: 45 is 45 %
 * (KPIS.md, *Shares*); none can pass 100 %, for what is counted is a part of what it is divided by.
 */
export const isShare = (kpi: unknown): boolean => KINDS.get(kpi) === 'share';

/**
 * A fraction as percents, and back. Both are exact for values of at most six decimals below a thousand million: a
 * figure that was published with a target of 0.57 is computed with 0.57 again.
 */
export const percentsOf = (fraction: number): number => Math.round(fraction * 1e8) / 1e6;
/** The fraction of a number of percents, to the eight decimals that `percentsOf` gives back. */
export const fractionOf = (percents: number): number => Math.round(percents * 1e6) / 1e8;
