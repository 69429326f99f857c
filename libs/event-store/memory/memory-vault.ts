import { StoreError } from '../errors.js';
import type { KeyVault, VaultEntry, VaultKey } from '../key-vault.js';
import { checkVaultKeys, newToken, otherToken } from '../vault-token.js';

const nameOf = ({ kind, scope, key }: VaultKey): string => `${kind}\0${scope}\0${key}`;

/** The vault in memory: for tests and trials, gone with the process. */
export class MemoryKeyVault implements KeyVault {
  readonly #tokens = new Map<string, string>();
  readonly #keys = new Map<string, VaultKey>();
  #closed = false;

  async tokensFor(keys: readonly VaultKey[]): Promise<readonly string[]> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    return keys.map((key) => this.#tokens.get(nameOf(key)) ?? this.#create(key));
  }

  async knownTokens(keys: readonly VaultKey[]): Promise<readonly (string | undefined)[]> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    return keys.map((key) => this.#tokens.get(nameOf(key)));
  }

  async reveal(tokens: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.#mustBeOpen();
    return new Map(
      tokens.flatMap((token) => {
        const key = this.#keys.get(token);
        return key === undefined ? [] : [[token, key.key] as const];
      }),
    );
  }

  async forget(keys: readonly VaultKey[]): Promise<number> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    return keys.filter((key) => {
      const token = this.#tokens.get(nameOf(key));
      if (token !== undefined) this.#keys.delete(token);
      return this.#tokens.delete(nameOf(key));
    }).length;
  }

  async *entries(): AsyncGenerator<VaultEntry, void, undefined> {
    this.#mustBeOpen();
    for (const [token, key] of [...this.#keys]) yield { ...key, token };
  }

  async restore(entries: readonly VaultEntry[]): Promise<void> {
    this.#mustBeOpen();
    checkVaultKeys(entries);
    for (const { token, kind, scope, key } of entries) {
      const name = nameOf({ kind, scope, key });
      if ((this.#tokens.get(name) ?? token) !== token) throw otherToken();
      this.#tokens.set(name, token);
      this.#keys.set(token, { kind, scope, key });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #create(key: VaultKey): string {
    const token = newToken();
    this.#tokens.set(nameOf(key), token);
    this.#keys.set(token, key);
    return token;
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreError('STORE_CLOSED', 'the memory vault is closed');
  }
}

/** An empty vault in memory. */
export function openMemoryVault(): MemoryKeyVault {
  return new MemoryKeyVault();
}
