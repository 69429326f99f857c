import { fault, type Fault } from '#libs/programme';

import { MAX_DEPTH } from '../kernel/limits.js';
import { isSafe } from './json-limits.js';
import { findJsonFaults, WHOLE, type Origin } from './strict-json-faults.js';

export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Parses JSON as JSON.parse does, and refuses what it would silently change: a member that occurs twice, half a
 * Unicode character, an integer beyond 2^53; also nesting deeper than MAX_DEPTH. All faults at once, each with its
 * JSON pointer under the origin's place, up to one more than are told of an event.
 *
 * Proof of the short cut: a text whose parsed value has as many members as the text has colons outside strings has no
 * member twice, since each duplicate leaves a colon and no member.
 */
export function parseStrictJson(text: string, origin: Origin = WHOLE): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const faults = findJsonFaults(text, origin);
    return {
      ok: false,
      faults: faults.length > 0 ? faults : [fault('NOT_JSON', origin.place, { why: '?' })],
    };
  }
  const members = countMembers(value, 1);
  if (members === countColons(text) && text.isWellFormed() && !/\\u[dD][89a-fA-F]/.test(text))
    return { ok: true, value };
  const faults = findJsonFaults(text, origin);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** Members in a value, all levels together; NaN when a number or the depth calls for a closer look. */
function countMembers(value: unknown, depth: number): number {
  if (typeof value === 'number') return isSafe(value) ? 0 : Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countMembers(item, depth + 1);
    return count;
  }
  for (const key of Object.keys(value))
    count += 1 + countMembers((value as Record<string, unknown>)[key], depth + 1);
  return count;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Colons outside the strings of a valid JSON text. */
function countColons(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === COLON) count += 1;
    else if (char === QUOTE) {
      i += 1;
      for (let inside = text.charCodeAt(i); inside !== QUOTE; inside = text.charCodeAt(i))
        i += inside === BACKSLASH ? 2 : 1;
    }
  }
  return count;
}
