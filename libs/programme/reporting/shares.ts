/**
 * The KPIs that are shown as a percentage. Their targets and baselines are in percents, as people write them: 45 is 45 %
 * (KPIS.md, *Shares*). None of them can pass 100 %: what is counted is a part of what it is divided by. That this list is
 * that of the definitions is held by libs/indicators/definitions.spec.ts.
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

/** Whether a KPI is a share, by its code. */
export const isShare = (kpi: unknown): boolean => SHARES.has(kpi);

/**
 * A fraction as percents, and back. Both are exact for values of at most six decimals below a thousand million: a figure
 * that was published with a target of 0.57 is computed with 0.57 again.
 */
export const percentsOf = (fraction: number): number => Math.round(fraction * 1e8) / 1e6;
export const fractionOf = (percents: number): number => Math.round(percents * 1e6) / 1e8;
