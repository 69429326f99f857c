import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

import { anEvent } from '../../../test/conformance/event-store-suite.js';
import type { NewEvent } from '../event-store.js';
import type { Database } from '../sql/driver.js';
import { openDatabase, synchronousOf } from '../sql/driver.js';
import { EventWriter } from './event-writer.js';
import type { AppendRequest } from './protocol.js';

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-writer-'));
let count = 0;
let path: string;
let db: Database;
let writer: EventWriter;

beforeEach(() => {
  path = join(root, `${(count += 1)}.db`);
  db = openDatabase(path);
  writer = new EventWriter(db);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const request = (stream: string, ...events: NewEvent[]): AppendRequest => ({
  now: 1,
  appends: [{ stream, expected: 'any', events }],
});
const total = (): unknown => db.prepare('SELECT count(*) AS n FROM events').get()?.['n'];

// Each fails when its trigger is removed from the schema: tried.
describe('the table refuses every change', () => {
  beforeEach(() => {
    writer.handle([request('s', anEvent({ eventId: 'e1' }), anEvent({ eventId: 'e2' }))]);
  });
  const columns = '(position, stream, revision, event_id, type, schema_version, data, metadata, recorded_at)';

  it.each([
    ['UPDATE', `UPDATE events SET data = '{}'`],
    ['UPDATE', `UPDATE events SET position = 9 WHERE position = 1`],
    ['UPDATE', `UPDATE OR REPLACE events SET event_id = 'e1' WHERE event_id = 'e2'`],
    ['DELETE', 'DELETE FROM events'],
    ['DELETE', 'DELETE FROM events WHERE position = 2'],
    ['REPLACE', `INSERT OR REPLACE INTO events ${columns} VALUES (1, 'x', 0, 'new', 't', 1, '', '', 1)`],
    ['REPLACE', `INSERT OR REPLACE INTO events ${columns} VALUES (NULL, 'x', 0, 'e1', 't', 1, '', '', 1)`],
    ['REPLACE', `INSERT OR REPLACE INTO events ${columns} VALUES (NULL, 's', 1, 'new', 't', 1, '', '', 1)`],
  ])('%s: %s', (what, sql) => {
    const before = db.prepare('SELECT * FROM events').all();
    const other = openDatabase(path);
    expect(() => other.exec(sql)).toThrow(`events are immutable: no ${what}`);
    other.close();
    expect(db.prepare('SELECT * FROM events').all()).toEqual(before);
  });
});

describe('group commit', () => {
  // Seen to fail: without the time kept within the transaction; without its being read again in the next one.
  it('times never decrease, within a transaction and after one of another process', () => {
    const at = (now: number) => ({ ...request('s', anEvent()), now });
    const times = (): unknown[] =>
      db
        .prepare('SELECT recorded_at AS at FROM events ORDER BY position')
        .all()
        .map((row) => row['at']);
    writer.handle([at(5), at(3), at(6)]);
    const other = openDatabase(path);
    new EventWriter(other).handle([at(100)]);
    other.close();
    writer.handle([at(7), at(8)]);
    expect(times()).toEqual([5, 5, 6, 100, 100, 100]);
  });

  it('one refused append leaves its neighbours alone', () => {
    const taken = anEvent();
    const outcomes = writer.handle([
      request('a', taken),
      request('b', anEvent(), taken),
      request('c', anEvent(), anEvent()),
      { now: 1, appends: [{ stream: 'c', expected: 'no-stream', events: [anEvent()] }] },
      request('c', anEvent()),
    ]);
    const codes = outcomes.map((outcome) => ('error' in outcome ? outcome.error.code : 'stored'));
    expect(codes).toEqual(['stored', 'EVENT_ID_TAKEN', 'stored', 'WRONG_EXPECTED_VERSION', 'stored']);
    expect(
      db
        .prepare('SELECT position FROM events')
        .all()
        .map((row) => row['position']),
    ).toEqual([1, 2, 3, 4]);
  });

  it('a fault of SQLite in one append leaves its neighbours alone', () => {
    const broken = { ...anEvent(), data: null as unknown as string };
    const outcomes = writer.handle([
      request('a', anEvent()),
      request('b', anEvent(), broken),
      request('c', anEvent()),
    ]);
    expect(outcomes).toMatchObject([
      { value: [{}] },
      { error: { code: 'STORE_UNAVAILABLE' } },
      { value: [{}] },
    ]);
    expect(db.prepare('SELECT position, stream FROM events').all()).toMatchObject([
      { position: 1, stream: 'a' },
      { position: 2, stream: 'c' },
    ]);
  });

  it('a rolled-back transaction leaves no gap', () => {
    db.exec('BEGIN IMMEDIATE');
    db.exec(`INSERT INTO events (stream, revision, event_id, type, schema_version, data, metadata, recorded_at)
      VALUES ('x', 0, 'lost', 't', 1, '', '', 1)`);
    db.exec('ROLLBACK');
    expect(writer.handle([request('a', anEvent())])).toMatchObject([
      { value: [{ events: [{ position: 1n }] }] },
    ]);
  });

  it('time and revisions follow another connection on the file', () => {
    const other = new EventWriter(openDatabase(path));
    writer.handle([request('s', anEvent())]);
    other.handle([{ now: 500, appends: [{ stream: 's', expected: 0, events: [anEvent()] }] }]);
    expect(writer.handle([request('s', anEvent())])).toMatchObject([
      { value: [{ events: [{ revision: 2, position: 3n, recordedAt: 500 }] }] },
    ]);
    other.close();
  });

  it('a lock that is not given up refuses, and nothing is stored', () => {
    const other = openDatabase(path);
    db.exec('PRAGMA busy_timeout=20');
    other.exec('BEGIN IMMEDIATE');
    const locked = { error: { code: 'STORE_UNAVAILABLE', message: 'database is locked' } };
    expect(writer.handle([request('a', anEvent()), request('b', anEvent())])).toMatchObject([locked, locked]);
    other.exec('COMMIT');
    other.close();
    expect(total()).toBe(0);
    expect(writer.handle([request('a', anEvent())])).toMatchObject([{ value: [{}] }]);
  });
});

it('a full file refuses what has no room, whole, and works again once there is', () => {
  writer.handle([request('a', anEvent())]);
  const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
  db.exec(`PRAGMA max_page_count=${pages + 2}`);
  const large = Array.from({ length: 50 }, () => anEvent({ data: JSON.stringify('x'.repeat(2_000)) }));
  const outcomes = writer.handle([request('b', anEvent()), request('c', ...large), request('d', anEvent())]);
  expect(outcomes).toMatchObject([{ value: [{}] }, { error: { code: 'STORE_FULL' } }, { value: [{}] }]);
  expect(
    db
      .prepare('SELECT stream FROM events')
      .all()
      .map((row) => row['stream']),
  ).toEqual(['a', 'b', 'd']);
  db.exec('PRAGMA max_page_count=100000');
  expect(writer.handle([request('c', ...large)])).toMatchObject([{ value: [{ duplicate: false }] }]);
  expect(db.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
  expect(db.prepare('SELECT max(position) AS head FROM events').get()).toMatchObject({ head: 53 });
});

it('a file of a newer format is refused', () => {
  db.exec('PRAGMA user_version=2');
  expect(() => new EventWriter(db)).toThrow('newer');
});

it('synchronous is FULL after the writer has written', () => {
  writer.handle([request('a', anEvent())]);
  expect(writer.synchronous).toBe('FULL');
  expect(synchronousOf(db)).toBe('FULL');
});
