import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openSqliteStore } from '#libs/event-store';

import { expectGapless, wholeLog } from '../conformance/event-store-suite.js';
import { startAppender } from './event-store-child.js';

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-power-'));
const library = join(root, 'disk.so');
const runnable = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Cuts the power of a store amid appends; answers what was acknowledged but is not on the disk any more. */
async function lostInPowerCut(
  synchronous: 'FULL' | 'NORMAL',
): Promise<{ acknowledged: number; lost: number }> {
  const disk = join(root, `disk-${synchronous}`);
  mkdirSync(disk);
  const appender = startAppender(join(root, `${synchronous}.db`), {
    synchronous,
    env: { LD_PRELOAD: library, SYNCED_DIR: disk },
  });
  await appender.reached(200);
  appender.child.kill('SIGKILL');
  await appender.ended;
  const store = await openSqliteStore({ path: join(disk, `${synchronous}.db`) });
  const stored = new Set((await wholeLog(store)).map(({ eventId, position }) => `${eventId} ${position}`));
  await expectGapless(store);
  await store.close();
  const lost = appender.acknowledged.filter((line) => !stored.has(line)).length;
  return { acknowledged: appender.acknowledged.length, lost };
}

// The page cache survives a kill, so a kill alone cannot tell FULL from NORMAL: the disk is one that keeps what was
// synced.
(runnable ? describe : describe.skip)('power cut (not run without gcc on Linux)', () => {
  beforeAll(() => {
    const source = fileURLToPath(new URL('./event-store-disk.c', import.meta.url));
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  });

  // Fails when openDatabase lets FULL fall to NORMAL: tried.
  it('with synchronous=FULL nothing that was acknowledged is lost', async () => {
    const { acknowledged, lost } = await lostInPowerCut('FULL');
    expect(acknowledged).toBeGreaterThanOrEqual(200);
    expect(lost).toBe(0);
  });

  it('with synchronous=NORMAL it is: this test can see the difference', async () => {
    expect((await lostInPowerCut('NORMAL')).lost).toBeGreaterThan(0);
  });
});
