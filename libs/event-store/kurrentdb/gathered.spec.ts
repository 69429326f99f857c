import { setImmediate as turn } from 'node:timers/promises';

import { expect, it } from '@jest/globals';

import { Gathered } from './gathered.js';

const taking = (fail: (error: Error) => void = () => undefined) => {
  const taken: (readonly number[])[] = [];
  const gathered = new Gathered<number>(5, (items) => void taken.push(items), fail);
  return { taken, gathered };
};
const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await turn();
};

// Seen to fail: when `add` takes each at once, there are three of one.
it('given items in one turn of the event loop, then they are taken together, in their order', async () => {
  const { taken, gathered } = taking();
  for (const item of [1, 2, 3]) {
    gathered.add(item);
    await Promise.resolve();
  }
  expect(taken).toEqual([]);
  await until(() => taken.length > 0);
  expect(taken).toEqual([[1, 2, 3]]);
});

it('given more than is taken at once, then it does not wait for the end of the turn', async () => {
  const { taken, gathered } = taking();
  for (const item of [1, 2, 3, 4, 5, 6]) gathered.add(item);
  expect(taken).toEqual([[1, 2, 3, 4, 5]]);
  await until(() => taken.length > 1);
  expect(taken[1]).toEqual([6]);
});

// Seen to fail: with one idle turn as the end of waiting, they are taken apart; without the bound on turns, never;
// without that on time, later.
it('given turns in which nothing comes between two items, then it waits a few, but no longer than taking takes', async () => {
  const taken: (readonly number[])[] = [];
  const clock = { time: 0 };
  const gathered = new Gathered<number>(
    5,
    (items) => void (taken.push(items), (clock.time += 1)),
    () => undefined,
    () => clock.time,
  );
  gathered.add(0);
  await until(() => taken.length > 0);
  gathered.add(1);
  await turn();
  await turn();
  gathered.add(2);
  await until(() => taken.length > 1);
  gathered.add(3);
  clock.time += 6;
  await turn();
  expect(taken).toEqual([[0], [1, 2], [3]]);
});

it('given the end, then what is there is taken, and nothing comes behind it', async () => {
  const { taken, gathered } = taking();
  gathered.add(1);
  gathered.end();
  expect(taken).toEqual([[1]]);
  await turn();
  await turn();
  expect(taken).toEqual([[1]]);
});

// Seen to fail: without `#failed` the end takes what stands behind the hole.
it('given items that cannot be taken, then it is told, and the end takes no later ones', async () => {
  const told: string[] = [];
  const tried: (readonly number[])[] = [];
  const gathered = new Gathered<number>(
    5,
    (items) => {
      tried.push(items);
      throw new Error(`no room for ${items.join()}`);
    },
    ({ message }) => void told.push(message),
  );
  gathered.add(1);
  await until(() => told.length > 0);
  expect(told).toEqual(['no room for 1']);
  gathered.add(2);
  gathered.end();
  expect(tried).toEqual([[1]]);
});
