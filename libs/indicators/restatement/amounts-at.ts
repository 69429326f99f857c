import type { AsOf } from '../facts/as-of.js';
import { DistinctPool } from '../facts/distinct.js';
import type { Kpi } from '../kpi.js';
import { Question } from '../question.js';
import type { Trace } from '../trace.js';
import { amountsOf, type Amounts } from './amounts.js';
import type { Compared } from './compared.js';

const pool = new DistinctPool();

/** The amounts of a figure at a position, by one of its definitions and areas. */
export function amountsAt(
  at: AsOf,
  { period, part }: Compared,
  kpi: Kpi,
  areas: readonly number[],
  ref: number,
  trace?: Trace,
): Amounts {
  pool.releaseAll();
  const question = new Question(at, areas, period, ref, kpi.parameters, pool, part, trace);
  return amountsOf(kpi, kpi.measure(question));
}
