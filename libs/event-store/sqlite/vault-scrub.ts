import type { Label } from '#libs/programme';
import { StoreError } from '../errors.js';
import type { StoreFault } from '../file-fault.js';
import type { Database, Statement } from '../sql/driver.js';
import { isDamaged } from '../sql/sqlite-errors.js';

/** Keys compared at a time: two pages each, anywhere in the file, which may have to come from the disk. */
const SLICE = 32;

/** A key is not under the token that it was stored with: the same household would be another one from now on. */
export class DamagedVaultError extends StoreError implements StoreFault {
  override readonly code = 'VAULT_DAMAGED';
  readonly detail: Label;
  constructor(cause?: unknown) {
    const nl =
      'De sleutelkluis is beschadigd: een sleutel staat niet bij het pseudoniem waarmee zij is opgeslagen; tot dan krijgt geen huishouden een pseudoniem. Stop de server en zet de kluis terug die bij het logboek hoort';
    const en =
      'the key vault is damaged: a key is not under the pseudonym that it was stored with; until then no household is given a pseudonym. Stop the server and put back the vault that belongs to the log';
    super('VAULT_DAMAGED', `${nl} / ${en}`, { cause });
    this.detail = { nl, en };
  }
}

/**
 * Each key stands in a vault's file twice: in the table by itself, in an index by its token. A byte that changed in
 * one is not in the other, so that files of before, which hold nothing more, are seen through too.
 */
export class VaultScrub {
  fault: DamagedVaultError | undefined;
  readonly #tokens: Statement;
  readonly #keyOf: Statement;
  readonly #tokenOf: Statement;

  constructor(db: Database) {
    // Nothing but what the index itself holds: an entry that leads nowhere is passed over when more is asked for.
    this.#tokens = db.prepare('SELECT token FROM vault_keys WHERE token > ? ORDER BY token LIMIT ?');
    this.#keyOf = db.prepare('SELECT kind, scope, key FROM vault_keys WHERE token = ?');
    this.#tokenOf = db.prepare('SELECT token FROM vault_keys WHERE kind = ? AND scope = ? AND key = ?');
  }

  /** See KeyVault.scrub. Once something was found it is not looked for again: the file is to be put back. */
  step(after = ''): string | undefined {
    if (this.fault) return undefined;
    try {
      const tokens = this.#tokens.all(after, SLICE).map((row) => String(row['token']));
      if (tokens.every((token) => this.#isWhole(token)))
        return tokens.length < SLICE ? undefined : tokens.at(-1);
      this.fault = new DamagedVaultError();
    } catch (error) {
      if (!isDamaged(error)) throw error;
      this.fault = new DamagedVaultError(error);
    }
    return undefined;
  }

  #isWhole(token: string): boolean {
    const { kind = '', scope = '', key = '' } = this.#keyOf.get(token) ?? {};
    return this.#tokenOf.get(kind, scope, key)?.['token'] === token;
  }
}
