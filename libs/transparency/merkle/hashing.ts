import { hash } from 'node:crypto';

/** Bytes of a hash in the tree: SHA-256. */
export const HASH_BYTES = 32;

const LEAF = 0;
const NODE = 1;
/** One call, one buffer: a hash object of Node's costs more than the hash. */
const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** The root of a tree without leaves: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = sha256(new Uint8Array());

/** The hash of a leaf's bytes (RFC 9162, 2.1.1). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + leaf.length);
  bytes[0] = LEAF;
  bytes.set(leaf, 1);
  return sha256(bytes);
}

/** The hash of an inner node from those of its two children (RFC 9162, 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + left.length + right.length);
  bytes[0] = NODE;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/**
 * The root of a complete subtree from the hashes of its leaves (or of nodes of one level), side by side: a power of two of them. In one buffer, as a proof
 * asks for half a tile at a time: no object for each node.
 */
export function rootOfRow(row: Uint8Array): Uint8Array {
  const nodes = Buffer.from(row);
  const pair = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  pair[0] = NODE;
  for (let left = nodes.length / HASH_BYTES; left > 1; left /= 2)
    for (let at = 0; at < left / 2; at += 1) {
      nodes.copy(pair, 1, 2 * at * HASH_BYTES, 2 * (at + 1) * HASH_BYTES);
      nodes.write(hash('sha256', pair, 'binary'), at * HASH_BYTES, 'binary');
    }
  return nodes.subarray(0, HASH_BYTES);
}

/** Whether two hashes are the same, byte for byte. */
export const sameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
