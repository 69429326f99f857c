import type { KeyVault } from '../key-vault.js';
import { PROTECTION_SCOPE } from './erasure.js';

/**
 * A key of the rounding by its number (docs/decisions/0071), 22 random characters: a token of the vault for a name
 * that is nobody's, so that it is one forever, lies in the backup of the vault and moves with it.
 */
export async function protectionKey(vault: KeyVault, keyId: number): Promise<Uint8Array> {
  const [token] = await vault.tokensFor([
    { kind: 'household', scope: PROTECTION_SCOPE, key: `afronding-${String(keyId)}` },
  ]);
  if (token === undefined) throw new Error('the vault gave no key of the rounding');
  return new TextEncoder().encode(token);
}
