import { EMPTY_ROOT, nodeHash } from './hashing.js';
import { partHash } from './paths.js';

/** A tree that grows at its right, kept as the roots of its complete subtrees: O(log n) hashes. */
export class CompactRange {
  readonly #hashes: Uint8Array[] = [];
  #size = 0;

  /**
   * Of a tree that is there already: the roots of its complete subtrees, the largest first (`rootPart` names them).
   */
  static of(size: number, hashes: readonly Uint8Array[]): CompactRange {
    const range = new CompactRange();
    range.#hashes.push(...hashes);
    range.#size = size;
    return range;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the hash of one leaf; `onNode` hears of every node that became complete by it, the leaf first. */
  append(hash: Uint8Array, onNode?: (level: number, index: number, hash: Uint8Array) => void): void {
    let [level, index, node] = [0, this.#size, hash];
    onNode?.(level, index, node);
    while (index % 2 === 1) {
      const left = this.#hashes.pop();
      if (left === undefined) throw new RangeError('the range lacks a subtree');
      node = nodeHash(left, node);
      level += 1;
      index = (index - 1) / 2;
      onNode?.(level, index, node);
    }
    this.#hashes.push(node);
    this.#size += 1;
  }

  root(): Uint8Array {
    return this.#size === 0 ? EMPTY_ROOT : partHash(this.#hashes);
  }
}
