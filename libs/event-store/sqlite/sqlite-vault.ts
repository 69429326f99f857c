import { StoreError } from '../errors.js';
import type { KeyVault, VaultEntry, VaultKey } from '../key-vault.js';
import type { StoreFault } from '../file-fault.js';
import { checkVaultKeys, otherToken } from '../vault-token.js';
import { openReader } from '../sql/open-reader.js';
import type { Database, Statement, Synchronous } from '../sql/driver.js';
import type { VaultRequest } from './protocol.js';
import { VaultScrub } from './vault-scrub.js';
import { vaultCodec } from './vault-codec.js';
import { WriterChannel } from './writer-channel.js';

type Channel = WriterChannel<VaultRequest, readonly string[] | number>;

class SqliteKeyVault implements KeyVault {
  readonly #token: Statement;
  readonly #key: Statement;
  readonly #scrub: VaultScrub;
  #closed = false;

  constructor(
    private readonly channel: Channel,
    private readonly db: Database,
  ) {
    this.#token = db.prepare('SELECT token FROM vault_keys WHERE kind = ? AND scope = ? AND key = ?');
    this.#key = db.prepare('SELECT key FROM vault_keys WHERE token = ?');
    this.#scrub = new VaultScrub(db);
  }

  /** Known keys are read here; only a new one costs a commit. */
  async tokensFor(keys: readonly VaultKey[]): Promise<readonly string[]> {
    const known = (await this.knownTokens(keys)).filter((token) => token !== undefined);
    if (known.length === keys.length) return known;
    const tokens = await this.channel.call({ forget: false, keys });
    return tokens as readonly string[];
  }

  async knownTokens(keys: readonly VaultKey[]): Promise<readonly (string | undefined)[]> {
    this.#mustBeOpen();
    // A token whose key stands in a file that nobody will find again must not get into the log.
    const { gone } = this.channel;
    if (gone) throw gone;
    // A household whose key cannot be found would be given another token.
    if (this.#scrub.fault) throw this.#scrub.fault;
    checkVaultKeys(keys);
    return keys.map(({ kind, scope, key }) => {
      const token = this.#token.get(kind, scope, key)?.['token'];
      return typeof token === 'string' ? token : undefined;
    });
  }

  async reveal(tokens: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.#mustBeOpen();
    return new Map(
      tokens.flatMap((token) => {
        const key = this.#key.get(token)?.['key'];
        return typeof key === 'string' ? [[token, key] as const] : [];
      }),
    );
  }

  async forget(keys: readonly VaultKey[]): Promise<number> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    return (await this.channel.call({ forget: true, keys })) as number;
  }

  async *entries(): AsyncGenerator<VaultEntry, void, undefined> {
    this.#mustBeOpen();
    const rows = this.db.prepare('SELECT kind, scope, key, token FROM vault_keys');
    for (const row of rows.iterate()) {
      const { kind, scope, key, token } = row as Record<string, string>;
      yield { kind, scope, key, token } as VaultEntry;
    }
  }

  async restore(entries: readonly VaultEntry[]): Promise<void> {
    this.#mustBeOpen();
    checkVaultKeys(entries);
    const known = await this.knownTokens(entries);
    if (known.some((token, index) => token !== undefined && token !== entries[index]?.token))
      throw otherToken();
    const keys = entries.map(({ kind, scope, key }) => ({ kind, scope, key }));
    await this.channel.call({ forget: false, keys, tokens: entries.map(({ token }) => token) });
  }

  fault(): StoreFault | undefined {
    return this.channel.fault ?? this.#scrub.fault;
  }

  scrub(after?: string): string | undefined {
    this.#mustBeOpen();
    return this.#scrub.step(after);
  }

  async close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.db.close();
    }
    await this.channel.close();
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreError('STORE_CLOSED', 'the vault is closed');
  }
}

export interface SqliteVaultOptions {
  readonly path: string;
  /** Default FULL. NORMAL only for what can be loaded again as a whole (the demo programme). */
  readonly synchronous?: Synchronous;
}

/** Opens or creates the vault in a file of its own, with deleted content overwritten. */
export async function openSqliteVault(options: SqliteVaultOptions): Promise<KeyVault> {
  const { path, synchronous = 'FULL' } = options;
  const channel: Channel = await WriterChannel.open({ kind: 'vault', path, synchronous }, vaultCodec);
  try {
    return new SqliteKeyVault(channel, openReader(path));
  } catch (error) {
    await channel.close();
    throw error;
  }
}
