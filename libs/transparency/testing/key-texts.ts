/** Keys, and what is nearly one: for programs without code in common. */
import { hash } from 'node:crypto';

import { COSIGNATURE, COSIGNATURE_ML_DSA, ED25519, signingKey } from '../note/keys.js';
import type { Reading } from './readings.js';

/** A key whose id is right, whatever else is not. */
function keyText(name: string, kind: number, raw: Uint8Array): string {
  const bytes = Buffer.concat([Uint8Array.of(kind), raw]);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'hex').slice(0, 8);
  return `${name}+${id}+${bytes.toString('base64')}`;
}
const POINT = Buffer.from(
  signingKey('x', new Uint8Array(32).fill(3)).verifier.split('+')[2] ?? '',
  'base64',
).subarray(1);
const ofName = (name: string): string => keyText(name, ED25519, POINT);
const ofBytes = (kind: number, length: number): string =>
  keyText('a.example', kind, Buffer.concat([POINT, Buffer.alloc(2_000)]).subarray(0, length));
const RIGHT_KEY = ofName('a.example');

/** 32 bytes of a number, the lowest first. */
const pointOf = (y: bigint): Uint8Array => Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse();
const P = 2n ** 255n - 19n;
const ORDER_8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
const SIGN = 2n ** 255n;
/** What is no point of Ed25519, or one with which anybody could have signed. */
const POINTS: readonly Reading[] = [
  ['a point that is none on the curve', 2n, true],
  ['the number 0', 0n, false],
  ['the number 1', 1n, false],
  ['the number 1 with a sign', SIGN + 1n, false],
  ['the largest number', P - 1n, false],
  ['the largest number with a sign', SIGN + P - 1n, false],
  ['a point of order 8', ORDER_8, false],
  ['a point of order 8 with a sign', SIGN + ORDER_8, false],
  ['the other point of order 8', P - ORDER_8, false],
  ['a number that is the prime', P, false],
  ['a number beyond the prime', P + 5n, false],
  ['a number beyond the prime with a sign', SIGN + P + 6n, false],
  ['nothing but ones', 2n ** 256n - 1n, false],
].map(([name, y, isTaken]): Reading => [
  String(name),
  keyText('a.example', COSIGNATURE, pointOf(y as bigint)),
  isTaken as boolean,
]);

export const KEYS: readonly Reading[] = [
  ['a key of a log', RIGHT_KEY, true],
  ['a key of a witness', ofBytes(COSIGNATURE, 32), true],
  ['an ML-DSA-44 key', ofBytes(COSIGNATURE_ML_DSA, 1312), true],
  ['a byte order mark in its name, which is no space', ofName('a\ufeff.example'), true],
  ['a name that is not ASCII', ofName('wijk-é😀'), true],
  ['a no-break space in its name', ofName('a\u00a0.example'), false],
  ['a line separator in its name', ofName('a\u2028.example'), false],
  ['a control character in its name', ofName('a\u001c.example'), false],
  ['a control character of Latin 1 in its name', ofName('a\u0085.example'), false],
  ['a plus sign in its name', ofName('a+b'), false],
  ['no name', ofName(''), false],
  ['a space before it', ` ${RIGHT_KEY}`, false],
  ['a no-break space before it', `\u00a0${RIGHT_KEY}`, false],
  ['a byte order mark before it', `\ufeff${RIGHT_KEY}`, false],
  ['a line end behind it', `${RIGHT_KEY}\n`, false],
  ['its id in capitals', RIGHT_KEY.replace(/\+[0-9a-f]{8}\+/, (id) => id.toUpperCase()), false],
  ['the id of another', RIGHT_KEY.replace(/\+[0-9a-f]{8}\+/, '+01234567+'), false],
  ['an ML-DSA-44 key without a byte', ofBytes(COSIGNATURE_ML_DSA, 0), false],
  ['an ML-DSA-44 key of one byte', ofBytes(COSIGNATURE_ML_DSA, 1), false],
  ['an ML-DSA-44 key a byte too long', ofBytes(COSIGNATURE_ML_DSA, 1313), false],
  ['a key of 31 bytes', ofBytes(ED25519, 31), false],
  ['a key of 33 bytes', ofBytes(ED25519, 33), false],
  ['a kind that is not known', ofBytes(2, 32), false],
  ['a kind and no key', ofBytes(ED25519, 0), false],
  ['base64 without padding', keyText('a.example', ED25519, POINT.subarray(1)).replace(/=+$/, ''), false],
  ...POINTS,
  ['nothing', '', false],
];
