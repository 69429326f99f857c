import type { StoreFault } from '../file-fault.js';
import type { KeyVault, VaultEntry, VaultKey } from '../key-vault.js';
import { checkVaultKeys, otherToken } from '../vault-token.js';
import { VaultSealError } from './seal-error.js';
import type { VaultCipher } from './vault-cipher.js';

/** Keys of nobody by which a vault knows that it is sealed, and with which secret. No partner has such a scope. */
const SEAL_SCOPE = 'wijkspoor:seal';
const mark = (key: string): VaultKey => ({ kind: 'household', scope: SEAL_SCOPE, key });
const SEALED = mark('sealed');

/**
 * Any vault, held to what it is: with a cipher its keys are sealed in it, without one it must be plain. A mismatch is
 * refused before anything is read or written, since a sealed vault used as a plain one makes a second household of
 * every first.
 */
export class SealedVault implements KeyVault {
  #checked: Promise<void> | undefined;

  constructor(
    private readonly inner: KeyVault,
    private readonly cipher: VaultCipher | undefined,
  ) {}

  /** Rejects VaultSealError; marks an empty vault as sealed. Asked again after it could not be asked. */
  check(): Promise<void> {
    this.#checked ??= this.#check().catch((error: unknown) => {
      this.#checked = undefined;
      throw error;
    });
    return this.#checked;
  }

  async tokensFor(keys: readonly VaultKey[]): Promise<readonly string[]> {
    return this.inner.tokensFor(await this.#sealed(keys));
  }

  async knownTokens(keys: readonly VaultKey[]): Promise<readonly (string | undefined)[]> {
    return this.inner.knownTokens(await this.#sealed(keys));
  }

  async reveal(tokens: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.check();
    const found = await this.inner.reveal(tokens);
    const { cipher } = this;
    if (!cipher) return found;
    return new Map([...found].map(([token, text]) => [token, cipher.open(text).key]));
  }

  async forget(keys: readonly VaultKey[]): Promise<number> {
    return this.inner.forget(await this.#sealed(keys));
  }

  async *entries(): AsyncGenerator<VaultEntry, void, undefined> {
    await this.check();
    for await (const { token, ...key } of this.inner.entries()) {
      if (key.scope === SEAL_SCOPE) continue;
      yield { ...(this.cipher ? this.cipher.open(key.key) : key), token };
    }
  }

  async restore(entries: readonly VaultEntry[]): Promise<void> {
    const sealed = await this.#sealed(entries.map(({ kind, scope, key }) => ({ kind, scope, key })));
    const tokens = entries.map(({ token }) => token);
    if (sealed.length !== tokens.length) throw otherToken();
    return this.inner.restore(sealed.map((key, index) => ({ ...key, token: tokens[index] ?? '' })));
  }

  fault(): StoreFault | undefined {
    return this.inner.fault?.();
  }

  scrub(after?: string): string | undefined {
    return this.inner.scrub?.(after);
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  async #sealed(keys: readonly VaultKey[]): Promise<readonly VaultKey[]> {
    await this.check();
    checkVaultKeys(keys);
    const { cipher } = this;
    return cipher ? keys.map((key) => cipher.seal(key)) : keys;
  }

  async #check(): Promise<void> {
    const own = mark(this.cipher?.check ?? '-');
    const [sealed, ours] = await this.inner.knownTokens([SEALED, own]);
    if (!this.cipher) {
      if (sealed !== undefined) throw new VaultSealError('sealed');
      return;
    }
    if (ours !== undefined) return;
    if (sealed !== undefined && (await this.#hasKeys())) throw new VaultSealError('other-key');
    if (sealed === undefined && (await this.#hasKeys())) throw new VaultSealError('plain');
    // In this order: a crash between the two leaves a vault that is sealed, and marked by the next who opens it.
    await this.inner.tokensFor([SEALED]);
    await this.inner.tokensFor([own]);
  }

  async #hasKeys(): Promise<boolean> {
    for await (const { scope } of this.inner.entries()) if (scope !== SEAL_SCOPE) return true;
    return false;
  }
}
