import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { afterAll, describe, expect, it } from '@jest/globals';

import { isDiskFull } from './sqlite-errors.js';
import { chooseDriver, openDatabase, sqliteDriver, synchronousOf } from './driver.js';
import type { Database } from './driver.js';

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-driver-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const file = (name: string): string => join(root, name);

/** A module that bundles the given version of SQLite. */
const bundling = (version: string) => () => ({
  DatabaseSync: class {
    prepare = () => ({ get: () => ({ version }) });
    close = () => undefined;
  },
});

describe('the SQLite of this process', () => {
  it('is at least 3.51.3', () => {
    expect(sqliteDriver().version).toMatch(/^3\.(5[2-9]|[6-9]\d|51\.([3-9]|\d\d))/);
  });

  it.each(['3.51.2', '3.50.9', '3.45.0', '2.99.99'])(
    'is refused when it is %s (WAL-reset fault)',
    (version) => {
      expect(() => chooseDriver([['old', bundling(version)]])).toThrow(`old bundles ${version}`);
      expect(
        chooseDriver([
          ['old', bundling(version)],
          ['new', bundling('3.53.0')],
        ]).name,
      ).toBe('new');
    },
  );

  it.each(['3.51.3', '3.52.0', '3.51.10', '4.0.0'])('is taken when it is %s', (version) => {
    expect(
      chooseDriver([
        ['absent', () => undefined],
        ['this', bundling(version)],
      ]).version,
    ).toBe(version);
  });
});

describe('synchronous', () => {
  const write = (db: Database): void => db.exec('CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES (1)');

  it.each(['FULL', 'NORMAL', 'OFF'] as const)(
    '%s is kept after the first write of each connection',
    (level) => {
      const connections = [1, 2, 3].map(() => openDatabase(file(`${level}.db`), { synchronous: level }));
      for (const db of connections) {
        write(db);
        expect(synchronousOf(db)).toBe(level);
      }
      for (const db of connections) db.close();
    },
  );

  // Fails when openDatabase neither sets synchronous nor checks it after the write: tried (the build falls to
  // NORMAL).
  it('FULL is the default', () => {
    const db = openDatabase(file('default.db'));
    write(db);
    expect(synchronousOf(db)).toBe('FULL');
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA foreign_keys').get()).toMatchObject({ foreign_keys: 1 });
    db.close();
  });
});

it('opening leaves user_version as it is', () => {
  const db = openDatabase(file('version.db'));
  db.exec('PRAGMA user_version=42');
  db.close();
  const again = openDatabase(file('version.db'));
  expect(again.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 42 });
  again.close();
});

it('readonly reads and refuses to write', () => {
  const db = openDatabase(file('readonly.db'));
  db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (7)');
  const reader = openDatabase(file('readonly.db'), { readonly: true });
  expect(reader.prepare('SELECT a FROM t').get()).toMatchObject({ a: 7 });
  expect(() => reader.exec('INSERT INTO t VALUES (8)')).toThrow('readonly');
  reader.close();
  db.close();
});

it('a full file is told by its code, any other fault is not it', () => {
  const db = openDatabase(file('full.db'));
  db.exec('CREATE TABLE t (a); PRAGMA max_page_count=3');
  let caught: unknown;
  try {
    db.exec(`INSERT INTO t VALUES ('${'x'.repeat(50_000)}')`);
  } catch (error) {
    caught = error;
  }
  expect(isDiskFull(caught)).toBe(true);
  expect(isDiskFull(new Error('no such table'))).toBe(false);
  expect(isDiskFull(undefined)).toBe(false);
  db.close();
});

it('works in a worker thread', async () => {
  const built = new URL('../../../dist/libs/event-store/sql/driver.js', import.meta.url).href;
  const code = `import('${built}').then(({ openDatabase, synchronousOf }) => {
    const db = openDatabase(${JSON.stringify(file('worker.db'))});
    require('node:worker_threads').parentPort.postMessage(synchronousOf(db));
    db.close();
  })`;
  const worker = new Worker(code, { eval: true });
  // Closed, too, before the folder goes.
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const answer = await new Promise((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  await ended;
  expect(answer).toBe('FULL');
});
