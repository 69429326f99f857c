/** Seen to fail: with what was said about waiting for the disk not handed on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openStore, type StoreSettings } from './open.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['nothing', {}, 'FULL'],
  ['NORMAL', { synchronous: 'NORMAL' }, 'NORMAL'],
  ['FULL', { synchronous: 'FULL' }, 'FULL'],
] satisfies [string, StoreSettings, string][])(
  'given %s said about waiting for the disk, when a log is opened in a folder that is not there, then it is made and waits so',
  async (_, settings, expected) => {
    const store = await openStore(`sqlite:${join(folder, 'new', 'log.db')}`, settings);
    expect(store.description).toContain(`synchronous=${expected},`);
    await store.close();
  },
);
