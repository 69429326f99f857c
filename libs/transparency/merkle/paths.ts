import { nodeHash } from './hashing.js';

/** A complete node of the tree: `level` 0 is the leaves, `index` counts from the left. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** A hash of a proof: that of a run of leaves, made of the complete nodes named, from left to right. */
export type ProofNode = readonly NodeId[];

/** The largest power of two below n (n > 1). */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/**
 * The complete nodes that make up the leaves from `low` up to `high` (exclusive), where `low` is where a subtree
 * begins.
 */
function partOf(low: number, high: number): ProofNode {
  const nodes: NodeId[] = [];
  for (let at = low; at < high;) {
    let width = 1;
    let level = 0;
    while (width * 2 <= high - at && at % (width * 2) === 0) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** Of what the root of a tree of this size is made (size > 0). */
export const rootPart = (size: number): ProofNode => partOf(0, size);

/**
 * Of what the proof is made that a leaf is in the tree of this size (RFC 9162, 2.1.3.1): the sibling of the leaf
 * first.
 */
export function inclusionParts(index: number, size: number): readonly ProofNode[] {
  checkRange(index + 1, size);
  const parts: ProofNode[] = [];
  for (let [low, high] = [0, size]; high - low > 1;) {
    const middle = low + split(high - low);
    if (index < middle) {
      parts.push(partOf(middle, high));
      high = middle;
    } else {
      parts.push(partOf(low, middle));
      low = middle;
    }
  }
  return parts.reverse();
}

/**
 * Of what the proof is made that the tree of size `from` is the beginning of that of size `to` (RFC 9162, 2.1.4.1).
 */
export function consistencyParts(from: number, to: number): readonly ProofNode[] {
  checkRange(from, to);
  if (from === to) return [];
  const parts: ProofNode[] = [];
  let [low, high] = [0, to];
  // Whether what is left of the old tree is the whole run at hand: then the one who checks has its root already.
  let isWhole = true;
  while (from < high) {
    const middle = low + split(high - low);
    if (from <= middle) {
      parts.push(partOf(middle, high));
      high = middle;
    } else {
      parts.push(partOf(low, middle));
      low = middle;
      isWhole = false;
    }
  }
  if (!isWhole) parts.push(partOf(low, high));
  return parts.reverse();
}

/** The hash of a part, from those of its nodes in the same order. */
export function partHash(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) throw new RangeError('a part has at least one node');
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

function checkRange(count: number, size: number): void {
  if (Number.isSafeInteger(count) && Number.isSafeInteger(size) && count >= 1 && count <= size) return;
  throw new RangeError(`there is no proof of ${count} in a tree of ${size}`);
}
