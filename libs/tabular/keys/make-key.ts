import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export type KeyKind = 'huishouden' | 'woning' | 'persoon';

/** Shorter secrets could be found by trying every address. */
export const SHORTEST_SECRET = 32;

/** A key of 43 characters for a normalised text. */
export type Signer = (kind: KeyKind, normalised: string) => string;

/** What is signed: the rule's version, the kind of key and the normalised text, so that no two kinds share a key. */
export const messageOf = (kind: KeyKind | 'vingerafdruk', normalised: string): string =>
  `wijkspoor-sleutel/1|${kind}|${normalised}`;

const plainSecret = (secret: string): string => secret.normalize('NFKC').trim();

function signed(secret: string, message: string): string {
  const text = plainSecret(secret);
  if (text.length < SHORTEST_SECRET) throw new RangeError('secret too short');
  return base64url(hmac(sha256, utf8ToBytes(text), utf8ToBytes(message)));
}

/**
 * Makes keys of 43 characters base64url, HMAC-SHA-256 with the shared secret (docs/decisions/0010). Throws
 * RangeError on a secret that is too short.
 */
export function signerFor(secret: string): Signer {
  signed(secret, '');
  const state = hmac.create(sha256, utf8ToBytes(plainSecret(secret)));
  return (kind, normalised) =>
    base64url(
      state
        .clone()
        .update(utf8ToBytes(messageOf(kind, normalised)))
        .digest(),
    );
}

/**
 * By which people see that they have the same secret: eight characters, in two groups. It says nothing about the
 * secret, which has at least 32; a typing error gives another one but for once in 10^12. Throws RangeError on one
 * too short.
 */
export function fingerprintOf(secret: string): string {
  const letters = signed(secret, messageOf('vingerafdruk', ''))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 8);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A partner's own reference of a person: capitals, without spaces at the ends or doubled inside. */
export const normaliseReference = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase();

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    text += [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join('');
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}
