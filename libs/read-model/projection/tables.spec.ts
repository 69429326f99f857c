/**
 * Chunks and checkpoint of a version in one file: together or not at all. Seen to fail: without the comparison in
 * the UPDATE of the checkpoint, without the chunks that a joined one takes the
 * place of being removed, with the first mark written over, with the chunks that were
 * loaded forgotten, without the COMMIT after a failed load, and with the
 * tables, the marks or the checkpoints of other versions left in `activate`.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database, type RecordedEvent } from '#libs/event-store';
import { corrected, momentOf, reached, recorded, retracted } from '../testing/given.js';
import { fold } from './fold.js';
import { eventMark } from './log-mark.js';
import { Model } from './model.js';
import { ProjectionTables, SupersededError } from './tables.js';

const EVENTS = recorded([
  ...Array.from({ length: 20 }, (_, i) => reached(`h${i}`, '2025-02-01')),
  corrected(3, reached('h99', '2025-02-02')),
  retracted(4),
]);

let db: Database;
let tables: ProjectionTables;
let model: Model;
beforeEach(() => {
  db = openDatabase(':memory:');
  tables = new ProjectionTables(db, 1);
  model = new Model();
});

/** What the projector does: folds events into memory and writes what they did. */
function commit(events: readonly RecordedEvent[], into = tables, of = model): void {
  const mark = of.mark();
  const closed: Parameters<Model['apply']>[2] = [];
  for (const event of events) of.apply(fold(event, of.facts), event.recordedAt, closed);
  const [first, last] = [events[0]!, events.at(-1)!].map(eventMark) as [string, string];
  into.commit(of, { mark, events: events.length, closed }, { first, last });
}
const loaded = (): Model => {
  const found = new Model();
  tables.load(found);
  return found;
};
const inFile = (sql: string) =>
  db
    .prepare(sql)
    .all()
    .map((row) => Object.values(row));
const chunks = () => inFile('SELECT first_position, events FROM chunk_1 ORDER BY 1');
const tableNames = () =>
  inFile("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1").map(([name]) => name);

describe('given a file in which nothing stands yet', () => {
  it('then the version begins at zero, answers nothing yet, and is of no log', () => {
    expect([tables.position, tables.active, tables.logMark]).toEqual([0, false, undefined]);
    expect(loaded().position).toBe(0);
  });

  it('when it is opened again, then what stands there stays', () => {
    commit(EVENTS.slice(0, 3));
    const again = new ProjectionTables(db, 1);
    expect([again.position, chunks()]).toEqual([3, [[1, 3]]]);
  });
});

describe('given chunks that were written', () => {
  it('then checkpoint, marks and chunks say the same, and a model filled from them is the same', () => {
    for (const event of EVENTS) commit([event]);
    expect(tables.position).toBe(22);
    expect(tables.logMark).toEqual({ first: eventMark(EVENTS[0]!), last: eventMark(EVENTS[21]!) });
    // 22 = 2 × 8 + 6: those that became one are not there any more.
    expect(chunks()).toEqual([[1, 8], [9, 8], ...[17, 18, 19, 20, 21, 22].map((first) => [first, 1])]);
    const { facts, position, moments } = loaded();
    expect([position, facts.versions, moments.of(22)]).toEqual([22, model.facts.versions, momentOf(22)]);
    const ends = (of: Model) =>
      Array.from({ length: of.facts.entries }, (_, entry) => of.facts.latestVersion(entry));
    expect(ends(loaded())).toEqual(ends(model));
  });

  it('when they are loaded by another process, then it goes on with them as the first would have', () => {
    for (const event of EVENTS.slice(0, 7)) commit([event]);
    const [later, of] = [new ProjectionTables(db, 1), new Model()];
    later.load(of);
    commit(EVENTS.slice(7, 8), later, of);
    expect(chunks()).toEqual([[1, 8]]);
  });

  it('when a chunk takes the place of a single event before it, then that one goes', () => {
    commit(EVENTS.slice(0, 1));
    commit(EVENTS.slice(1, 12));
    expect([chunks(), loaded().position]).toEqual([[[1, 12]], 12]);
  });

  it('when another process moved the checkpoint, then nothing is written, and it says so', () => {
    const [theirs, of] = [new ProjectionTables(db, 1), new Model()];
    commit(EVENTS.slice(0, 2), theirs, of);
    const before = [chunks(), tables.logMark];
    expect(() => commit(EVENTS.slice(0, 5))).toThrow(
      expect.objectContaining({ code: 'CHECKPOINT_CONFLICT', message: expect.stringMatching(/away from 0/) }),
    );
    expect([tables.position, chunks(), tables.logMark]).toEqual([2, ...before]);
    expect(db.isTransaction).toBe(false);
  });

  it('when they do not fit their checkpoint, or are damaged, then it says to rebuild, and the file is free', () => {
    commit(EVENTS.slice(0, 10));
    db.exec('UPDATE projection SET position = 11');
    expect(loaded).toThrow(/rows reach 10, its checkpoint 11: rebuild it/);
    db.exec('UPDATE projection SET position = 10; UPDATE chunk_1 SET sum = sum + 1');
    expect(loaded).toThrow(/rows are not what was written: rebuild it/);
    expect(db.isTransaction).toBe(false);
    db.exec('UPDATE chunk_1 SET sum = sum - 1');
    expect(loaded().position).toBe(10);
  });
});

describe('given two versions in one file', () => {
  let next: ProjectionTables;
  beforeEach(() => {
    commit(EVENTS.slice(0, 3));
    tables.activate();
    next = new ProjectionTables(db, 2);
  });

  it('then each has its own checkpoint and chunks, and one of them answers', () => {
    commit(EVENTS.slice(0, 5), next, new Model());
    expect([tables.position, next.position, tables.active, next.active]).toEqual([3, 5, true, false]);
    expect(inFile('SELECT events FROM chunk_2')).toEqual([[5]]);
  });

  it('when the second takes over, then nothing of the first is left, and who has it open is told', () => {
    commit(EVENTS.slice(0, 5), next, new Model());
    next.activate();
    expect([next.active, next.position, next.logMark?.last]).toEqual([true, 5, eventMark(EVENTS[4]!)]);
    expect(tableNames()).toEqual(['chunk_2', 'projection', 'projection_log']);
    expect(inFile('SELECT version FROM projection')).toEqual([[2]]);
    expect(inFile('SELECT version FROM projection_log')).toEqual([[2]]);
    expect(() => tables.position).toThrow(SupersededError);
    expect(() => tables.position).toThrow(
      expect.objectContaining({
        code: 'PROJECTION_SUPERSEDED',
        message: expect.stringMatching(/version 1 /),
      }),
    );
    expect([tables.active, tables.logMark]).toEqual([false, undefined]);
  });
});
