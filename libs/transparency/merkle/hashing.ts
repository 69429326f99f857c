import { createHash } from 'node:crypto';

/** Bytes of a hash in the tree: SHA-256. */
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** The root of a tree without leaves: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = sha256();

/** The hash of a leaf's bytes (RFC 9162, 2.1.1). */
export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(LEAF, leaf);

/** The hash of an inner node from those of its two children (RFC 9162, 2.1.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** Whether two hashes are the same, byte for byte. */
export const sameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
