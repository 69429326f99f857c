import { expect, test } from '@jest/globals';

import { openDatabase, type Database } from '../sql/driver.js';
import { Mirror } from './mirror.js';
import type { ForeignEvent, WireEvent } from './wire-event.js';

let place = 0n;
const event = (stream: string, storeRevision: number, eventId: string): WireEvent => ({
  ...{ commit: (place += 10n), prepare: place, stream, storeRevision, eventId, index: 0, of: 1 },
  ...{ type: 'x', schemaVersion: 1, data: '{}', metadata: '{}', storeTime: 5 },
});
const foreign = (stream: string, storeRevision: number): ForeignEvent => ({
  ...{ foreign: true, commit: (place += 10n), prepare: place, stream, storeRevision, id: 'f', type: 'x' },
});
const rows = (db: Database): unknown =>
  db
    .prepare('SELECT name FROM streams')
    .all()
    .map(({ name }) => name);

test('given a stream, when its counting differs from that of KurrentDB and when not, then both are known', () => {
  const db = openDatabase(':memory:');
  const mirror = new Mirror(db, 'log');
  mirror.count([[event('plain', 0, 'a')], [event('void', 0, 'b')], [event('void', 1, 'a')]]);
  mirror.count([foreign('passed', 0), [event('passed', 1, 'c')], [event('void', 2, 'd')]]);
  expect(mirror.stream('plain')).toEqual({ revision: 0, storeRevision: 0 });
  expect(mirror.stream('void')).toEqual({ revision: 1, storeRevision: 2 });
  expect(mirror.stream('passed')).toEqual({ revision: 0, storeRevision: 1 });
  expect(mirror.stream('nowhere')).toEqual({ revision: -1, storeRevision: -1 });
  // One more page to write for each event otherwise.
  expect(rows(db)).toEqual(['passed', 'void']);
});

// Seen to fail: with the rows left as they are, the next event of the stream is a hole.
test('given a copy of the format before, then it goes on without being filled anew', () => {
  const db = openDatabase(':memory:');
  const before = new Mirror(db, 'log');
  before.count([[event('plain', 0, 'a')], [event('void', 0, 'b')], [event('void', 1, 'a')]]);
  db.exec("INSERT INTO streams VALUES ('plain', 0, 0); PRAGMA user_version=2");
  const mirror = new Mirror(db, 'log');
  expect(mirror.head()).toBe(2n);
  mirror.count([[event('plain', 1, 'c')], [event('void', 2, 'd')]]);
  mirror.count([[event('plain', 2, 'e')]]);
  expect(mirror.stream('plain')).toEqual({ revision: 2, storeRevision: 2 });
  expect(mirror.stream('void')).toEqual({ revision: 1, storeRevision: 2 });
  expect(rows(db)).toEqual(['void']);
});

// Seen to fail: without the look at where the copy goes on, the first counts its event behind that of the other.
test('given a copy that another process wrote in meanwhile, then nothing more is counted by this one', () => {
  const db = openDatabase(':memory:');
  const [mirror, other] = [new Mirror(db, 'log'), new Mirror(db, 'log')];
  other.count([[event('one', 0, 'a')]]);
  const counting = (): void => mirror.count([[event('two', 0, 'b')]]);
  expect(counting).toThrow('another process fills this copy of the log');
  expect([other.head(), mirror.handled]).toEqual([1n, undefined]);
  other.count([[event('two', 0, 'b')]]);
  expect(other.head()).toBe(2n);
});
