import { isSame } from './bytes.js';
import type { Cryptography } from './cryptography.js';

export const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hashes of RFC 9162, 2.1.1. */
export const leafHash = ({ sha256 }: Cryptography, leaf: Uint8Array): Uint8Array => sha256(LEAF, leaf);
/** The hash of a node with two children (RFC 9162, 2.1.1). */
const nodeHash = ({ sha256 }: Cryptography, left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(NODE, left, right);

/** A tree that grows at its right, kept as the roots of its complete subtrees. */
export class GrowingRoot {
  readonly #subtrees: Uint8Array[] = [];
  size = 0;

  constructor(private readonly cryptography: Cryptography) {}

  /** Adds the hash of a leaf; `onNode` hears of every node that became complete by it. */
  add(hash: Uint8Array, onNode?: (level: number, index: number, hash: Uint8Array) => void): void {
    let [node, index, level] = [hash, this.size, 0];
    onNode?.(level, index, node);
    for (; index % 2 === 1; index = (index - 1) / 2) {
      node = nodeHash(this.cryptography, this.#subtrees.pop() ?? node, node);
      level += 1;
      onNode?.(level, (index - 1) / 2, node);
    }
    this.#subtrees.push(node);
    this.size += 1;
  }

  /** The roots of its complete subtrees, the largest first. */
  get subtrees(): readonly Uint8Array[] {
    return this.#subtrees;
  }

  root(): Uint8Array {
    return rootOfSubtrees(this.cryptography, this.#subtrees);
  }
}

/** The root of a tree by those of its complete subtrees, the largest first. */
export function rootOfSubtrees(cryptography: Cryptography, subtrees: readonly Uint8Array[]): Uint8Array {
  const last = subtrees.at(-1);
  if (last === undefined) return cryptography.sha256();
  return subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(cryptography, left, right), last);
}

/** Whether a leaf's hash stands at `index` of the tree of that size and root (RFC 9162, 2.1.3.2). */
export function isIncluded(
  cryptography: Cryptography,
  leaf: { readonly index: number; readonly hash: Uint8Array },
  tree: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (leaf.index >= tree.size || tree.root.length !== HASH_BYTES) return false;
  let [node, last, hash] = [leaf.index, tree.size - 1, leaf.hash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(cryptography, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else hash = nodeHash(cryptography, hash, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(hash, tree.root);
}
