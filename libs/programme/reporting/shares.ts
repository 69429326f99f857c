/**
 * The KPIs that are shown as a percentage. Their targets and baselines are in percents, as people write them: 45 is
 * 45 % (KPIS.md, *Shares*). None of them can pass 100 %: what is counted is a part of what it is divided by. That
 * this list is that of the definitions is held by libs/indicators/definitions.spec.ts.
 */
const SHARES: ReadonlySet<unknown> = new Set([
  '1.4',
  '1.5',
  '1.8',
  '2.5',
  '3.6',
  '4.6',
  'X.1',
  'X.3',
  'Q.1',
  'Q.2',
  'Q.4',
]);

/**
 * The KPIs that count whole things: households, persons, dwellings, works. A target or baseline of them is a whole
 * number. That this list is that of the definitions is held by libs/indicators/definitions.spec.ts.
 */
const COUNTS: ReadonlySet<unknown> = new Set(
  '1.1 1.2 1.3 1.6 1.9 2.1 2.2 2.3 2.4 2.7 3.1 3.2 3.2n 3.3 3.7 3.8 4.3 4.7 X.4'.split(' '),
);

/**
 * The KPIs that may fall below zero: something is taken off in them, or got worse. That this list is that of the
 * definitions is held by libs/indicators/definitions.spec.ts.
 */
const BOTH_WAYS: ReadonlySet<unknown> = new Set(['3.4', '3.5', '4.1', '4.3']);

/** Whether a KPI may fall below zero, by its code. */
export const goesBothWays = (kpi: unknown): boolean => BOTH_WAYS.has(kpi);

/** Whether a KPI counts whole things, by its code. */
export const isCount = (kpi: unknown): boolean => COUNTS.has(kpi);

/** Whether a KPI is a share, by its code. */
export const isShare = (kpi: unknown): boolean => SHARES.has(kpi);

/**
 * A fraction as percents, and back. Both are exact for values of at most six decimals below a thousand million: a
 * figure that was published with a target of 0.57 is computed with 0.57 again.
 */
export const percentsOf = (fraction: number): number => Math.round(fraction * 1e8) / 1e6;
/** The fraction of a number of percents, to the eight decimals that `percentsOf` gives back. */
export const fractionOf = (percents: number): number => Math.round(percents * 1e6) / 1e8;
