import { createHash, createPublicKey, verify } from 'node:crypto';

import type { Cryptography } from '#libs/verifier';

/** Before the 32 bytes of an Ed25519 public key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const nodeCryptography: Cryptography = {
  sha256: (...parts) => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  hashing: () => createHash('sha256'),
  isEd25519: async (key, message, signature) => {
    const der = Buffer.concat([SPKI, key]);
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  },
};
