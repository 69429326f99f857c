import { createHash, createPublicKey, hash, verify, type KeyObject } from 'node:crypto';

import type { Cryptography } from '#libs/verifier';

/** Before the 32 bytes of an Ed25519 public key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const nodeCryptography: Cryptography = {
  sha256: (...parts) =>
    hash('sha256', parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), 'buffer'),
  hashing: () => createHash('sha256'),
  isEd25519: async (key, message, signature) => {
    const der = Buffer.concat([SPKI, key]);
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  },
  digest: async (name, message) => hash(name, message, 'buffer'),
  isSigned: async ({ key: der, hash: name, message, signature }) => {
    const key = keyIn(der);
    const isKnown = key?.asymmetricKeyType === 'rsa' || key?.asymmetricKeyType === 'ec';
    return key && isKnown ? verify(name, message, key, signature) : undefined;
  },
};

function keyIn(der: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
