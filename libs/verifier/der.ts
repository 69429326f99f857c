import { joined } from './bytes.js';

/** A value of ASN.1 in DER: what certificates and time stamps are written in. */
export interface Der {
  readonly tag: number;
  readonly body: Uint8Array;
  /** The value with its tag and length: what signatures are over. */
  readonly whole: Uint8Array;
}

export const [INTEGER, BIT_STRING, OCTETS, NULL, OID, SEQUENCE, SET] = [
  0x02, 0x03, 0x04, 0x05, 0x06, 0x30, 0x31,
];
const CONSTRUCTED = 0x20;
const [UTC_TIME, GENERALIZED_TIME, BOOLEAN] = [0x17, 0x18, 0x01];

/** `[n]` of a structure, explicit or of several values. */
export const tagged = (number: number): number => 0xa0 | number;

function valueAt(bytes: Uint8Array, at: number): { readonly der: Der; readonly end: number } {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new RangeError('DER: tag');
  const many = first < 0x80 ? 0 : first & 0x7f;
  // No length without an end, none of more than four bytes, none longer than it need be.
  if (first === 0x80 || many > 4) throw new RangeError('DER: length');
  const length =
    many === 0 ? first : bytes.subarray(at + 2, at + 2 + many).reduce((sum, one) => sum * 256 + one, 0);
  if (many > 0 && length < (many === 1 ? 0x80 : 256 ** (many - 1))) throw new RangeError('DER: length');
  const [start, end] = [at + 2 + many, at + 2 + many + length];
  if (end > bytes.length) throw new RangeError('DER: breaks off');
  return { der: { tag, body: bytes.subarray(start, end), whole: bytes.subarray(at, end) }, end };
}

/** The one value that bytes are. Throws RangeError. */
export function derIn(bytes: Uint8Array, tag?: number): Der {
  const { der, end } = valueAt(bytes, 0);
  if (end !== bytes.length || (tag !== undefined && der.tag !== tag))
    throw new RangeError('DER: not one value');
  return der;
}

/** Structures in one another: those of a stamp are some twenty deep. */
const DEEPEST = 50;

/** That a value is DER down to its last part, also to those that nobody reads. Throws RangeError. */
export function mustBeDer(der: Der, depth = 0): void {
  if ((der.tag & CONSTRUCTED) === 0) return;
  if (depth === DEEPEST) throw new RangeError('DER: nested too deep');
  for (const part of partsOf(der)) mustBeDer(part, depth + 1);
}

/** The values in a structure. Throws RangeError. */
export function partsOf({ body }: Der): readonly Der[] {
  const parts: Der[] = [];
  for (let at = 0; at < body.length;) {
    const { der, end } = valueAt(body, at);
    parts.push(der);
    at = end;
  }
  return parts;
}

/** The next value of that tag; throws RangeError when it is another. */
export function must(der: Der | undefined, tag: number): Der {
  if (der?.tag !== tag) throw new RangeError('DER: another value');
  return der;
}

/** An object identifier with dots. */
export function oidOf(der: Der | undefined): string {
  const { body } = must(der, OID);
  const numbers: number[] = [];
  let number = 0;
  for (const byte of body) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** Whether it is the boolean TRUE of DER. */
export const isTrue = (der: Der | undefined): boolean => der?.tag === BOOLEAN && der.body[0] === 0xff;

/** A moment of DER, in milliseconds since 1970; fractions of a second are kept to the millisecond. */
export function timeOf(der: Der | undefined): number {
  const text = String.fromCharCode(...(der?.body ?? []));
  const found = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d+))?Z$/.exec(text);
  const [, year = '', month, day, hour, minute, second, fraction = ''] = found ?? [];
  const isUtc = der?.tag === UTC_TIME && year.length === 2 && fraction === '';
  if (!isUtc && !(der?.tag === GENERALIZED_TIME && year.length === 4)) throw new RangeError('DER: time');
  const whole = isUtc ? String(Number(year) < 50 ? 2000 + Number(year) : 1900 + Number(year)) : year;
  const at = Date.parse(
    `${whole}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`,
  );
  if (Number.isNaN(at)) throw new RangeError('DER: time');
  return at;
}

/** The bytes of a value that is written with another tag than it has where it is signed. */
export const retagged = ({ whole }: Der, tag: number): Uint8Array =>
  joined([Uint8Array.of(tag), whole.subarray(1)]);
