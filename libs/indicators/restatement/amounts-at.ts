import type { AsOf } from '../facts/as-of.js';
import { DistinctPool } from '../facts/distinct.js';
import type { Kpi } from '../kpi.js';
import { Question } from '../question.js';
import type { Trace } from '../trace.js';
import { amountsOf, type Amounts } from './amounts.js';
import type { Compared } from './compared.js';

const pool = new DistinctPool();

/** The amounts of a figure, and whether they depend on the reference date. */
export interface Measured {
  readonly amounts: Amounts;
  readonly readsRef: boolean;
}

/** The amounts of a figure at a position, by one of its definitions and areas. */
export const amountsAt = (
  at: AsOf,
  figure: Compared,
  kpi: Kpi,
  areas: readonly number[],
  ref: number,
  trace?: Trace,
): Amounts => measuredAt(at, figure, kpi, areas, ref, trace).amounts;

/** The same, with what they depend on. */
export function measuredAt(
  at: AsOf,
  { period, part }: Compared,
  kpi: Kpi,
  areas: readonly number[],
  ref: number,
  trace?: Trace,
): Measured {
  pool.releaseAll();
  const question = new Question(at, areas, period, ref, kpi.parameters, pool, part, trace);
  const amounts = amountsOf(kpi, kpi.measure(question));
  return { amounts, readsRef: question.readsRef };
}
