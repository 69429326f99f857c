import { randomText } from '#libs/platform';

import type { VaultKey } from './key-vault.js';

/** A new token: `t_` and 16 random bytes in base64url. */
export function newToken(): string {
  return `t_${randomText(16, 'base64url')}`;
}

/** For a key that is to be taken over with one token and has another. */
export const otherToken = (): TypeError => new TypeError('a key of this vault has another token already');

/** Throws TypeError for a key that the vault could not tell from another one or give back unchanged. */
export function checkVaultKeys(keys: readonly VaultKey[]): void {
  for (const { kind, scope, key } of keys) {
    if (!['household', 'dwelling', 'person'].includes(kind))
      throw new TypeError(`unknown kind of key ${kind}`);
    if (key === '' || `${scope}${key}`.includes('\0'))
      throw new TypeError('a vault key is a text without NUL');
  }
}
