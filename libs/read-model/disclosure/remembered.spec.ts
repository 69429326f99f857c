import { describe, expect, it } from '@jest/globals';
import { Remembered } from './remembered.js';

describe('what is remembered', () => {
  // Seen to fail: without the bound all of it is there; without moving what is asked for to the end, `a` is gone.
  it('is at most so many bytes, and what was asked for longest ago goes first', () => {
    const some = new Remembered<string>(100);
    for (const name of ['a', 'b', 'c']) some.put(name, name.toUpperCase(), 30);
    expect(some.get('a')).toBe('A');
    some.put('d', 'D', 60);
    expect(['a', 'b', 'c', 'd'].map((name) => some.get(name))).toEqual(['A', undefined, undefined, 'D']);
  });

  // Seen to fail: when the bytes of what is replaced stay counted.
  it('counts what is put again once', () => {
    const some = new Remembered<number>(100);
    some.put('a', 0, 40);
    for (let i = 1; i <= 10; i++) some.put('b', i, 60);
    expect([some.get('a'), some.get('b')]).toEqual([0, 10]);
  });

  // Seen to fail: when it is put first and everything else goes for it.
  it('is never what is larger than all of it', () => {
    const some = new Remembered<string>(100);
    some.put('a', 'A', 90);
    some.put('b', 'B', 101);
    expect([some.get('a'), some.get('b')]).toEqual(['A', undefined]);
  });
});
