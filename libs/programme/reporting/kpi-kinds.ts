// Written by infra/scripts/list-kpis.mjs from the files of the KPIs; the build does it again.

/** What the value of a KPI is: a count of whole things, a share of 1, or an amount (m², euros, days). */
export type KpiKind = 'count' | 'share' | 'amount';

/** The kind of each, by its code. */
export const KINDS: ReadonlyMap<unknown, KpiKind> = new Map<unknown, KpiKind>([
  ['1.1', 'count'],
  ['1.2', 'count'],
  ['1.3', 'count'],
  ['1.4', 'share'],
  ['1.5', 'share'],
  ['1.6', 'count'],
  ['1.7', 'amount'],
  ['1.8', 'share'],
  ['1.9', 'count'],
  ['2.1', 'count'],
  ['2.2', 'count'],
  ['2.3', 'count'],
  ['2.4', 'count'],
  ['2.5', 'share'],
  ['2.6', 'amount'],
  ['2.7', 'count'],
  ['3.1', 'count'],
  ['3.2', 'count'],
  ['3.2n', 'count'],
  ['3.3', 'count'],
  ['3.4', 'amount'],
  ['3.5', 'amount'],
  ['3.6', 'share'],
  ['3.7', 'count'],
  ['3.8', 'count'],
  ['4.1', 'amount'],
  ['4.2', 'amount'],
  ['4.3', 'count'],
  ['4.4', 'amount'],
  ['4.5', 'amount'],
  ['4.6', 'share'],
  ['4.7', 'count'],
  ['4.8', 'amount'],
  ['X.1', 'share'],
  ['X.2', 'amount'],
  ['X.3', 'share'],
  ['X.4', 'count'],
  ['Q.1', 'share'],
  ['Q.2', 'share'],
  ['Q.3', 'amount'],
  ['Q.4', 'share'],
]);

/** Codes of the KPIs that may fall below zero. */
export const BOTH_WAYS: ReadonlySet<unknown> = new Set(['3.4', '3.5', '4.1', '4.3']);
