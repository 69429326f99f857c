/** DER, held to the table that the verifier in Python is held to (test/proofs/twins.spec.ts). */
import { describe, expect, it } from '@jest/globals';

import { DER } from '../transparency/testing/der-values.js';
import { derIn, isTrue, mustBeDer, oidOf, timeOf } from './der.js';

const bytes = (hexed: string): Uint8Array => new Uint8Array(Buffer.from(hexed, 'hex'));

describe('a value', () => {
  // Seen to fail: without a look at what is inside, and without the bound on depth.
  it.each(DER)('with %s', (_, text, isTaken) => {
    const read = (): void => mustBeDer(derIn(bytes(text)));
    if (isTaken) read();
    else expect(read).toThrow(RangeError);
  });

  it('is of the kind that is asked for', () => {
    expect(derIn(bytes('020105'), 2).body).toEqual(bytes('05'));
    expect(() => derIn(bytes('020105'), 4)).toThrow(RangeError);
  });

  it.each([
    ['06092a864886f70d010702', '1.2.840.113549.1.7.2'],
    ['0603551d25', '2.5.29.37'],
    ['0603883703', '2.999.3'],
  ])('%s is the identifier %s', (text, id) => expect(oidOf(derIn(bytes(text)))).toBe(id));

  it('is true as DER has it, and no other byte', () => {
    expect(['0101ff', '010101', '010100', '0201ff'].map((text) => isTrue(derIn(bytes(text))))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

const time = (tag: string, text: string): number => {
  const body = Buffer.from(text).toString('hex');
  return timeOf(derIn(bytes(`${tag}${(body.length / 2).toString(16).padStart(2, '0')}${body}`)));
};

describe('a moment', () => {
  it.each([
    ['17', '491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['17', '500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['18', '20251130031700Z', '2025-11-30T03:17:00.000Z'],
    ['18', '20251130031700.5Z', '2025-11-30T03:17:00.500Z'],
    ['18', '20251130031700.12345Z', '2025-11-30T03:17:00.123Z'],
  ])('%s %s is %s', (tag, text, at) => expect(time(tag, text)).toBe(Date.parse(at)));

  it.each([
    ['17', '20251130031700Z'],
    ['17', '251130031700.5Z'],
    ['18', '251130031700Z'],
    ['18', '20251130031700+0100'],
    ['18', '202511300317Z'],
    ['18', '20251330031700Z'],
    ['02', '20251130031700Z'],
  ])('%s %s is none', (tag, text) => expect(() => time(tag, text)).toThrow(RangeError));
});
