import { expect, it } from '@jest/globals';
import { openMemoryStore, openMemoryVault } from '#libs/event-store';
import { Ingest, readRecorded } from '#libs/ingest';
import { loadDemo } from './index.js';

const demoIngest = () => {
  let now = 0;
  const clock = () => now;
  const store = openMemoryStore({ clock });
  const ingest = new Ingest({ store, vault: openMemoryVault(), clock: { now: clock } });
  const rules: Record<string, number> = {};
  let duplicates = 0;
  const load = () =>
    loadDemo({
      scale: 0.1,
      setTime: (recordedAt) => {
        now = recordedAt;
      },
      post: async (items, actor) => {
        const outcome = await ingest.post(items, actor);
        if (!outcome.stored) return outcome;
        for (const { warnings, duplicate } of outcome.receipts) {
          if (duplicate) duplicates++;
          for (const { rule } of warnings) rules[rule] = (rules[rule] ?? 0) + 1;
        }
        return outcome;
      },
    });
  return { store, load, rules, duplicates: () => duplicates };
};

it('the ingest accepts the whole demo programme, and stores nothing twice when it is loaded again', async () => {
  const { store, load, rules, duplicates } = demoIngest();
  const done = await load();
  expect(done).toBeGreaterThan(6000);
  expect(await store.head()).toBe(BigInt(done));
  expect(duplicates()).toBe(0);
  expect(rules['OLD_EVENT']).toBeGreaterThan(10);

  const last = await store.readAll({ after: BigInt(done) + 1n, direction: 'backward', limit: 1 });
  expect(readRecorded(last[0]!).event.name).toBeDefined();
  expect(new Date(last[0]!.recordedAt).toISOString()).toMatch(/^2026-10-/);

  await load();
  expect(await store.head()).toBe(BigInt(done));
  expect(duplicates()).toBe(done);
});
