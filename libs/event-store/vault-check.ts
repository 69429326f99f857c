import { isStoreError } from './errors.js';
import type { EventStore } from './event-store.js';
import type { KeyVault } from './key-vault.js';
import { forgottenAmong } from './sealed/erasure.js';

/** As `newToken` makes them, as a whole text in an event's data. */
const TOKEN = /"(t_[A-Za-z0-9_-]{22})"/g;
const NEWEST_EVENTS = 5_000;
const NEWEST_TOKENS = 50;

/** The vault lacks keys of tokens that stand in the log: it was lost, replaced, or is an older copy. */
export class VaultMismatchError extends Error {
  readonly code = 'VAULT_MISMATCH';
  constructor(missing: number, asked: number) {
    super(
      `de sleutelkluis hoort niet bij dit logboek: van de nieuwste ${asked} pseudoniemen kent zij er ${missing} niet. Wie doorgaat, telt dezelfde huishoudens voortaan ` +
        'dubbel. Zet de kluis terug die bij het logboek hoort (WIJKSPOOR_VAULT), of ga bewust door met WIJKSPOOR_VAULT_INCOMPLETE=1 / ' +
        `the key vault does not belong to this log: of the newest ${asked} pseudonyms it does not know ${missing}. Going on counts the same households twice from now on. ` +
        'Put back the vault that belongs to the log (WIJKSPOOR_VAULT), or go on knowingly with WIJKSPOOR_VAULT_INCOMPLETE=1',
    );
  }
}

/**
 * Throws VaultMismatchError when the vault does not know the newest tokens of the log, those forgotten on purpose
 * apart. Says nothing while a store across the network does not answer: then nothing can be posted either.
 */
export async function mustKnowTokensOf(log: EventStore, vault: KeyVault): Promise<void> {
  const newest = await log.readAll({ direction: 'backward', limit: NEWEST_EVENTS });
  const tokens = new Set<string>();
  for (const { data } of newest)
    for (const [, token = ''] of data.matchAll(TOKEN)) if (tokens.size < NEWEST_TOKENS) tokens.add(token);
  if (tokens.size === 0) return;
  const known = await vault.reveal([...tokens]).catch((error: unknown) => {
    if (isStoreError(error) && error.code === 'STORE_UNAVAILABLE') return undefined;
    throw error;
  });
  if (known === undefined || known.size >= tokens.size) return;
  const missing = [...tokens].filter((token) => !known.has(token));
  const forgotten = await forgottenAmong(vault, missing);
  if (forgotten.size < missing.length)
    throw new VaultMismatchError(missing.length - forgotten.size, tokens.size);
}
