/** What is done a million times has a quick way; here it is held against the plain one. */
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { nodeCryptography } from '../../apps/verifier/node-cryptography.js';
import { base64, fromBase64, utf8 } from './bytes.js';
import { canonical } from './canonical.js';
import { readEvent } from './event.js';
import { LineReader } from './source.js';
import { webCryptography } from './web-cryptography.js';

const TEXTS = ['', 'a', 'é€', '𝄞'.repeat(40), 'x'.repeat(5_000), '€'.repeat(40_000)];

describe('bytes', () => {
  it('are base64 as RFC 4648 has it, at every length', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = randomBytes(length);
      expect(base64(bytes)).toBe(bytes.toString('base64'));
      expect(fromBase64(base64(bytes))).toEqual(new Uint8Array(bytes));
    }
    // One bit in the padding.
    expect(fromBase64('QQ==')).toEqual(Uint8Array.of(65));
    expect(fromBase64('QR==')).toBeUndefined();
  });

  it('of a text are its own, however long it is', () => {
    const all = TEXTS.map(utf8);
    for (const [at, text] of TEXTS.entries()) expect(Buffer.from(all[at] ?? []).toString()).toBe(text);
  });

  it.each([
    ['Node', nodeCryptography],
    ['a browser', webCryptography],
  ])('and texts have one digest, by %s', (_, { sha256 }) => {
    for (const text of TEXTS) {
      const bytes = randomBytes(33);
      const whole = createHash('sha256').update(bytes).update(text).update(bytes).digest();
      const digest = sha256(bytes, text, bytes);
      expect(Buffer.from(digest).equals(whole)).toBe(true);
      // What is put together for the next one is not where the digest stands.
      sha256(text, bytes);
      expect(Buffer.from(digest).equals(whole)).toBe(true);
    }
  });
});

describe('the salt of an event', () => {
  const saltOf = (rest: object): string => createHash('sha256').update(canonical(rest)).digest('base64');
  const isOfSalt = (metadata: object): boolean | undefined =>
    readEvent(nodeCryptography, {
      ...{ eventId: '', type: '', stream: '', schemaVersion: 1, revision: 0, position: 1, recordedAt: 0 },
      ...{ data: '{}', metadata: canonical(metadata) },
    })?.isOfSalt;

  it.each([
    { id: '1', source: 'a', time: 'b' },
    { id: '1' },
    { zone: 'a' },
    {},
    { id: ',"salt":"', 'salt"': '"salt":' },
  ])('is that of all the rest: %j', (rest) => {
    // Seen to fail: without the way for one that is the first member.
    const salt = saltOf(rest);
    expect(isOfSalt({ ...rest, salt })).toBe(true);
    expect(isOfSalt({ ...rest, salt, more: 1 })).toBe(false);
    expect(isOfSalt({ ...rest, salt: saltOf({ salt }) })).toBe(false);
  });

  it('is not that of what it is in itself', () => {
    const salt = saltOf({ actor: { id: 1 }, z: 1 });
    expect(isOfSalt({ actor: { id: 1, salt }, z: 1, salt })).toBe(false);
    expect(isOfSalt({ actor: { id: 1, salt }, z: 1 })).toBe(true);
    expect(isOfSalt({ salt, z: { a: 1, salt } })).toBe(false);
  });
});

describe('lines', () => {
  it('are those of the file, wherever its pieces end', async () => {
    const text = 'one\n\ntwo€\nthree';
    for (let cut = 0; cut <= Buffer.byteLength(text); cut += 1) {
      const reader = new LineReader(pieces(Buffer.from(text), cut));
      const lines: string[] = [];
      for (await reader.ready(); reader.isAtHand; await reader.ready()) {
        const line = reader.take();
        lines.push(`${Buffer.from(line?.bytes ?? []).toString()}${line?.isWhole === true ? '|' : ''}`);
      }
      expect(lines).toEqual(['one|', '|', 'two€|', 'three']);
      expect(reader.take()).toBeUndefined();
    }
  });
});

async function* pieces(bytes: Uint8Array, cut: number): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, cut);
  yield bytes.subarray(cut);
}
