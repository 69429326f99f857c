/**
 * What is in memory is what is in the file: after every batch, after a batch that could not be committed, and
 * loaded again; in however many events the log came.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDatabase, openMemoryStore, type Database, type RecordedEvent } from '#libs/event-store';
import { runs } from '../../../test/support/dose.js';
import { histories, type LogEvent } from '../../../test/support/histories.js';
import { wholeModel } from '../../../test/support/rewritten-model.js';
import type { Model } from './model.js';
import { Projector } from './projector.js';

/** Most are 13 digits; some are given twice. */
const naturalKey = (i: number): string =>
  i % 7 === 0 ? `key ${i}` : ((i - (i % 5)) * 40_503).toString(16).padStart(13, '0');

async function recorded(log: readonly LogEvent[]): Promise<readonly RecordedEvent[]> {
  let time = 1_700_000_000_000;
  const store = openMemoryStore({ clock: () => (time += 1_000) });
  for (const [i, { stream, event }] of log.entries()) {
    const metadata = { ...(JSON.parse(event.metadata) as object), naturalKey: naturalKey(i) };
    const events = [{ ...event, metadata: JSON.stringify(metadata) }];
    await store.append({ stream, expected: 'any', events });
  }
  return store.readAll({ limit: 10_000 });
}

/** All that a model answers from. */
function contents(model: Model) {
  const { facts, naturalKeys } = model;
  const ids = Array.from({ length: facts.entries }, (_, entry) => facts.idAt(facts.entryPosition.at(entry)));
  return {
    bytes: Buffer.from(wholeModel(model).bytes).toString('base64'),
    documents: facts.documents,
    found: ids.map((id) => facts.entry(id)),
    latest: ids.map((_, entry) => facts.latestVersion(entry)),
    keys: Array.from({ length: 200 }, (_, i) => naturalKeys.has(naturalKey(i))),
  };
}

const after = (events: readonly RecordedEvent[]) => {
  const projector = new Projector(openDatabase(':memory:'), 1);
  projector.project(events);
  return contents(projector.model);
};

/** A database of which a transaction fails, at its chunk or at its end, when told so. */
function failing(db: Database): { readonly db: Database; fail: 'never' | 'chunk' | 'commit' } {
  const told: { db: Database; fail: 'never' | 'chunk' | 'commit' } = {
    fail: 'never',
    db: new Proxy(db, {
      get: (target, name) => {
        if (name === 'isTransaction') return target.isTransaction;
        if (name === 'exec')
          return (sql: string) => {
            if (sql === 'COMMIT' && told.fail === 'commit') throw new Error('disk I/O error');
            target.exec(sql);
          };
        if (name === 'prepare')
          return (sql: string) => {
            const statement = target.prepare(sql);
            if (!sql.startsWith('INSERT INTO chunk_1')) return statement;
            return new Proxy(statement, {
              get: (_, called) => {
                if (called === 'run' && told.fail === 'chunk') throw new Error('database or disk is full');
                const member = Reflect.get(statement, called) as (...args: unknown[]) => unknown;
                return member.bind(statement);
              },
            });
          };
        return Reflect.get(target, name) as unknown;
      },
    }),
  };
  return told;
}

const chunks = (db: Database) =>
  db
    .prepare('SELECT first_position, events FROM chunk_1 ORDER BY 1')
    .all()
    .map((row) => [row['first_position'], row['events']].map(Number));

describe('given a log in batches of any size', () => {
  // Seen to fail: without `rollBack` in `commit`; in it without the documents, without the natural keys, without
  // what was closed, and without `entryLatest`; and with the chunks that a failed commit had joined kept as joined.
  it('when some of them cannot be committed, then memory and file are as before, and go on to the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories(120).filter((log) => log.length > 30),
        fc.array(
          fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('never', 'never', 'chunk', 'commit')),
          {
            minLength: 60,
            maxLength: 60,
          },
        ),
        async (log, steps) => {
          const events = await recorded(log);
          const file = openDatabase(':memory:');
          const told = failing(file);
          const projector = new Projector(told.db, 1);
          for (const [size, fail] of steps) {
            const { position } = projector.model;
            const batch = events.slice(position, position + size);
            if (batch.length === 0) break;
            const before = contents(projector.model);
            told.fail = fail;
            if (fail === 'never') projector.project(batch);
            else expect(() => projector.project(batch)).toThrow(/disk/);
            if (fail !== 'never') expect(contents(projector.model)).toEqual(before);
          }
          const reached = projector.model.position;
          expect(contents(projector.model)).toEqual(after(events.slice(0, reached)));
          expect(contents(new Projector(file, 1).model)).toEqual(contents(projector.model));
          // Before the reload: that reads in a transaction of its own, which also ends with a COMMIT.
          told.fail = 'never';
          projector.reload();
          projector.project(events.slice(reached));
          expect(contents(projector.model)).toEqual(after(events));
          expect(contents(new Projector(file, 1).model)).toEqual(after(events));
        },
      ),
      { numRuns: runs(10, 200) },
    );
  });

  // Seen to fail: without `joined` there are as many chunks as events.
  it('when they come one at a time, then chunks that are alike become one, also after a start, and no event is lost', async () => {
    const [log = []] = fc.sample(
      histories(900).filter((one) => one.length > 600),
      { numRuns: 1, seed: 3 },
    );
    const events = await recorded(log.slice(0, 600));
    const db = openDatabase(':memory:');
    let projector = new Projector(db, 1);
    for (const [i, event] of events.entries()) {
      if (i % 97 === 0) projector = new Projector(db, 1);
      projector.project([event]);
    }
    // 600 = 512 + 64 + 3 × 8
    expect(chunks(db)).toEqual([
      [1, 512],
      [513, 64],
      [577, 8],
      [585, 8],
      [593, 8],
    ]);
    expect(contents(new Projector(db, 1).model)).toEqual(after(events));
  });
});

describe('given an event that is understood and does not fit', () => {
  // Seen to fail: without `rollBack` in `stage` a closed version stays closed, and what came before is lost.
  it('then what came before it is kept, and nothing of it', async () => {
    const [log = []] = fc.sample(
      histories(120).filter((one) => one.some(({ event }) => event.type === 'EntryCorrected')),
      { numRuns: 1, seed: 5 },
    );
    const events = await recorded(log);
    const at = events.findIndex(({ type }) => type === 'EntryCorrected');
    const db = openDatabase(':memory:');
    const projector = new Projector(db, 1);
    projector.project(events.slice(0, 1));
    const { facts } = projector.model;
    const add = facts.add.bind(facts);
    facts.add = (version) => {
      if (version.from === at + 1) throw new RangeError('more than 65535 partners');
      add(version);
    };
    expect(() => projector.project(events)).toThrow(`at position ${at + 1}: more than 65535 partners`);
    facts.add = add;
    expect(contents(projector.model)).toEqual(after(events.slice(0, at)));
    expect(contents(new Projector(db, 1).model)).toEqual(after(events.slice(0, at)));
  });
});

describe('given a file in which another program stood', () => {
  const tables = (db: Database) =>
    db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
      .all()
      .map(({ name }) => name);

  // Seen to fail: with only the chunks of others dropped.
  it('when it kept rows, then they go when this version takes over', () => {
    const db = openDatabase(':memory:');
    db.exec(`
      CREATE TABLE projection (version INTEGER PRIMARY KEY, position INTEGER NOT NULL, active INTEGER NOT NULL DEFAULT 0) STRICT;
      INSERT INTO projection VALUES (7, 3, 1);
      CREATE TABLE projection_sum (version INTEGER PRIMARY KEY, rows INTEGER NOT NULL) STRICT;
      CREATE TABLE entry_version_7 (number INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE moment_7 (first_position INTEGER PRIMARY KEY) STRICT`);
    const projector = new Projector(db, 8);
    expect([projector.model.position, projector.active]).toEqual([0, false]);
    projector.activate();
    expect(tables(db)).toEqual(['chunk_8', 'projection', 'projection_log']);
  });

  // Seen to fail: with `CREATE TABLE IF NOT EXISTS` and without the DROP.
  it('when it left chunks of this version behind, then they are no part of it', async () => {
    const [log = []] = fc.sample(histories(40), { numRuns: 1, seed: 1 });
    const events = await recorded(log);
    const db = openDatabase(':memory:');
    new Projector(db, 1).project(events);
    db.exec('DELETE FROM projection; DELETE FROM projection_log');
    const projector = new Projector(db, 1);
    expect(projector.model.position).toBe(0);
    projector.project(events);
    expect(contents(projector.model)).toEqual(after(events));
  });

  // Seen to fail: with room made for what the checkpoint says.
  it('when its checkpoint is damaged, then it is told so, and no room is made for as many events', async () => {
    const [log = []] = fc.sample(histories(40), { numRuns: 1, seed: 1 });
    const db = openDatabase(':memory:');
    new Projector(db, 1).project(await recorded(log));
    db.exec('UPDATE projection SET position = 4503599627370496');
    expect(() => new Projector(db, 1)).toThrow(/its checkpoint 4503599627370496/);
  });
});
