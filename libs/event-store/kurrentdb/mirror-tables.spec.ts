/**
 * Which files of a copy are gone on with, and which are filled again. Seen to fail: with a file of now emptied, and
 * one of before kept.
 */
import { describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../sql/driver.js';
import { loadHandled, prepareTables } from './mirror-tables.js';

/** A copy with an event, two streams and how far it came, as a version of the tables left it. */
function copyOf(format: number | undefined): Database {
  const db = openDatabase(':memory:');
  prepareTables(db);
  db.exec(`INSERT INTO events VALUES (1, 's', 0, 'e', 'T', 1, '{}', '{}', 0);
    INSERT INTO streams VALUES ('alike', 4, 4), ('differs', 4, 5);
    INSERT INTO handled VALUES (1, 'log', '7', '6', 's', 0, 'e')`);
  if (format !== undefined) db.exec(`PRAGMA user_version=${format}`);
  prepareTables(db);
  return db;
}
const countOf = (db: Database, table: string): unknown =>
  db.prepare(`SELECT count(*) n FROM ${table}`).get()?.['n'];

describe('the tables of a copy', () => {
  it.each([
    ['of now are gone on with', undefined, [1, 2]],
    ['of the version before keep their events, and the streams that are counted otherwise', 2, [1, 1]],
    ['of older versions are filled again', 1, [0, 0]],
    ['of a version to come are filled again', 4, [0, 0]],
  ])('%s', (_, format, counts) => {
    const db = copyOf(format);
    expect([countOf(db, 'events'), countOf(db, 'streams')]).toEqual(counts);
    expect(loadHandled(db, 'log')?.commit).toBe(counts[0] === 0 ? undefined : 7n);
    expect(db.prepare('PRAGMA user_version').get()?.['user_version']).toBe(3);
  });

  it('are of one log', () => {
    expect(() => loadHandled(copyOf(undefined), 'other')).toThrow(/copy of log log, not of other/);
  });
});
