import { describe, expect, it } from '@jest/globals';

import { KEY } from '../testing/a-log.js';
import { HEAD, NO_POLICIES, QUORUMS } from '../testing/policies.js';
import { parsePolicy } from './policy.js';

describe('a policy', () => {
  it('says which logs and witnesses there are, and where', () => {
    const { logs, witnesses } = parsePolicy(`${HEAD}quorum none\n`);
    expect(logs).toMatchObject([{ name: KEY.name, url: 'https://monitor.example.org/v1/logboek' }]);
    expect(witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['bzk', 'https://witness.example.org'],
      ['rk', undefined],
      ['public', undefined],
    ]);
  });

  it.each(QUORUMS)('%j with cosignatures of %j: %s', (lines, names, enough) => {
    expect(parsePolicy(`${HEAD}${lines}\n`).isQuorum(new Set(names))).toBe(enough);
  });

  // Seen to fail: each with its check taken out.
  it.each(NO_POLICIES)('is refused with %s', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(RangeError);
  });
});
