import { messageOf, type KeyKind } from './normalise.ts';

/** Shorter secrets could be found by trying every address. */
export const SHORTEST_SECRET = 32;

export type Signer = (kind: KeyKind, normalised: string) => Promise<string>;

/**
 * Makes keys of 43 characters base64url, HMAC-SHA-256 with the shared secret. The secret becomes a key that the browser
 * will not give back, and is sent nowhere. Throws on a secret that is too short.
 */
export async function signerFor(secret: string): Promise<Signer> {
  const text = secret.normalize('NFKC').trim();
  if (text.length < SHORTEST_SECRET) throw new RangeError('secret too short');
  const encode = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encode.encode(text),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return async (kind, normalised) => {
    const bytes = new Uint8Array(
      await crypto.subtle.sign('HMAC', key, encode.encode(messageOf(kind, normalised))),
    );
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  };
}
