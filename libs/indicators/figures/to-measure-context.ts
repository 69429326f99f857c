import type { DistinctPool } from '../facts/distinct.js';
import { MeasureContext } from '../measure-context.js';
import type { Part } from '../part.js';
import type { Trace } from '../trace.js';
import type { FigureRequest } from './figure-request.js';

/**
 * The question that a figure, or a part of it, answers. What was counted with this pool for the question before is
 * given back: who still reads that has a pool of its own.
 */
export function toMeasureContext(
  { entries, kpi, scope, period, referenceDay }: FigureRequest,
  pool: DistinctPool,
  part?: Part,
  trace?: Trace,
): MeasureContext {
  pool.releaseAll();
  return new MeasureContext(entries, scope.areas, period, referenceDay, kpi.parameters, pool, part, trace);
}
