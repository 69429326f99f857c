const WHY = {
  plain: {
    nl: 'de sleutelkluis is niet versleuteld, maar WIJKSPOOR_VAULT_KEY is gezet. Versleutel haar eerst met: wijkspoor vault-copy (docs/guides/vault.md), of haal de instelling weg',
    en: 'the key vault is not encrypted, but WIJKSPOOR_VAULT_KEY is set. Encrypt it first with: wijkspoor vault-copy (docs/guides/vault.md), or remove the setting',
  },
  sealed: {
    nl: 'de sleutelkluis is versleuteld. Zet WIJKSPOOR_VAULT_KEY op haar sleutel',
    en: 'the key vault is encrypted. Set WIJKSPOOR_VAULT_KEY to its key',
  },
  'other-key': {
    nl: 'de sleutelkluis is met een andere sleutel versleuteld dan WIJKSPOOR_VAULT_KEY. Zet die van toen terug; een nieuwe sleutel geeft u haar met: wijkspoor vault-copy',
    en: 'the key vault is encrypted with another key than WIJKSPOOR_VAULT_KEY. Put back the key of then; give it a new one with: wijkspoor vault-copy',
  },
} as const;

/** A vault that is plain and should not be, or the reverse, or of another secret: nothing is read or written. */
export class VaultSealError extends Error {
  readonly code = 'VAULT_SEAL_MISMATCH';
  constructor(readonly found: keyof typeof WHY) {
    super(`${WHY[found].nl} / ${WHY[found].en}`);
  }
}
