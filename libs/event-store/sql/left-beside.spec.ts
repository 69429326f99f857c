/**
 * Cause: a statement that was not collected yet kept `-wal` and `-shm` beside a closed file, beyond the end of the
 * process. Seen to fail: with the close of the driver in the place of leavingNothing; with a connection that only
 * reads in the place of openReader.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent } from '../../../test/conformance/event-store-suite.js';
import { openLogReader } from '../sqlite/log-reader.js';
import { openSqliteStore } from '../sqlite/sqlite-store.js';
import { openSqliteVault } from '../sqlite/sqlite-vault.js';
import { openDatabase, type Statement } from './driver.js';
import { openReader } from './open-reader.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wijkspoor-beside it's 100%-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
/** Statements that outlive their database. */
const living: Statement[] = [];

function filled(path: string) {
  const db = openDatabase(path);
  db.exec('CREATE TABLE IF NOT EXISTS t (x INTEGER); INSERT INTO t VALUES (1)');
  const statement = db.prepare('SELECT count(*) AS n FROM t');
  statement.get();
  living.push(statement);
  return db;
}

describe('a database that is closed while its statements live', () => {
  it('leaves its file alone, with all that was committed in it', () => {
    filled(at('a.db')).close();
    expect(readdirSync(folder)).toEqual(['a.db']);
    const again = filled(at('a.db'));
    expect(again.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 2 });
    expect(existsSync(at('a.db-wal'))).toBe(true);
    again.close();
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it('leaves what another that is open needs, which leaves nothing in its turn', () => {
    const [first, second] = [filled(at('a.db')), filled(at('a.db'))];
    first.close();
    expect(existsSync(at('a.db-wal'))).toBe(true);
    expect(second.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 2 });
    second.close();
    // The statements of the first hold it for as long as they live; what was committed is in the file.
    const copy = openDatabase(at('a.db'));
    expect(copy.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 2 });
    copy.close();
  });

  it('is let go of by who only read, before the one that writes closes', () => {
    const writer = filled(at('a.db'));
    const reader = openReader(at('a.db'));
    const statement = reader.prepare('SELECT count(*) AS n FROM t');
    expect(statement.get()).toEqual({ n: 1 });
    expect(() => reader.exec('INSERT INTO t VALUES (2)')).toThrow(/readonly/);
    writer.exec('INSERT INTO t VALUES (2)');
    expect(statement.get()).toEqual({ n: 2 });
    living.push(statement);
    reader.close();
    writer.close();
    expect(readdirSync(folder)).toEqual(['a.db']);
  });
});

it('a log and a vault leave nothing beside them, also with a reader of its own', async () => {
  const store = await openSqliteStore({ path: at('log.db') });
  await store.append({ stream: 's', expected: 'any', events: [anEvent()] });
  const reader = openLogReader(at('log.db'));
  const stream = await reader.readStream('s', {});
  expect(await store.readAll()).toEqual(stream);
  const vault = await openSqliteVault({ path: at('vault.db') });
  await vault.tokensFor([{ kind: 'household', scope: '', key: 'k'.repeat(43) }]);
  reader.close();
  await store.close();
  await vault.close();
  expect(readdirSync(folder).sort()).toEqual(['log.db', 'vault.db']);
});
