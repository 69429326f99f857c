// Seen to fail: without #awaited (made twice), without the limit, without #turn (two at a time).
import { describe, expect, it } from '@jest/globals';
import { setImmediate as soon } from 'node:timers/promises';
import { Renderings } from './renderings.js';

const bytes = (length: number): Buffer => Buffer.alloc(length);

describe('renderings', () => {
  it('makes each once, and gives everyone the same bytes', async () => {
    const kept = new Renderings(100);
    let made = 0;
    const make = async (): Promise<Buffer> => {
      made++;
      await soon();
      return bytes(10);
    };
    const [one, two] = await Promise.all([kept.get('a', make), kept.get('a', make)]);
    expect(two).toBe(one);
    expect(await kept.get('a', make)).toBe(one);
    expect(made).toBe(1);
    expect(await kept.get('b', make)).not.toBe(one);
    expect(made).toBe(2);
  });

  it('keeps no more than its limit; what was asked longest ago goes first', async () => {
    const kept = new Renderings(100);
    const made: string[] = [];
    const ask = (key: string, length = 40): Promise<Buffer> =>
      kept.get(key, () => {
        made.push(key);
        return Promise.resolve(bytes(length));
      });
    for (const key of ['a', 'b', 'a', 'c']) await ask(key);
    expect(kept.bytes).toBe(80);
    await ask('a');
    expect(made).toEqual(['a', 'b', 'c']);
    await ask('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    expect((await ask('large', 101)).length).toBe(101);
    await ask('b');
    expect(made).toEqual(['a', 'b', 'c', 'b', 'large']);
    expect(kept.bytes).toBeLessThanOrEqual(100);
  });

  it('keeps no error: all who wait are told, and the next one makes it again', async () => {
    const kept = new Renderings(100);
    const fail = (): Promise<Buffer> => Promise.reject(new Error('torn'));
    const told = await Promise.allSettled([kept.get('a', fail), kept.get('a', fail)]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await kept.get('a', () => Promise.resolve(bytes(3)))).length).toBe(3);
  });

  it('makes one at a time', async () => {
    const kept = new Renderings(100);
    let [now, most] = [0, 0];
    const make = async (): Promise<Buffer> => {
      most = Math.max(most, ++now);
      await soon();
      now--;
      return bytes(1);
    };
    await Promise.all(['a', 'b', 'c'].map((key) => kept.get(key, make)));
    expect(most).toBe(1);
  });
});
