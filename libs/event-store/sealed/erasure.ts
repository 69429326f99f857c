import type { KeyVault, VaultKey } from '../key-vault.js';

/** Of a token whose key was forgotten on purpose. No partner has such a scope. */
const FORGOTTEN_SCOPE = 'wijkspoor:forgotten';
/** Of the key that numbers for outsiders are rounded with. */
export const PROTECTION_SCOPE = 'wijkspoor:protection';
const mark = (token: string): VaultKey => ({ kind: 'household', scope: FORGOTTEN_SCOPE, key: token });

/** Whether an entry of a vault is a key of somebody, and not a mark or a key of the vault's own. */
export const isSomebodys = ({ scope }: VaultKey): boolean =>
  scope !== FORGOTTEN_SCOPE && scope !== PROTECTION_SCOPE;

/**
 * Destroys keys on purpose, and keeps of each its token, so that the vault is not taken for one that lost them. The
 * mark comes first: a crash between the two leaves a key that the next try destroys. Answers the tokens that are
 * nobody's now.
 */
export async function eraseFrom(vault: KeyVault, keys: readonly VaultKey[]): Promise<readonly string[]> {
  const tokens = (await vault.knownTokens(keys)).filter((token) => token !== undefined);
  if (tokens.length === 0) return [];
  await vault.tokensFor(tokens.map(mark));
  await vault.forget(keys);
  return tokens;
}

/** Those of the tokens whose key was forgotten on purpose. */
export async function forgottenAmong(
  vault: KeyVault,
  tokens: readonly string[],
): Promise<ReadonlySet<string>> {
  const marks = await vault.knownTokens(tokens.map(mark));
  return new Set(tokens.filter((_token, index) => marks[index] !== undefined));
}
