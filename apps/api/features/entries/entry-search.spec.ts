/** Seen to fail: without what the search may work. */
import { afterEach, expect, it, jest } from '@jest/globals';
import type { EventStore, KeyVault } from '#libs/event-store';
import type { ReadModel } from '#libs/read-model';
import { DEFAULT_PATIENCE } from '../../kernel/patience.js';
import { EntrySearch } from './entry-search.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** A log of which every page is full, and in which nothing is found. */
const log = {
  readAll: ({ after = 0n, limit = 0 }) =>
    Promise.resolve(
      Array.from({ length: limit }, (_, i) => ({ data: '', metadata: '', position: after - BigInt(i + 1) })),
    ),
} as unknown as EventStore;

it('a search through the log is given up after the work that it may take, by the clock that it looks at', async () => {
  const searching = (work: number) =>
    new EntrySearch({} as ReadModel, log, {} as KeyVault, { ...DEFAULT_PATIENCE, work });
  const office = { role: 'programme-office', subject: 'o' } as const;
  let time = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => (time += 20));
  expect(await searching(1_000_000).find('nergens', 50_000, office)).toMatchObject({
    lookedBackTo: undefined,
  });
  await expect(searching(100).find('nergens', 50_000, office)).rejects.toMatchObject({
    code: 'WORK_GIVEN_UP',
  });
});
