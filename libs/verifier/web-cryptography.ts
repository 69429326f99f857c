import { joined } from './bytes.js';
import type { Cryptography } from './cryptography.js';
import { Sha256 } from './sha256.js';

/** In a browser (and any Node): SHA-256 of its own, as the browser's answers later; Ed25519 of Web Crypto. */
export const webCryptography: Cryptography = {
  sha256: (...parts) => {
    const hashing = new Sha256();
    for (const part of parts) hashing.update(part);
    return hashing.digest();
  },
  hashing: () => new Sha256(),
  isEd25519: async (key, message, signature) => {
    const { subtle } = globalThis.crypto;
    const [raw, sent, signed] = [key, message, signature].map((bytes) => joined([bytes]).slice().buffer);
    if (!raw || !sent || !signed) return false;
    try {
      const imported = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
      return await subtle.verify({ name: 'Ed25519' }, imported, signed, sent);
    } catch {
      return false;
    }
  },
};
