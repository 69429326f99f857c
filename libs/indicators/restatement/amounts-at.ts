import type { EffectiveEntries } from '../facts/effective-entries.js';
import { DistinctPool } from '../facts/distinct.js';
import type { Kpi } from '../kpi.js';
import { MeasureContext } from '../measure-context.js';
import type { Trace } from '../trace.js';
import { amountsOf, type Amounts } from './amounts.js';
import type { FigurePair } from './compared.js';

const pool = new DistinctPool();

/** The amounts of a figure, and whether they depend on the reference date. */
export interface Measured {
  readonly amounts: Amounts;
  readonly readsReferenceDay: boolean;
}

/** The amounts of a figure at a position, by one of its definitions and areas. */
export const amountsAt = (
  entries: EffectiveEntries,
  figure: FigurePair,
  kpi: Kpi,
  areas: readonly number[],
  referenceDay: number,
  trace?: Trace,
): Amounts => measuredAt(entries, figure, kpi, areas, referenceDay, trace).amounts;

/** The same, with what they depend on. */
export function measuredAt(
  entries: EffectiveEntries,
  { period, part }: FigurePair,
  kpi: Kpi,
  areas: readonly number[],
  referenceDay: number,
  trace?: Trace,
): Measured {
  pool.releaseAll();
  const context = new MeasureContext(entries, areas, period, referenceDay, kpi.parameters, pool, part, trace);
  const amounts = amountsOf(kpi, kpi.measure(context));
  return { amounts, readsReferenceDay: context.readsReferenceDay };
}
