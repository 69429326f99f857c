import { at, fault, type Fault, type Place } from '#libs/programme';

import { MAX_DEPTH, MAX_EVENT_BYTES, MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';

/** Whether a parsed number is what was written: not an integer beyond 2^53, not infinite. */
export const isSafe = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/**
 * What is wrong with an event that came another way than as text (GraphQL, a file) before anything else is looked
 * at: its size, or what strict JSON would refuse; up to one fault more than are told of an event.
 */
export function valueFaults(value: unknown, place: Place): readonly Fault[] {
  if (bytesLeft(value, MAX_EVENT_BYTES, 1) < 0)
    return [fault('EVENT_TOO_LARGE', place, { max: MAX_EVENT_BYTES / 1024 })];
  const faults: Fault[] = [];
  collect(value, place, 1, faults);
  return faults;
}

function collect(value: unknown, place: Place, depth: number, faults: Fault[]): void {
  if (faults.length > MAX_FAULTS_OF_EVENT) return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) faults.push(fault('LONE_SURROGATE', place));
  } else if (typeof value === 'number') {
    if (!isSafe(value)) faults.push(fault('UNSAFE_INTEGER', place, {}, String(value)));
  } else if (value === null || value === undefined || typeof value === 'boolean') return;
  else if (typeof value !== 'object') faults.push(fault('NOT_JSON', place, { why: typeof value }));
  else if (depth > MAX_DEPTH) faults.push(fault('TOO_DEEP', place, { max: MAX_DEPTH }));
  else if (Array.isArray(value)) value.forEach((item, i) => collect(item, at(place, i), depth + 1, faults));
  else
    for (const [name, item] of Object.entries(value))
      if (!name.isWellFormed()) faults.push(fault('LONE_SURROGATE', place));
      else collect(item, at(place, name), depth + 1, faults);
}

/** What is left of so many bytes after the compact JSON of a value (escapes not counted); stops once nothing is. */
function bytesLeft(value: unknown, bytes: number, depth: number): number {
  if (typeof value === 'string')
    return value.length > bytes ? -1 : bytes - Buffer.byteLength(value) - '""'.length;
  if (typeof value !== 'object' || value === null) return bytes - String(value).length;
  let left = bytes - '{}'.length;
  // What is too deep is refused for that.
  if (depth > MAX_DEPTH) return left;
  for (const [name, item] of Object.entries(value)) {
    left -= Array.isArray(value) ? ','.length : Buffer.byteLength(name) + '"":,'.length;
    if (left < 0) return left;
    left = bytesLeft(item, left, depth + 1);
  }
  return left;
}
