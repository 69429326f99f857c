import { describe, expect, it } from '@jest/globals';

import { requestEnded, withClientSignal, type WaitingClients } from './client-signal.js';
import { KeptAnswers, type Keeping } from './kept-answers.js';

/** Answers that are their own question, and which of them were made in order. */
function given(keeping: Keeping = { max: 2 }) {
  const time = { now: 1_000_000 };
  const made: string[] = [];
  const kept = new KeptAnswers<string>(keeping, { now: () => time.now });
  const ask = (name: string): Promise<string> =>
    kept.get(name, async () => {
      made.push(name);
      return name;
    });
  return { time, made, kept, ask };
}

describe('an answer that is kept', () => {
  // Seen to fail: without it set before it is there.
  it('is made once, also when it is asked for twice at the same time', async () => {
    const { ask, made } = given();
    expect(await Promise.all([ask('a'), ask('a')])).toEqual(['a', 'a']);
    expect(await ask('a')).toBe('a');
    expect(made).toEqual(['a']);
  });

  // Seen to fail: without the bound nothing is made again; with the oldest by its making, `a` is.
  it('gives way to what is asked for after it, what was asked for longest ago first', async () => {
    const { ask, made } = given();
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(name)).toBe(name);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  // Seen to fail: with a failure kept the second question fails too.
  it('is made again when it could not be made, and all who waited are told', async () => {
    const { kept, ask } = given();
    const fail = (): Promise<string> => Promise.reject(new RangeError('gone'));
    const told = await Promise.allSettled([kept.get('a', fail), ask('a')]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask('a')).toBe('a');
  });

  // Seen to fail: with whatever stands under the key let go of when one fails.
  it('stays when one that was let go of before it fails', async () => {
    const { kept, ask, made } = given();
    let fail!: (error: Error) => void;
    const first = kept.get('a', () => new Promise<string>((_, reject) => (fail = reject)));
    kept.clear();
    await ask('a');
    fail(new Error('late'));
    await expect(first).rejects.toThrow('late');
    await ask('a');
    expect(made).toEqual(['a']);
  });

  // Seen to fail: without `ttl` (never again); with the time counted from each question (once).
  it('is let go of when its time is over, however often it was asked for', async () => {
    const { ask, made, time } = given({ max: 10, ttl: 60_000 });
    for (const step of [0, 40_000, 20_000, 1]) {
      time.now += step;
      await ask('a');
    }
    expect(made).toEqual(['a', 'a']);
  });

  // Seen to fail: without `purgeStale`.
  it('is not held beyond its time, although nobody asks for it', async () => {
    const { kept, ask, time } = given({ max: 10, ttl: 60_000 });
    await ask('a');
    time.now += 60_001;
    await ask('b');
    expect(kept.size).toBe(1);
  });
});

describe('who waits for an answer', () => {
  const asking = (kept: KeptAnswers<void>, make: (waiting: WaitingClients) => Promise<void>) => {
    const client = new AbortController();
    const answer = withClientSignal(client.signal, () => kept.get('a', make));
    requestEnded();
    return { client, answer };
  };

  // Seen to fail: with the last of them, or none after the first, counted alone.
  it('is everybody who asked while it was made: it goes on while one of them does', async () => {
    const kept = new KeptAnswers<void>({ max: 2 });
    let isWanted = (): boolean => true;
    let end!: () => void;
    const make = (waiting: WaitingClients): Promise<void> => {
      isWanted = waiting.isWanted;
      return new Promise((resolve) => (end = resolve));
    };
    const [one, other] = [asking(kept, make), asking(kept, make)];
    expect(isWanted()).toBe(true);
    one.client.abort();
    expect(isWanted()).toBe(true);
    other.client.abort();
    expect(isWanted()).toBe(false);
    end();
    await one.answer;
    await other.answer;
  });

  // Cause: each question for a kept answer left its signal behind, for as long as that was kept.
  it('is remembered only until it is there', async () => {
    const kept = new KeptAnswers<void>({ max: 2 });
    let isWanted = (): boolean => true;
    const make = async (waiting: WaitingClients): Promise<void> => void ({ isWanted } = waiting);
    const first = asking(kept, make);
    await first.answer;
    await new Promise(setImmediate);
    first.client.abort();
    await asking(kept, make).answer;
    expect(isWanted()).toBe(false);
  });
});
