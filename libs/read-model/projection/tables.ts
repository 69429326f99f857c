import { typeNamed } from '#libs/programme';
import type { Database, SqlValue, Statement } from '#libs/event-store';
import type { Change } from './change.js';
import type { LogMark } from './log-mark.js';
import type { Model } from './model.js';
import { RowSum, type RowCells } from './row-sum.js';

export class CheckpointConflictError extends Error {
  readonly code = 'CHECKPOINT_CONFLICT';
  constructor(expected: number) {
    super(`another projector moved the checkpoint away from ${expected}`);
  }
}

/** Another process on this file built another version, which took over: the rows of this one are gone. */
export class SupersededError extends Error {
  readonly code = 'PROJECTION_SUPERSEDED';
  constructor(version: number) {
    super(`version ${version} of the read model was replaced by another in the same file`);
  }
}

const CREATE_PROJECTION = `
  CREATE TABLE IF NOT EXISTS projection (
    version  INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    active   INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS projection_log (
    version     INTEGER PRIMARY KEY,
    first_event TEXT NOT NULL,
    last_event  TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS projection_sum (
    version INTEGER PRIMARY KEY,
    rows    INTEGER NOT NULL
  ) STRICT`;

const createTables = (version: number) => `
  CREATE TABLE IF NOT EXISTS entry_version_${version} (
    number         INTEGER PRIMARY KEY,
    entry_id       TEXT NOT NULL,
    entry_position INTEGER NOT NULL,
    from_position  INTEGER NOT NULL,
    to_position    INTEGER,
    type           TEXT NOT NULL,
    partner        TEXT,
    neighbourhood  TEXT,
    day            INTEGER NOT NULL,
    facts          TEXT NOT NULL,
    natural_key    TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS moment_${version} (
    first_position INTEGER PRIMARY KEY,
    recorded_at    BLOB NOT NULL
  ) STRICT;
  INSERT OR IGNORE INTO projection (version, position) VALUES (${version}, 0);
  INSERT OR IGNORE INTO projection_sum (version, rows)
    SELECT ${version}, 0 WHERE NOT EXISTS (SELECT 1 FROM moment_${version})`;

const ROW =
  'number, entry_id, entry_position, from_position, type, partner, neighbourhood, day, facts, natural_key';

/** The durable rows of one projection version and its checkpoint, which move together or not at all. */
export class ProjectionTables {
  private readonly advance: Statement;
  private readonly insert: Statement;
  private readonly close: Statement;
  private readonly reopen: Statement;
  private readonly insertMoments: Statement;
  private readonly mark: Statement;
  private readonly sumOf: Statement;
  private readonly setSum: Statement;
  private readonly rowOf: Statement;

  constructor(
    private readonly db: Database,
    readonly version: number,
  ) {
    transaction(db, () => {
      db.exec(CREATE_PROJECTION);
      db.exec(createTables(version));
    });
    this.advance = db.prepare('UPDATE projection SET position = ? WHERE version = ? AND position = ?');
    this.insert = db.prepare(
      `INSERT INTO entry_version_${version} (${ROW})
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.close = db.prepare(`UPDATE entry_version_${version} SET to_position = ? WHERE number = ?`);
    this.reopen = db.prepare(
      `INSERT INTO entry_version_${version} (${ROW})
       SELECT ?, entry_id, entry_position, ?, type, partner, neighbourhood, day, facts, natural_key FROM entry_version_${version} WHERE number = ?`,
    );
    this.insertMoments = db.prepare(
      `INSERT INTO moment_${version} (first_position, recorded_at) VALUES (?, ?)`,
    );
    this.sumOf = db.prepare('SELECT rows FROM projection_sum WHERE version = ?');
    this.setSum = db.prepare('UPDATE projection_sum SET rows = ? WHERE version = ?');
    this.rowOf = db.prepare(`SELECT ${ROW} FROM entry_version_${version} WHERE number = ?`);
    this.rowOf.setReturnArrays(true);
    this.mark = db.prepare(
      `INSERT INTO projection_log (version, first_event, last_event) VALUES (?, ?, ?)
       ON CONFLICT (version) DO UPDATE SET last_event = excluded.last_event`,
    );
  }

  /** Throws SupersededError when this version is not in the file any more. */
  get position(): number {
    const row = this.db.prepare('SELECT position FROM projection WHERE version = ?').get(this.version);
    if (row === undefined) throw new SupersededError(this.version);
    return Number(row['position']);
  }

  get active(): boolean {
    return (
      this.db.prepare('SELECT active FROM projection WHERE version = ?').get(this.version)?.['active'] === 1
    );
  }

  /** Of which log the committed rows are; absent while there are none. */
  get logMark(): LogMark | undefined {
    const row = this.db
      .prepare('SELECT first_event, last_event FROM projection_log WHERE version = ?')
      .get(this.version);
    return row && { first: String(row['first_event']), last: String(row['last_event']) };
  }

  /** Whether anything that was projected came or went by the event at a position. */
  countsAt(position: number): boolean {
    const found = this.db
      .prepare(
        `SELECT 1 FROM entry_version_${this.version} WHERE from_position = ? OR to_position = ? LIMIT 1`,
      )
      .get(position, position);
    return found !== undefined;
  }

  /**
   * Writes the changes of the events after `expected` and moves the checkpoint, in one transaction, compare-and-set.
   * Throws CheckpointConflictError, with nothing written, when the checkpoint is not where it was expected.
   */
  commit(
    expected: number,
    changes: readonly Change[],
    moments: readonly number[],
    { first, last }: LogMark,
  ): void {
    transaction(this.db, () => {
      const moved = this.advance.run(expected + moments.length, this.version, expected);
      if (Number(moved.changes) !== 1) throw new CheckpointConflictError(expected);
      const sum = new RowSum(Number(this.sumOf.get(this.version)?.['rows']));
      for (const change of changes) this.write(change, sum);
      this.mark.run(this.version, first, last);
      const bytes = new Uint8Array(Float64Array.from(moments).buffer);
      this.insertMoments.run(expected + 1, bytes);
      sum.moments(expected + 1, bytes);
      this.setSum.run(sum.value, this.version);
    });
  }

  private write(change: Change, sum: RowSum): void {
    switch (change.kind) {
      case 'close':
        this.close.run(change.at, change.version + 1);
        sum.end(change.version + 1, change.at);
        return;
      case 'reopen':
        this.reopen.run(change.version + 1, change.at, change.copyOf + 1);
        sum.row(this.rowOf.get(change.version + 1) as unknown as RowCells);
        return;
      case 'settle':
        return;
      case 'add': {
        const cells = [
          change.version + 1,
          change.entryId,
          change.entryPosition,
          change.from,
          change.typeName,
          change.partnerId ?? null,
          change.neighbourhoodId ?? null,
          change.day,
          JSON.stringify(change.values),
          change.naturalKey ?? null,
        ];
        this.insert.run(...cells);
        sum.row(cells);
      }
    }
  }

  /** Makes this version the one that answers and drops the others, in one transaction. */
  activate(): void {
    transaction(this.db, () => {
      const others = this.db.prepare('SELECT version FROM projection WHERE version <> ?').all(this.version);
      for (const { version } of others) {
        this.db.exec(`DROP TABLE IF EXISTS entry_version_${Number(version)}`);
        this.db.exec(`DROP TABLE IF EXISTS moment_${Number(version)}`);
      }
      this.db.prepare('DELETE FROM projection WHERE version <> ?').run(this.version);
      this.db.prepare('DELETE FROM projection_log WHERE version <> ?').run(this.version);
      this.db.prepare('DELETE FROM projection_sum WHERE version <> ?').run(this.version);
      this.db.prepare('UPDATE projection SET active = 1 WHERE version = ?').run(this.version);
    });
  }

  /** Fills an empty model from the committed rows, all as they stood at one moment; throws when they do not fit the checkpoint. */
  load(model: Model): void {
    this.db.exec('BEGIN');
    try {
      const position = this.position;
      const sum = new RowSum();
      const rows = this.db.prepare(`SELECT * FROM entry_version_${this.version} ORDER BY number`);
      for (const row of rows.iterate())
        try {
          loadRow(model, row, sum);
        } catch (error) {
          throw new Error("the read model's rows are not what was written: rebuild it", { cause: error });
        }
      const chunks = this.db.prepare(
        `SELECT first_position, recorded_at FROM moment_${this.version} ORDER BY first_position`,
      );
      for (const { first_position, recorded_at } of chunks.iterate()) {
        const bytes = recorded_at as Uint8Array;
        sum.moments(Number(first_position), bytes);
        model.apply([], [...new Float64Array(bytes.slice().buffer)]);
      }
      if (model.position !== position)
        throw new Error(
          `the read model's rows reach ${model.position}, its checkpoint ${position}: rebuild it`,
        );
      if (sum.value !== this.sumOf.get(this.version)?.['rows'])
        throw new Error("the read model's rows are not what was written: rebuild it");
    } finally {
      this.db.exec('COMMIT');
    }
  }
}

const CELLS = ROW.split(', ');

function loadRow(model: Model, row: Record<string, SqlValue>, sum: RowSum): void {
  sum.row(CELLS.map((name) => row[name] ?? null));
  const entryId = String(row['entry_id']);
  const naturalKey = text(row['natural_key']);
  model.facts.add({
    entryId,
    entryPosition: Number(row['entry_position']),
    from: Number(row['from_position']),
    typeName: typeNamed(String(row['type'])).name,
    partnerId: text(row['partner']),
    neighbourhoodId: text(row['neighbourhood']),
    day: Number(row['day']),
    values: JSON.parse(String(row['facts'])) as unknown[],
    naturalKey,
  });
  if (naturalKey !== undefined) model.naturalKeys.add(naturalKey);
  if (row['to_position'] === null) return;
  model.facts.close(entryId, Number(row['to_position']));
  sum.end(Number(row['number']), Number(row['to_position']));
}

const text = (value: SqlValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** All of it or nothing, also when a statement in it fails. */
function transaction(db: Database, body: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    body();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
