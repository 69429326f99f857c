/**
 * One answer for all who ask the same, and the latest few kept. Seen to fail: with what is under way made again,
 * with a failure kept, with one that failed late taken away under what was made after it, with the first asked gone
 * before the one asked for longest ago, and with nobody else waiting for what the first has left.
 */
import { describe, expect, it } from '@jest/globals';
import { withClientSignal, type WaitingClients } from '#libs/platform';
import { KeptAnswers } from './kept-answers.js';

/** Answers that are made when the test says so. */
function making(limit = 2) {
  const kept = new KeptAnswers<string>(limit);
  const made: {
    readonly key: string;
    readonly waiting: WaitingClients;
    done(answer: string): void;
    fail(): void;
  }[] = [];
  const get = (key: string): Promise<string> =>
    kept.get(
      key,
      (waiting) =>
        new Promise((resolve, reject) =>
          made.push({ key, waiting, done: resolve, fail: () => reject(new Error(`no ${key}`)) }),
        ),
    );
  return { get, made, keys: () => made.map(({ key }) => key) };
}

describe('given an answer that is being made', () => {
  it('when the same is asked, then it is made once, and both have it', async () => {
    const { get, made, keys } = making();
    const [one, two] = [get('a'), get('a')];
    made[0]?.done('A');
    expect([await one, await two, await get('a')]).toEqual(['A', 'A', 'A']);
    expect(keys()).toEqual(['a']);
  });

  it('when it fails, then all who wait are told, and who asks later has it made again', async () => {
    const { get, made, keys } = making();
    const [one, two] = [get('a'), get('a')];
    made[0]?.fail();
    await expect(one).rejects.toThrow('no a');
    await expect(two).rejects.toThrow('no a');
    const again = get('a');
    made[1]?.done('A');
    expect([await again, keys()]).toEqual(['A', ['a', 'a']]);
  });

  it('when it fails after it was let go of and made again, then what was made again stays', async () => {
    const { get, made, keys } = making(1);
    const first = get('a');
    void get('b');
    const again = get('a');
    made[2]?.done('A');
    expect(await again).toBe('A');
    made[0]?.fail();
    await expect(first).rejects.toThrow('no a');
    expect(await get('a')).toBe('A');
    expect(keys()).toEqual(['a', 'b', 'a']);
  });

  it('when who asked first has gone, then it is wanted as long as another waits', () => {
    const { get, made } = making();
    const [one, two] = [new AbortController(), new AbortController()];
    void withClientSignal(one.signal, () => get('a'));
    void withClientSignal(two.signal, () => get('a'));
    one.abort();
    expect(made[0]?.waiting.isWanted()).toBe(true);
    two.abort();
    expect(made[0]?.waiting.isWanted()).toBe(false);
  });
});

describe('given that two are kept', () => {
  it('when a third is asked, then the one that nobody asked for longest goes', async () => {
    const { get, made, keys } = making(2);
    const all = ['a', 'b', 'a', 'c', 'a', 'b'].map(get);
    for (const each of made) each.done(each.key.toUpperCase());
    expect(await Promise.all(all)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    expect(keys()).toEqual(['a', 'b', 'c', 'b']);
  });
});
