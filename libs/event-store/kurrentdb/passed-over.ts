import type { Database, Statement } from '../sql/driver.js';
import type { ForeignEvent } from './wire-event.js';

/** One row for all: however many there are, they take no room. */
export const FOREIGN_TABLE = `CREATE TABLE IF NOT EXISTS passed_over (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL
  ) STRICT;`;

interface PassedOverSummary {
  readonly count: number;
  readonly newest: string;
}

/** What stands in the streams of the log and is not of Wijkspoor: how many, and the newest by name. */
export class PassedOver {
  readonly #add: Statement;
  readonly #read: Statement;
  /** What was read last; asked for with every request. Undefined: to be read. */
  #known: { readonly all: PassedOverSummary | undefined } | undefined;

  constructor(db: Database) {
    this.#add = db.prepare(
      'INSERT INTO passed_over VALUES (1, 1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET count = count + 1, stream = excluded.stream, id = excluded.id, type = excluded.type',
    );
    this.#read = db.prepare('SELECT * FROM passed_over');
  }

  add({ stream, id, type }: ForeignEvent): void {
    this.#known = undefined;
    this.#add.run(stream, id, type);
  }

  /** Undefined when there is none, which is how it should be. */
  get all(): PassedOverSummary | undefined {
    this.#known ??= { all: this.#readAll() };
    return this.#known.all;
  }

  #readAll(): PassedOverSummary | undefined {
    const row = this.#read.get();
    if (row === undefined) return undefined;
    const newest = `event ${String(row['id'])} (${String(row['type'])}) in stream ${String(row['stream'])}`;
    return { count: Number(row['count']), newest };
  }
}
