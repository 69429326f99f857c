/**
 * A log must reach as far as the read model that was made of it. Seen to fail: with a log as long as it refused,
 * with a file that cannot be read taken for one of a longer log, and with the oldest version asked in place of the
 * furthest.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type EventStore } from '#libs/event-store';
import { logMustReach } from './log-reaches.js';
import { Projector } from './projection/projector.js';
import { reached, recorded } from './testing/given.js';

const logOf = (head: bigint) => ({ head: () => Promise.resolve(head) }) as EventStore;

describe('given the file of a read model up to position 3', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wijkspoor-reaches-'));
    path = join(folder, 'read-model.db');
    const db = openDatabase(path);
    const events = recorded(Array.from({ length: 3 }, (_, i) => reached(`h${i}`, '2025-02-01')));
    new Projector(db, 1).project(events);
    new Projector(db, 2).project(events.slice(0, 1));
    db.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('when the log is as long or longer, then that is right', async () => {
    await logMustReach(logOf(3n), path);
    await logMustReach(logOf(9n), path);
  });

  it('when it is shorter, then its end was cut off, and it says so with both places', async () => {
    const refused = logMustReach(logOf(2n), path);
    await expect(refused).rejects.toMatchObject({ code: 'LOG_MISMATCH' });
    await expect(refused).rejects.toThrow(/logboek is korter.*positie 3, logboek tot 2.*log is shorter/s);
    await expect(logMustReach(logOf(0n), path)).rejects.toThrow();
  });

  it('when there is no such file, or it cannot be read, then it says nothing', async () => {
    await logMustReach(logOf(0n), join(folder, 'other.db'));
    await logMustReach(logOf(0n), ':memory:');
    writeFileSync(path, 'no database');
    await logMustReach(logOf(0n), path);
  });
});
