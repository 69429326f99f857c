import { createHash, createPublicKey, hash, verify, type KeyObject } from 'node:crypto';

import type { Cryptography } from '#libs/verifier';

/** Before the 32 bytes of an Ed25519 public key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** In which the parts of a message are put together: one call with one piece costs a third of one for each part. */
const room = Buffer.allocUnsafe(1 << 16);

function together(parts: readonly (Uint8Array | string)[]): Uint8Array {
  // At most three bytes for each unit of a text.
  const most = parts.reduce((sum, part) => sum + (typeof part === 'string' ? 3 : 1) * part.length, 0);
  if (most > room.length)
    return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  let at = 0;
  for (const part of parts)
    if (typeof part === 'string') at += room.write(part, at);
    else {
      room.set(part, at);
      at += part.length;
    }
  return room.subarray(0, at);
}

/** A digest as a text of bytes costs a third of one as a buffer of its own (Node 20), also with the way back. */
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export const nodeCryptography: Cryptography = {
  sha256: (...parts) => bytesOf(hash('sha256', together(parts), 'binary')),
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
