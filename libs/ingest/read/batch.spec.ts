import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { MAX_EVENT_BYTES } from '../kernel/limits.js';
import { describeFault } from '../testing/ingest-fixture.js';
import { readBatch } from './batch.js';

const read = async (text: string, max = 10) => {
  const batch = await readBatch(text, max);
  return batch.ok ? batch.items : batch.faults.map(describeFault);
};

describe('reading a batch', () => {
  it.each<[string, readonly unknown[]]>([
    ['[]', []],
    [' [ ] ', []],
    ['[1,"],[\\"",{"a":[2]}]', [1, '],["', { a: [2] }]],
    ['{}', ['WRONG_TYPE ']],
    ['7', ['WRONG_TYPE ']],
    ['', ['NOT_JSON ']],
    ['{"a"', ['NOT_JSON ']],
    ['[1', ['NOT_JSON ']],
    ['["a]', ['NOT_JSON ']],
    ['[1]]', ['NOT_JSON ']],
    ['[1}', ['NOT_JSON ']],
    ['[1,]', ['NOT_JSON /1']],
    ['[,1]', ['NOT_JSON /0']],
    ['[{"a":1,"a":2},3,{"b":01}]', ['DUPLICATE_MEMBER /0/a', 'NOT_JSON /2']],
    ['[1,2,3,4,5,6,7,8,9,10,11]', ['BATCH_TOO_LARGE ']],
  ])('%s', async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  it('says at which character of the whole text the JSON ends', async () => {
    const batch = await readBatch('[1, {"a" 2}]', 10);
    expect(batch).toMatchObject({
      faults: [{ place: [1], message: { en: expect.stringContaining('character 10') } }],
    });
  });

  it('tells of the others when one is too large, which is not parsed', async () => {
    const large = `"${'x'.repeat(MAX_EVENT_BYTES)}`;
    expect(await read(`[1,${large}",{"a":1,"a":1}]`)).toEqual([
      'EVENT_TOO_LARGE /1',
      'DUPLICATE_MEMBER /2/a',
    ]);
  });

  it('accepts and refuses the same lists as JSON.parse, however mangled', async () => {
    const mangled = fc
      .tuple(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 4 }),
        fc.nat(),
        fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '0', '', '\n', ' '),
      )
      .map(([list, n, char]) => {
        const text = JSON.stringify(list);
        return text.slice(0, n % (text.length + 1)) + char + text.slice((n % (text.length + 1)) + 1);
      });
    await fc.assert(
      fc.asyncProperty(mangled, async (text) => {
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          value = undefined;
        }
        const batch = await readBatch(text, 100);
        const syntax = !batch.ok && batch.faults.some(({ rule }) => rule === 'NOT_JSON');
        expect(syntax).toBe(value === undefined);
        if (batch.ok) expect(batch.items).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
});
