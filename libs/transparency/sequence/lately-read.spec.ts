import { describe, expect, it } from '@jest/globals';

import { LatelyRead } from './lately-read.js';

describe('what was read lately', () => {
  const reads: string[] = [];
  const reading = (name: string) => async () => {
    reads.push(name);
    return Promise.resolve(name);
  };
  const ask = async (kept: LatelyRead<string>, ...names: readonly string[]): Promise<string[]> => {
    reads.length = 0;
    for (const name of names) expect(await kept.get(name, reading(name))).toBe(name);
    return [...reads];
  };

  it('is read once, also when it is asked for twice at the same time', async () => {
    const kept = new LatelyRead<string>(2);
    reads.length = 0;
    await Promise.all([kept.get('a', reading('a')), kept.get('a', reading('a'))]);
    expect(reads).toEqual(['a']);
  });

  // Seen to fail: without the bound nothing is read again; with the oldest by its first reading, `a` is.
  it('gives way to what is read after it, what was asked for longest ago first', async () => {
    const kept = new LatelyRead<string>(2);
    expect(await ask(kept, 'a', 'b', 'a', 'c', 'a', 'b')).toEqual(['a', 'b', 'c', 'b']);
  });

  // Seen to fail: with a failure kept the second question fails too.
  it('is asked for again when it could not be read', async () => {
    const kept = new LatelyRead<string>(2);
    await expect(kept.get('a', () => Promise.reject(new RangeError('gone')))).rejects.toThrow('gone');
    expect(await ask(kept, 'a')).toEqual(['a']);
  });
});
