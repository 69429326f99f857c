import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from '@jest/globals';

import { openSqliteStore } from '#libs/event-store';

import { anEvent, expectGapless, wholeLog } from '../conformance/event-store-suite.js';
import { startAppender } from './event-store-child.js';

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-kill-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// Fails when the group is answered before its commit: tried.
it('after kill -9 amid appends every acknowledged event is there, again and again', async () => {
  const path = join(root, 'killed.db');
  const acknowledged: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const appender = startAppender(path);
    await appender.reached(40 + round * 7);
    appender.child.kill('SIGKILL');
    await appender.ended;
    acknowledged.push(...appender.acknowledged);
    const store = await openSqliteStore({ path });
    const stored = new Set((await wholeLog(store)).map(({ eventId, position }) => `${eventId} ${position}`));
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
    await expectGapless(store);
    await store.close();
  }
});

it('two processes append to one file: one order, no gap, nothing lost, and a third sees it live', async () => {
  const path = join(root, 'shared.db');
  const store = await openSqliteStore({ path });
  const total = 2 * 300 + 100;
  const seen: bigint[] = [];
  const following = (async () => {
    for await (const batch of store.subscribe({ after: 0n })) {
      seen.push(...batch.map(({ position }) => position));
      if (seen.length >= total) return;
    }
  })();
  const appenders = ['a', 'b'].map((name) => startAppender(path, { name, count: 300 }));
  for (let index = 0; index < 100; index += 1)
    await store.append({ stream: 'shared', expected: 'any', events: [anEvent()] });
  expect(await Promise.all(appenders.map(({ ended }) => ended))).toEqual([0, 0]);
  await following;
  expect(seen).toEqual(Array.from({ length: total }, (_, index) => BigInt(index + 1)));
  const times = (await wholeLog(store)).map(({ recordedAt }) => recordedAt);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (const { acknowledged } of appenders) expect(acknowledged).toHaveLength(300);
  await store.close();
});
