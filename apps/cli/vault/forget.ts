import { userInfo } from 'node:os';
import { AccessRecord } from '#libs/access-record';
import { eraseFrom, openVault, withFolder, type KeyVault, type VaultKey } from '#libs/event-store';
import { kindsOfTokens, readRecorded } from '#libs/ingest';
import { systemClock, vaultKeyOf, type Config } from '#libs/platform';
import { PSEUDONYM_PATTERN } from '#libs/programme';
import { logMustBeThere, openLogToRead, vaultMustBeThere } from '../log-to-read.js';
import { refusal } from '../refused.js';
import { whileOpen } from '../while-open.js';

export interface ForgetOptions {
  readonly kind?: VaultKey['kind'];
  readonly key?: string;
  /** Whose person's key it is. */
  readonly partner?: string;
  readonly entry?: string;
  readonly reason: string;
  /** Without it nothing is done, and told is what would be. */
  readonly yes?: boolean;
}

/**
 * Carries out an erasure: destroys the keys behind the tokens of one household, dwelling or person, or of all in one
 * entry. The log stays as it is; its entries are nobody's from then on. Written down, before it is done, is who did
 * it, of which tokens and why. Answers how many keys were destroyed, or would be. Throws an Error in both languages
 * where the log or the vault is not there, and makes none.
 */
export async function forget(config: Config, options: ForgetOptions): Promise<number> {
  if (options.entry !== undefined) logMustBeThere(config.store);
  vaultMustBeThere(config.vault);
  return whileOpen(openVault(config.vault, vaultKeyOf(config)), async (vault) => {
    const keys = await keysMeant(config, options, vault);
    const known = (await vault.knownTokens(keys)).filter((token) => token !== undefined);
    if (options.yes !== true) {
      process.stdout.write(
        `${known.length} sleutel(s) zouden worden vergeten; herhaal met --yes / key(s) would be forgotten; repeat with --yes\n`,
      );
      return known.length;
    }
    if (known.length > 0) await note(config, known, options.reason);
    const tokens = await eraseFrom(vault, keys);
    process.stdout.write(`${tokens.length} sleutel(s) vergeten / key(s) forgotten\n`);
    for (const token of tokens) process.stdout.write(`  ${token}\n`);
    return tokens.length;
  });
}

async function note(config: Config, tokens: readonly string[], reason: string): Promise<void> {
  const path = await withFolder(config.accessRecord);
  await whileOpen(new AccessRecord({ path, rows: config.accessRows, clock: systemClock }), (record) =>
    record.note({
      kind: 'ERASED',
      subject: `cli:${userInfo().username}`,
      action: 'wijkspoor forget',
      about: `${tokens.join(',')}: ${reason}`,
      items: tokens.length,
    }),
  );
}

async function keysMeant(
  config: Config,
  { kind, key, partner, entry }: ForgetOptions,
  vault: KeyVault,
): Promise<readonly VaultKey[]> {
  if (entry !== undefined) return keysOfEntry(config, entry, vault);
  if (kind === undefined || key === undefined)
    throw refusal(
      kind === undefined ? '--kind' : '--key',
      'REQUIRED',
      'geef --kind en --key, of --entry',
      'give --kind and --key, or --entry',
    );
  if (!new RegExp(PSEUDONYM_PATTERN).test(key))
    // Never as it was written: it may be what the key was made of.
    throw refusal(
      '--key',
      'PATTERN',
      `een sleutel heeft 43 tekens base64url; dit zijn er ${key.length}`,
      `a key is 43 characters base64url; these are ${key.length}`,
    );
  if (kind === 'person' && partner === undefined)
    throw refusal('--partner', 'REQUIRED', 'van wie is deze persoon?', 'whose person is it?');
  return [{ kind, key, scope: kind === 'person' ? (partner ?? '') : '' }];
}

/** The keys behind the tokens of an entry, those that are still known. */
async function keysOfEntry(config: Config, entryId: string, vault: KeyVault): Promise<readonly VaultKey[]> {
  return whileOpen(openLogToRead(config.store, { copy: config.logCopy }), async (store) => {
    const found = await store.readEvent(entryId.toLowerCase());
    if (!found)
      throw refusal(
        '--entry',
        'ENTRY_UNKNOWN',
        'deze gebeurtenis is niet bekend',
        'this entry is not known',
        entryId,
      );
    const tokens = kindsOfTokens(found);
    const revealed = await vault.reveal(tokens.map(({ token }) => token));
    const { partnerId } = readRecorded(found).metadata;
    return tokens.flatMap(({ kind, token }) => {
      const key = revealed.get(token);
      return key === undefined ? [] : [{ kind, key, scope: kind === 'person' ? (partnerId ?? '') : '' }];
    });
  });
}
