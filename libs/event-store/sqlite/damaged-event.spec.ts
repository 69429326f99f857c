import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { anEvent } from '../../../test/conformance/event-store-suite.js';
import { dose } from '../../../test/support/dose.js';
import type { EventStore } from '../event-store.js';
import type { Database, SqlValue } from '../sql/driver.js';
import { openDatabase } from '../sql/driver.js';
import { openSqliteStore } from './sqlite-store.js';

const EVENTS = 20;
const COLUMNS = ['stream', 'event_id', 'type', 'data', 'metadata'] as const;
const NUMBERS = ['revision', 'schema_version', 'recorded_at'] as const;

let folder: string;
let path: string;
let store: EventStore;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-damaged-'));
  path = join(folder, 'log.db');
  store = await openSqliteStore({ path, clock: () => 1_770_000_000_000 });
  for (let n = 1; n <= EVENTS; n += 1)
    await store.append({ stream: `s${n}`, expected: 'any', events: [anEvent({ data: `{"n":${n}}` })] });
  db = openDatabase(path);
});
afterEach(async () => {
  db.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes a row as damage does, past the triggers; answers how to put it back. */
function change(position: number, column: string, value: SqlValue): () => void {
  const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'events_are_not_updated'").get()?.[
    'sql'
  ];
  const was = db.prepare(`SELECT ${column} AS was FROM events WHERE position = ?`).get(position)?.['was'];
  const write = (text: SqlValue): void => {
    db.exec('DROP TRIGGER events_are_not_updated');
    db.prepare(`UPDATE events SET ${column} = ? WHERE position = ?`).run(text, position);
    db.exec(String(trigger));
  };
  write(value);
  return () => write(was ?? null);
}

/** A number below `limit` that the seed decides. */
const pick = (seed: number, limit: number): number => ((seed * 2_654_435_761) >>> 8) % limit;

/** Seen to fail: with `intact` answering every event, none of these changes is noticed. */
describe('given a log in which something was changed', () => {
  it('when one character of one entry is another, then every reading of it names it', async () => {
    for (let n = 0; n < dose(16, 200); n += 1) {
      const position = 1 + pick(n + 1, EVENTS);
      const column = COLUMNS[n % COLUMNS.length] ?? 'data';
      const row = db.prepare(`SELECT ${column} AS text FROM events WHERE position = ?`).get(position);
      const text = String(row?.['text']);
      const at = pick(n + 7, text.length);
      const other = text[at] === 'x' ? 'y' : 'x';
      const restore = change(position, column, `${text.slice(0, at)}${other}${text.slice(at + 1)}`);
      await expect(store.readAll()).rejects.toThrow(
        new RegExp(`op positie ${position} .*at position ${position} `),
      );
      await expect(store.readAll({ after: BigInt(position - 1), limit: 1 })).rejects.toThrow(/damaged/);
      expect(await store.readAll({ after: BigInt(position) })).toHaveLength(EVENTS - position);
      restore();
    }
    expect(await store.readAll()).toHaveLength(EVENTS);
  });

  it.each(NUMBERS)('when its %s is another, then it is named', async (column) => {
    const restore = change(7, column, 41);
    await expect(store.readAll()).rejects.toThrow(/position 7 /);
    restore();
    expect(await store.readAll()).toHaveLength(EVENTS);
  });

  it('when two entries change places, then the first of them is named', async () => {
    db.exec('DROP TRIGGER events_are_not_updated');
    db.exec(`UPDATE events SET position = -3 WHERE position = 3;
      UPDATE events SET position = 3 WHERE position = 4; UPDATE events SET position = 4 WHERE position = -3`);
    await expect(store.readAll()).rejects.toThrow(/position 3 /);
  });

  it('when a digest was taken away from between others, then its event is named, and which are of before is known', async () => {
    // Seen to fail: with an event without a digest taken as it is, wherever it stands.
    expect(await store.withoutDigest?.()).toBe(0);
    db.exec('DROP TRIGGER digests_are_not_deleted; DELETE FROM event_digests WHERE position = 7');
    await expect(store.readAll()).rejects.toThrow(
      /op positie 7 heeft geen kenmerk.*at position 7 has no dig/,
    );
    expect(store.fault?.()?.code).toBe('EVENT_DAMAGED');
    expect(await store.withoutDigest?.()).toBe(0);
    db.exec('DELETE FROM event_digests WHERE position <= 7');
    expect(await store.readAll()).toHaveLength(EVENTS);
    expect(await store.withoutDigest?.()).toBe(7);
  });

  it('when it is of before digests were kept, then it is read, and what comes later is held to its own', async () => {
    db.exec('DROP TRIGGER digests_are_not_deleted; DELETE FROM event_digests');
    expect(await store.readAll()).toHaveLength(EVENTS);
    expect(await store.withoutDigest?.()).toBe(EVENTS);
    await store.append({ stream: 'later', expected: 'any', events: [anEvent()] });
    change(EVENTS + 1, 'data', '{}');
    await expect(store.readAll()).rejects.toThrow(/position 21 /);
  });
});

it.each([
  ['UPDATE', "UPDATE event_digests SET digest = x'00'"],
  ['DELETE', 'DELETE FROM event_digests'],
  ['REPLACE', "INSERT OR REPLACE INTO event_digests VALUES (1, x'00')"],
])('the digests refuse every change: %s', (what, sql) => {
  expect(() => db.exec(sql)).toThrow(`digests are immutable: no ${what}`);
});
