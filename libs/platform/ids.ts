import { hash } from 'node:crypto';

import type { Clock } from './clock.js';
import { randomText } from './random.js';

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;

/** The version digit and the two variant bits of RFC 9562 set in 32 hexadecimal digits. */
function shaped(hex: string, version: 7 | 8): string {
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return dashed(`${hex.slice(0, 12)}${version}${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`);
}

/** SHA-256 of a text (UTF-8), 64 hexadecimal digits in lower case. */
export const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** A new UUIDv7 (RFC 9562): 48 bits of the clock's milliseconds, then random. */
export function uuidv7(clock: Clock): string {
  const time = clock.now().toString(16).padStart(12, '0');
  return shaped(`${time}${randomText(10, 'hex')}`, 7);
}

/**
 * The platform's id of an entry: UUIDv8 shaped from SHA-256 over the sender's (source, id); the same forever,
 * everywhere.
 */
export const entryIdOf = (source: string, id: string): string => shaped(sha256Hex(`${source}\n${id}`), 8);

const NATURAL_KEY_DIGITS = 13;

/**
 * The natural key of an entry: the first 13 hex digits of SHA-256 over its type, its partner and the canonical JSON
 * of its data as stored. The same fact under another id has the same.
 */
export const naturalKeyOf = (typeName: string, partnerId: string | undefined, data: string): string =>
  sha256Hex(`${typeName}\n${partnerId ?? ''}\n${data}`).slice(0, NATURAL_KEY_DIGITS);
