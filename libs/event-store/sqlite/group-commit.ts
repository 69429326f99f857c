import { StoreError } from '../errors.js';
import type { Database, Statement } from '../sql/driver.js';
import type { Outcome } from './protocol.js';
import { toWire } from './protocol.js';

/**
 * Many requests in one transaction. A request refused with a StoreError leaves no trace (one that `writesSeveral`
 * runs under its own savepoint) and does not touch its neighbours; nothing is answered before the commit.
 */
export class GroupCommit {
  /** How many transactions were begun: what was read in one of them may be kept until the next. */
  begun = 0;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;

  constructor(private readonly db: Database) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#savepoint = db.prepare('SAVEPOINT request');
    this.#release = db.prepare('RELEASE request');
  }

  run<Request, Value>(
    requests: readonly Request[],
    writesSeveral: (request: Request) => boolean,
    write: (request: Request) => Value,
  ): readonly Outcome<Value>[] {
    try {
      this.#begin.run();
      this.begun += 1;
    } catch (error) {
      return requests.map(() => ({ error: toWire(error) }));
    }
    try {
      const outcomes = requests.map((request) => this.#one(request, writesSeveral(request), write));
      this.#commit.run();
      return outcomes;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      // A disk with room for some is no reason to refuse all: each alone, once.
      if (requests.length > 1)
        return requests.flatMap((request) => this.run([request], writesSeveral, write));
      return [{ error: toWire(error) }];
    }
  }

  #one<Request, Value>(
    request: Request,
    undoable: boolean,
    write: (request: Request) => Value,
  ): Outcome<Value> {
    if (undoable) this.#savepoint.run();
    try {
      const value = write(request);
      if (undoable) this.#release.run();
      return { value };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (undoable) this.db.exec('ROLLBACK TO request; RELEASE request');
      return { error: toWire(error) };
    }
  }
}
