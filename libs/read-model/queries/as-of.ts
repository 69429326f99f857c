import { amsterdamDay, fault, parseDay } from '#libs/programme';
import type { Model } from '../projection/model.js';
import { QueryError } from './query-error.js';

/** Which state of the log is asked for: a position, a moment (ms), or now. */
export interface AsOfInput {
  readonly position?: bigint;
  readonly moment?: number;
}

/** The position a question is about. Throws QueryError for one that is not recorded yet, or for two at once. */
export function positionOf(model: Model, asOf: AsOfInput | undefined): number {
  if (asOf?.position !== undefined && asOf.moment !== undefined)
    throw new QueryError([fault('ASOF_TWICE', ['asOf'])]);
  if (asOf?.moment !== undefined) return model.moments.positionAt(asOf.moment);
  if (asOf?.position === undefined) return model.position;
  if (asOf.position < 0n || asOf.position > BigInt(model.position))
    throw new QueryError([
      fault('POSITION_AHEAD', ['asOf', 'position'], { head: model.position }, String(asOf.position)),
    ]);
  return Number(asOf.position);
}

/**
 * The reference date as a day: as given, else the Amsterdam date of the moment asked for, of the position asked
 * for, or of now.
 */
export function resolveReferenceDay(
  model: Model,
  asOf: AsOfInput | undefined,
  given: string | undefined,
  now: number,
): number {
  if (given !== undefined) {
    const day = parseDay(given);
    if (day === undefined) throw new QueryError([fault('NOT_A_DATE', ['referenceDate'], {}, given)]);
    return day;
  }
  // At a moment to come nothing has matured that has not today.
  if (asOf?.moment !== undefined) return amsterdamDay(Math.min(asOf.moment, now));
  const recorded = asOf?.position === undefined ? undefined : model.moments.of(Number(asOf.position));
  return amsterdamDay(recorded ?? now);
}
