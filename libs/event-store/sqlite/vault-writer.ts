import type { VaultKey } from '../key-vault.js';
import { newToken, otherToken } from '../vault-token.js';
import type { Database, Statement, Synchronous } from '../sql/driver.js';
import { closeWhole, synchronousOf } from '../sql/driver.js';
import { GroupCommit } from './group-commit.js';
import type { BatchWriter, Outcome, VaultRequest } from './protocol.js';
import { prepareVault } from './schema.js';

/** The one writer of a vault in this process: answers tokens, or a count for what it forgot. */
export class VaultWriter implements BatchWriter<VaultRequest, readonly string[] | number> {
  readonly #group: GroupCommit;
  readonly #token: Statement;
  readonly #insert: Statement;
  readonly #delete: Statement;

  constructor(private readonly db: Database) {
    prepareVault(db);
    this.#group = new GroupCommit(db);
    this.#token = db.prepare('SELECT token FROM vault_keys WHERE kind = ? AND scope = ? AND key = ?');
    this.#insert = db.prepare('INSERT INTO vault_keys (kind, scope, key, token) VALUES (?, ?, ?, ?)');
    this.#delete = db.prepare('DELETE FROM vault_keys WHERE kind = ? AND scope = ? AND key = ?');
  }

  get synchronous(): Synchronous | undefined {
    return synchronousOf(this.db);
  }

  handle(requests: readonly VaultRequest[]): readonly Outcome<readonly string[] | number>[] {
    const outcomes = this.#group.run(
      requests,
      () => false,
      ({ forget, keys, tokens }) =>
        forget
          ? keys.reduce((sum, key) => sum + this.#forget(key), 0)
          : keys.map((key, index) => this.#tokenOf(key, tokens?.[index])),
    );
    // A forgotten key also stands in the old pages of the WAL: move them over and cut the file.
    if (requests.some(({ forget }) => forget)) this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return outcomes;
  }

  close(): void {
    closeWhole(this.db);
  }

  #tokenOf({ kind, scope, key }: VaultKey, wanted?: string): string {
    const found = this.#token.get(kind, scope, key)?.['token'];
    if (wanted !== undefined && found !== undefined && found !== wanted) throw otherToken();
    if (typeof found === 'string') return found;
    const token = wanted ?? newToken();
    this.#insert.run(kind, scope, key, token);
    return token;
  }

  #forget({ kind, scope, key }: VaultKey): number {
    return Number(this.#delete.run(kind, scope, key).changes);
  }
}
