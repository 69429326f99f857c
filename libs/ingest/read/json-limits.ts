import { at, fault, type Fault } from '#libs/programme';

/** Deepest nesting accepted of objects and lists together. */
export const MAX_DEPTH = 64;

/** Whether a parsed number is what was written: not an integer beyond 2^53, not infinite. */
export const isSafe = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** The faults of strict JSON that a value which came another way than as text (GraphQL, a file) can still have. */
export function valueFaults(value: unknown, place: string, depth = 1): readonly Fault[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [fault('LONE_SURROGATE', place)];
  if (typeof value === 'number')
    return isSafe(value) ? [] : [fault('UNSAFE_INTEGER', place, {}, String(value))];
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return [fault('NOT_JSON', place, { why: typeof value })];
  if (depth > MAX_DEPTH) return [fault('TOO_DEEP', place, { max: MAX_DEPTH })];
  if (Array.isArray(value)) return value.flatMap((item, i) => valueFaults(item, at(place, i), depth + 1));
  return Object.entries(value).flatMap(([name, item]) => {
    if (!name.isWellFormed()) return [fault('LONE_SURROGATE', place)];
    return valueFaults(item, at(place, name), depth + 1);
  });
}
