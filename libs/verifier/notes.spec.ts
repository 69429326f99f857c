/**
 * Keys, signed notes and receipts, held to the tables that the server and the verifier in Python are held to
 * (test/proofs/twins.spec.ts).
 */
import { describe, expect, it } from '@jest/globals';

import { nodeCryptography } from '../../apps/verifier/node-cryptography.js';
import { KEY } from '../transparency/testing/a-log.js';
import { LINES } from '../transparency/testing/bundle-texts.js';
import { KEYS } from '../transparency/testing/key-texts.js';
import { BASE64, CHECKPOINTS, COUNTS, RECEIPTS } from '../transparency/testing/readings.js';
import { COSIGNATURE, signingKey } from '../transparency/note/keys.js';
import { cosign, formatNote } from '../transparency/note/note.js';
import { countIn, fromBase64, utf8 } from './bytes.js';
import { checkpointIn, checkpointInLine, keyGiven, keyIn, receiptIn, seenAt } from './notes.js';

const WITNESS = signingKey('w.example', new Uint8Array(32).fill(5), COSIGNATURE);
const isRead = (read: () => unknown): boolean => {
  try {
    return read() !== undefined;
  } catch (error) {
    expect([RangeError, SyntaxError]).toContain((error as Error).constructor);
    return false;
  }
};

// Seen to fail, of each: with keys trimmed, with `\s` for a space, and with ML-DSA-44 keys of any length.
describe('a key', () => {
  it.each(KEYS)('with %s', (_, text, isTaken) => {
    expect(isRead(() => keyIn(nodeCryptography, text))).toBe(isTaken);
  });

  it('as somebody gives it may have a byte order mark before it, and spaces and line ends about it', () => {
    const key = keyIn(nodeCryptography, KEY.verifier);
    for (const text of [`\ufeff${KEY.verifier}\r\n`, ` \t${KEY.verifier} `])
      expect(keyGiven(nodeCryptography, text)).toEqual(key);
    for (const text of [`\u00a0${KEY.verifier}`, `${KEY.verifier}\u2028`, `${KEY.verifier}\ufeff`])
      expect(() => keyGiven(nodeCryptography, text)).toThrow(RangeError);
  });
});

describe('a checkpoint', () => {
  it.each(CHECKPOINTS)('with %s', (_, text, isTaken) => {
    expect(isRead(() => checkpointIn(utf8(text)))).toBe(isTaken);
  });

  it('is UTF-8', () => {
    const [[, text = ''] = []] = CHECKPOINTS;
    expect(() => checkpointIn(Uint8Array.of(0xff, ...utf8(text)))).toThrow(RangeError);
  });

  // Seen to fail: the half character was read as U+FFFD.
  it.each(LINES)('in a line with %s', (_, line, isTaken) => {
    const bytes = utf8(line);
    const read = { bytes: bytes.subarray(0, -1), isWhole: bytes.at(-1) === 10 };
    expect(isRead(() => checkpointInLine(read))).toBe(isTaken);
  });

  // Seen to fail: with the moment read as a number, of which the last digits are lost from 2^53.
  it.each([
    [2n ** 53n + 1n, true],
    [2n ** 63n - 1n, true],
    [2n ** 63n, false],
  ])('seen at second %d: %s', async (at, isRight) => {
    const [[, text = ''] = []] = CHECKPOINTS;
    const body = text.slice(0, text.indexOf('\n\n') + 1);
    const signatures = [cosign(body, WITNESS, at)];
    const key = keyIn(nodeCryptography, WITNESS.verifier);
    const seen = await seenAt(
      nodeCryptography,
      checkpointIn(utf8(formatNote({ text: body, signatures }))),
      key,
    );
    expect(seen).toBe(isRight && Number(at));
  });

  // Seen to fail: with what is no cosignature of the right length told as seen.
  it.each([
    ['as it is', WITNESS, (bytes: Uint8Array) => bytes, 5],
    ['a byte short', WITNESS, (bytes: Uint8Array) => bytes.subarray(0, -1), false],
    ['a byte long', WITNESS, (bytes: Uint8Array) => Uint8Array.of(...bytes, 0), false],
    ['with a bit turned', WITNESS, (bytes: Uint8Array) => bytes.with(70, bytes[70]! ^ 1), false],
    ['of a key that signs without a moment', KEY, (bytes: Uint8Array) => bytes, false],
  ])('cosigned %s', async (_, by, change, expected) => {
    const [[, text = ''] = []] = CHECKPOINTS;
    const body = text.slice(0, text.indexOf('\n\n') + 1);
    const signature = cosign(body, by, 5);
    const note = { text: body, signatures: [{ ...signature, bytes: change(signature.bytes) }] };
    const key = keyIn(nodeCryptography, by.verifier);
    expect(await seenAt(nodeCryptography, checkpointIn(utf8(formatNote(note))), key)).toBe(expected);
  });
});

// Seen to fail: with members of leaf and receipt taken that are the same and no text or number.
describe('a receipt', () => {
  it.each(RECEIPTS)('with %s', (_, text, isTaken) => {
    expect(isRead(() => receiptIn(utf8(text)))).toBe(isTaken);
  });
});

describe('a number', () => {
  it.each(COUNTS)('%s', (_, text, isTaken) => expect(countIn(text) !== undefined).toBe(isTaken));
});

describe('base64', () => {
  it.each(BASE64)('%s', (_, text, isTaken) => expect(fromBase64(text) !== undefined).toBe(isTaken));
});
