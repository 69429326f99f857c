import { HASH_BYTES, nodeHash, sameHash } from './hashing.js';

/** What was asked to be proven; sizes and indices are whole numbers below 2^53. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface Consistency {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** A whole number from 0, below 2^53. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every(({ length }) => length === HASH_BYTES);

/** Two paths up the tree at once: that of the node, and that of the last node of its level. */
class Climb {
  constructor(
    private node: number,
    private last: number,
  ) {}

  /**
   * Whether the node at hand is a right child, or the last of its level: what comes next in the proof stands left
   * of it.
   */
  get isRight(): boolean {
    return isOdd(this.node) || this.node === this.last;
  }

  get isAtTop(): boolean {
    return this.last === 0;
  }

  up(): void {
    this.node = half(this.node);
    this.last = half(this.last);
  }

  /** Levels at which the node is the only one left have no sibling in the proof. */
  skipLevelsWithoutSibling(): void {
    while (!isOdd(this.node) && this.node !== 0) this.up();
  }

  skipRightChildren(): void {
    while (isOdd(this.node)) this.up();
  }
}

/** Whether a proof shows that the leaf stands at its index in the tree of that size and root (RFC 9162, 2.1.3.2). */
export function isIncluded({ index, size, leafHash, root, proof }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leafHash, root, ...proof]))
    return false;
  const climb = new Climb(index, size - 1);
  let hash = leafHash;
  for (const sibling of proof) {
    if (climb.isAtTop) return false;
    if (climb.isRight) {
      hash = nodeHash(sibling, hash);
      climb.skipLevelsWithoutSibling();
    } else hash = nodeHash(hash, sibling);
    climb.up();
  }
  return climb.isAtTop && sameHash(hash, root);
}

/**
 * Whether a proof shows that the smaller tree is the beginning of the larger one (RFC 9162, 2.1.4.2). From size 0
 * it is refused: everything begins with nothing, so that proves nothing.
 */
export function isConsistent({ from, to, fromRoot, toRoot, proof }: Consistency): boolean {
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false;
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot);
  if (!areHashes([fromRoot, toRoot, ...proof])) return false;
  const climb = new Climb(from - 1, to - 1);
  climb.skipRightChildren();
  const [first, ...rest] = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : proof;
  if (proof.length === 0 || first === undefined) return false;
  let [fromHash, toHash] = [first, first];
  for (const sibling of rest) {
    if (climb.isAtTop) return false;
    if (climb.isRight) {
      fromHash = nodeHash(sibling, fromHash);
      toHash = nodeHash(sibling, toHash);
      climb.skipLevelsWithoutSibling();
    } else toHash = nodeHash(toHash, sibling);
    climb.up();
  }
  return climb.isAtTop && sameHash(fromHash, fromRoot) && sameHash(toHash, toRoot);
}
