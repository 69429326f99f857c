import { inTransaction, type Database, type SqlValue, type Statement } from '#libs/event-store';
import { addChunk, keptChunk, sumOf, type Chunk, type KeptChunk } from './chunk.js';
import type { LogMark } from './log-mark.js';
import type { Model } from './model.js';
import { RecentChunks } from './recent-chunks.js';

/** Another process on this file moved the checkpoint: what was to be stored is not. */
class CheckpointConflictError extends Error {
  readonly code = 'CHECKPOINT_CONFLICT';
  constructor(expected: number) {
    super(`another projector moved the checkpoint away from ${expected}`);
  }
}

/** Another process on this file built another version, which took over: the chunks of this one are gone. */
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
  ) STRICT`;

/** Chunks that an older program left behind when it took over belong to no projection. */
const createChunks = (version: number) => `
  DROP TABLE IF EXISTS chunk_${version};
  CREATE TABLE chunk_${version} (
    first_position INTEGER PRIMARY KEY,
    events         INTEGER NOT NULL,
    sum            INTEGER NOT NULL,
    content        BLOB NOT NULL
  ) STRICT;
  INSERT INTO projection (version, position) VALUES (${version}, 0)`;

/** How what is kept of a version stands in the file. */
export const TABLES_OF_A_VERSION = createChunks(0);

/** What an event leaves in a chunk at least: the moment it was recorded. */
const FEWEST_BYTES = 8;

/** What a version may have in the file; long ago a row per version of an entry. */
const TABLES = ['chunk', 'entry_version', 'moment'];

/** The durable chunks of one projection version and its checkpoint, which move together or not at all. */
export class ProjectionTables {
  private readonly advance: Statement;
  private readonly remove: Statement;
  private readonly insert: Statement;
  private readonly mark: Statement;
  private recent = new RecentChunks();

  constructor(
    private readonly db: Database,
    readonly version: number,
  ) {
    inTransaction(db, () => {
      db.exec(CREATE_PROJECTION);
      if (!this.row) db.exec(createChunks(version));
    });
    this.advance = db.prepare('UPDATE projection SET position = ? WHERE version = ? AND position = ?');
    this.remove = db.prepare(`DELETE FROM chunk_${version} WHERE first_position >= ?`);
    this.insert = db.prepare(
      `INSERT INTO chunk_${version} (first_position, events, sum, content) VALUES (?, ?, ?, ?)`,
    );
    this.mark = db.prepare(
      `INSERT INTO projection_log (version, first_event, last_event) VALUES (?, ?, ?)
       ON CONFLICT (version) DO UPDATE SET last_event = excluded.last_event`,
    );
  }

  /** Throws SupersededError when this version is not in the file any more. */
  get position(): number {
    if (this.row === undefined) throw new SupersededError(this.version);
    return Number(this.row['position']);
  }

  get active(): boolean {
    return this.row?.['active'] === 1;
  }

  /** Of which log the committed chunks are; absent while there are none. */
  get logMark(): LogMark | undefined {
    const row = this.db
      .prepare('SELECT first_event, last_event FROM projection_log WHERE version = ?')
      .get(this.version);
    return row && { first: String(row['first_event']), last: String(row['last_event']) };
  }

  private get row() {
    return this.db.prepare('SELECT position, active FROM projection WHERE version = ?').get(this.version);
  }

  /**
   * Writes what the last events did to a model and moves the checkpoint, in one transaction, compare-and-set.
   * Throws CheckpointConflictError, with nothing written, when the checkpoint is not where those events begin.
   */
  commit(model: Model, chunk: Chunk, { first, last }: LogMark): void {
    const joined = this.recent.joined(chunk);
    const kept = keptChunk(model, joined.chunk);
    const expected = chunk.mark.position;
    inTransaction(this.db, () => {
      const moved = this.advance.run(model.position, this.version, expected);
      if (Number(moved.changes) !== 1) throw new CheckpointConflictError(expected);
      this.mark.run(this.version, first, last);
      if (kept.first <= expected) this.remove.run(kept.first);
      this.insert.run(kept.first, kept.events, sumOf(kept), kept.bytes);
    });
    this.recent.wrote(joined);
  }

  /**
   * How many events the chunks can be of at most, by their bytes: a checkpoint that is damaged makes no room for
   * more.
   */
  private mostEvents(): number {
    const row = this.db.prepare(`SELECT sum(length(content)) AS bytes FROM chunk_${this.version}`).get();
    return Math.floor(Number(row?.['bytes'] ?? 0) / FEWEST_BYTES);
  }

  /** Makes this version the one that answers and drops the others, in one transaction. */
  activate(): void {
    inTransaction(this.db, () => {
      const others = this.db.prepare('SELECT version FROM projection WHERE version <> ?').all(this.version);
      for (const { version } of others)
        for (const table of TABLES) this.db.exec(`DROP TABLE IF EXISTS ${table}_${Number(version)}`);
      this.db.exec('DROP TABLE IF EXISTS projection_sum');
      this.db.prepare('DELETE FROM projection WHERE version <> ?').run(this.version);
      this.db.prepare('DELETE FROM projection_log WHERE version <> ?').run(this.version);
      this.db.prepare('UPDATE projection SET active = 1 WHERE version = ?').run(this.version);
    });
  }

  /**
   * Fills an empty model from the committed chunks, all as they stood at one moment; throws when they do not fit the
   * checkpoint.
   */
  load(model: Model): void {
    this.db.exec('BEGIN');
    try {
      const { position } = this;
      model.reserve(Math.min(position, this.mostEvents()));
      const recent = new RecentChunks();
      const rows = this.db.prepare(`SELECT * FROM chunk_${this.version} ORDER BY first_position`);
      for (const row of rows.iterate())
        try {
          recent.found(addChunk(model, soundChunk(row)));
        } catch (error) {
          throw new Error("the read model's rows are not what was written: rebuild it", { cause: error });
        }
      if (model.position !== position)
        throw new Error(
          `the read model's rows reach ${model.position}, its checkpoint ${position}: rebuild it`,
        );
      this.recent = recent;
    } finally {
      this.db.exec('COMMIT');
    }
  }
}

function soundChunk(row: Record<string, SqlValue>): KeptChunk {
  const { first_position: first, events, sum, content: bytes } = row;
  if (!(bytes instanceof Uint8Array)) throw new TypeError('a chunk is no bytes');
  const chunk = { first: Number(first), events: Number(events), bytes };
  if (sumOf(chunk) !== Number(sum))
    throw new RangeError(`the sum of the chunk from ${chunk.first} is another`);
  return chunk;
}
