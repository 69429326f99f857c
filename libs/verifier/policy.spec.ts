/** The outsider's reader of policies, held to what the server's own is held to. */
import { describe, expect, it } from '@jest/globals';
import { nodeCryptography } from '../../apps/verifier/node-cryptography.js';
import { KEY } from '../transparency/testing/a-log.js';
import { HEAD, NO_POLICIES, QUORUMS } from '../transparency/testing/policies.js';
import { utf8 } from './bytes.js';
import { policyIn, type Policy } from './policy.js';

const read = (text: string): Policy => policyIn(nodeCryptography, utf8(text));

describe('a policy', () => {
  it('says which logs and witnesses there are, and whether witnesses are asked', () => {
    const { logs, witnesses, asksWitnesses } = read(`${HEAD}quorum none\n`);
    expect(logs.map(({ name }) => name)).toEqual([KEY.name]);
    expect([...witnesses].map(([name, key]) => [name, key.name])).toEqual([
      ['bzk', 'bzk'],
      ['rk', 'rekenkamer'],
      ['public', 'public'],
    ]);
    expect([asksWitnesses, read(`${HEAD}quorum rk\n`).asksWitnesses]).toEqual([false, true]);
  });

  it.each(QUORUMS)('%j with cosignatures of %j: %s', (lines, names, enough) => {
    expect(read(`${HEAD}${lines}\n`).isQuorum(new Set(names))).toBe(enough);
  });

  // Seen to fail: with control characters read; with a name or a key that stands twice.
  it.each(NO_POLICIES)('is refused with %s', (_, text) => {
    expect(() => read(text)).toThrow(RangeError);
  });

  // Seen to fail: with the first letter left out.
  it('is refused with the beginning of the line', () => {
    const line = `elders ${'x'.repeat(100)}`;
    expect(() => read(line)).toThrow(new RangeError(`not a policy: elders ${'x'.repeat(73)}`));
  });

  it('is refused when it is no text, or a text of more than a million bytes', () => {
    const policy = `${HEAD}quorum none\n`;
    expect(() => policyIn(nodeCryptography, Uint8Array.of(...utf8(policy), 0xff))).toThrow(RangeError);
    expect(() => read(policy.padEnd(1_000_001, ' '))).toThrow(RangeError);
    expect(read(policy.padEnd(1_000_000, ' ')).logs).toHaveLength(1);
  });
});
