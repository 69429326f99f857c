import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { openSqliteStore } from '#libs/event-store';

import { anEvent, expectGapless } from '../conformance/event-store-suite.js';

const disk = mkdtempSync(join(tmpdir(), 'wijkspoor-full-'));
const mount = ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk];
const mounted = process.platform === 'linux' && spawnSync('mount', mount).status === 0;

afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

(mounted ? describe : describe.skip)('a full disk (not run where no tmpfs can be mounted)', () => {
  it('refuses with STORE_FULL, stores nothing of it, and works again once there is room', async () => {
    const store = await openSqliteStore({ path: join(disk, 'log.db') });
    const append = (size: number) => {
      const events = [anEvent(), anEvent({ data: JSON.stringify('x'.repeat(size)) })];
      return store.append({ stream: 's', expected: 'any', events });
    };
    await append(10);
    const ballast = join(disk, 'ballast');
    const free = Number(spawnSync('df', ['--output=avail', '-B1', disk]).stdout.toString().split('\n')[1]);
    writeFileSync(ballast, Buffer.alloc(free - 200_000));
    const settled = await Promise.allSettled([append(10), append(1_000_000), append(10)]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { name: 'StoreError', code: 'STORE_FULL' } });
    expect(await store.head()).toBe(6n);
    writeFileSync(ballast, '');
    await append(1_000_000);
    expect(await store.head()).toBe(8n);
    await expectGapless(store);
    await store.close();
  });
});
