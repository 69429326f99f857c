import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { StoreError } from '../errors.js';
import type { VaultKey } from '../key-vault.js';

const [NONCE, TAG] = [12, 16];
const derived = (secret: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `wijkspoor vault ${purpose}`, 32));

/**
 * Seals keys with AES-256-GCM under a nonce that is an HMAC of what is sealed (as SIV, RFC 5297, does): the same
 * key is always the same text, by which it is found, and no nonce serves two texts. Who has the file and not the
 * secret learns how many keys there are of each kind, and nothing of any.
 */
export class VaultCipher {
  readonly #mac: Uint8Array;
  readonly #aes: Uint8Array;
  /** Tells this secret from another, and nothing of it. */
  readonly check: string;

  /** `secret`: 32 bytes. */
  constructor(secret: Uint8Array) {
    if (secret.length !== 32) throw new TypeError('the secret of a vault is 32 bytes');
    this.#mac = derived(secret, 'hmac');
    this.#aes = derived(secret, 'aes-256-gcm');
    this.check = createHmac('sha256', this.#mac).update('check').digest('base64url');
  }

  /** The key as it stands in the vault: its kind, and all else sealed. */
  seal({ kind, scope, key }: VaultKey): VaultKey {
    const text = `${kind}\0${scope}\0${key}`;
    const nonce = createHmac('sha256', this.#mac).update(`key\0${text}`).digest().subarray(0, NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#aes, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { kind, scope: '', key: sealed.toString('base64url') };
  }

  /** Throws STORE_UNAVAILABLE for a text that this secret did not seal, or that was changed since. */
  open(text: string): VaultKey {
    const sealed = Buffer.from(text, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#aes, sealed.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAuthTag(sealed.subarray(-TAG));
      const opened =
        decipher.update(sealed.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
      const [kind = '', scope = '', key = ''] = opened.split('\0');
      return { kind: kind as VaultKey['kind'], scope, key };
    } catch (cause) {
      throw new StoreError('STORE_UNAVAILABLE', 'the vault holds a key that its secret does not open', {
        cause,
      });
    }
  }
}
