import { describe, expect, it } from '@jest/globals';

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

it('given a stream, when its counting differs from that of KurrentDB and when not, then both are known', () => {
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
it('given a copy of the format before, then it goes on without being filled again', () => {
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
it('given a copy that another process wrote in meanwhile, then nothing more is counted by this one', () => {
  const db = openDatabase(':memory:');
  const [mirror, other] = [new Mirror(db, 'log'), new Mirror(db, 'log')];
  other.count([[event('one', 0, 'a')]]);
  const counting = (): void => mirror.count([[event('two', 0, 'b')]]);
  expect(counting).toThrow('another process fills this copy of the log');
  expect([other.head(), mirror.handled]).toEqual([1n, undefined]);
  other.count([[event('two', 0, 'b')]]);
  expect(other.head()).toBe(2n);
});

describe('given an event that opens a stream', () => {
  const db = (): Database => openDatabase(':memory:');
  // Seen to fail: with any row that was not inserted taken for void, the hole is counted.
  it('when its id stands in another stream it is void, and when its stream stands it is a hole', () => {
    const mirror = new Mirror(db(), 'log');
    mirror.count([[event('one', 0, 'a')], [event('two', 0, 'a')], [event('two', 1, 'b')]]);
    expect(mirror.stream('two')).toEqual({ revision: 0, storeRevision: 1 });
    expect([mirror.standing('a')?.stream, mirror.standing('b')?.position]).toEqual(['one', 2n]);
    const whole = new Mirror(db(), 'log');
    whole.count([[event('one', 0, 'a')]]);
    expect(() => whole.count([[event('one', 0, 'c')]])).toThrow('revision 0 came after 0');
  });

  // Seen to fail: with what was counted lately left in memory, it stands though the copy has nothing of it.
  it('when the counting fails behind it, then it stands nowhere', () => {
    const mirror = new Mirror(db(), 'log');
    const broken = (): void => mirror.count([[event('one', 0, 'a')], [event('two', 4, 'b')]]);
    expect(broken).toThrow('revision 4 came after -1');
    expect([mirror.standing('a'), mirror.stream('one').revision, mirror.head()]).toEqual([undefined, -1, 0n]);
    mirror.count([[event('one', 0, 'a')], [event('one', 1, 'c')]]);
    expect(mirror.stream('one')).toEqual({ revision: 1, storeRevision: 1 });
  });

  it('when some thousands came behind it, then it is asked of the copy', () => {
    const mirror = new Mirror(db(), 'log');
    const many = Array.from({ length: 20_000 }, (_, n) => [event(`s${n}`, 0, `e${n}`)]);
    mirror.count(many);
    const places = [0, 5_000, 10_000, 19_999].map((n) => mirror.standing(`e${n}`)?.position);
    expect(places).toEqual([1n, 5_001n, 10_001n, 20_000n]);
    expect(mirror.stream('s3').revision).toBe(0);
  });
});
