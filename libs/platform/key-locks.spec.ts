/**
 * Seen to fail: with the work not waiting for what was before (overlaps), with only the first key waited for, or all
 * but it (overlaps by another), with a rejection not caught (the next rejects too), with keys not let go of (size),
 * and with keys let go of that another has taken since (who comes late overlaps).
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { KeyLocks } from './key-locks.js';

/** Work that ends when it is told to, and what began and ended of it, in order. */
function given() {
  const locks = new KeyLocks();
  const seen: string[] = [];
  const begin = (name: string, keys: readonly string[]) => {
    let end!: (error?: Error) => void;
    const told = new Promise<void>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve());
    });
    const done = locks.run(keys, async () => {
      seen.push(`${name} begins`);
      await told.finally(() => seen.push(`${name} ends`));
      return name;
    });
    return { done, end };
  };
  return { locks, seen, begin };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('work by key', () => {
  it('waits for what was asked for before under any of its keys, and answers as the work does', async () => {
    const { seen, begin } = given();
    const [a, both, b] = [begin('a', ['a']), begin('both', ['c', 'a', 'b']), begin('b', ['b'])];
    await turn();
    expect(seen).toEqual(['a begins']);
    a.end();
    await turn();
    const late = begin('late', ['a']);
    await turn();
    expect(seen.slice(1)).toEqual(['a ends', 'both begins']);
    both.end();
    for (const { end } of [b, late]) end();
    expect(await Promise.all([a.done, both.done, b.done, late.done])).toEqual(['a', 'both', 'b', 'late']);
    expect(seen.slice(3)).toEqual(['both ends', 'b begins', 'late begins', 'b ends', 'late ends']);
  });

  it('runs beside what has no key with it in common, and beside anything with none', async () => {
    const { seen, begin } = given();
    const begun = [begin('a', ['a']), begin('b', ['b']), begin('none', [])];
    await turn();
    expect(seen).toEqual(['a begins', 'b begins', 'none begins']);
    for (const { end } of begun) end();
    await Promise.all(begun.map(({ done }) => done));
  });

  it('goes on after work that fails, and only who asked for that is told', async () => {
    const { begin } = given();
    const [first, second] = [begin('first', ['a']), begin('second', ['a'])];
    first.end(new Error('failed'));
    second.end();
    await expect(first.done).rejects.toThrow('failed');
    expect(await second.done).toBe('second');
  });

  it('asks no work to wait for itself, for a key that is named twice', async () => {
    const { begin } = given();
    const { done, end } = begin('twice', ['a', 'a']);
    end();
    expect(await done).toBe('twice');
  });

  it('whatever the keys: none overlaps with one that shares a key, the order stands, nothing is left', async () => {
    const keysOf = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd'), { maxLength: 3 });
    const cases = fc.array(fc.record({ keys: keysOf, turns: fc.nat({ max: 3 }), fails: fc.boolean() }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(cases, async (works) => {
        const locks = new KeyLocks();
        const running = new Map<string, number>();
        const began: number[] = [];
        const run = (index: number): Promise<void> => {
          const { keys, turns, fails } = works[index]!;
          return locks.run(keys, async () => {
            began.push(index);
            for (const key of keys) expect(running.get(key) ?? index).toBe(index);
            for (const key of keys) running.set(key, index);
            for (let n = 0; n < turns; n += 1) await turn();
            for (const key of keys) running.delete(key);
            if (fails) throw new Error('failed');
          });
        };
        const outcomes = await Promise.allSettled(works.map((_, index) => run(index)));
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(works.map(({ fails }) => fails));
        for (const key of ['a', 'b', 'c', 'd']) {
          const ofKey = began.filter((index) => works[index]!.keys.includes(key));
          expect(ofKey).toEqual([...ofKey].sort((x, y) => x - y));
        }
        expect(locks.size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
