import { isSame } from './bytes.js';
import { TILE_WIDTH } from './entries.js';
import { GrowingRoot, rootOfSubtrees } from './tree.js';
import type { Cryptography } from './cryptography.js';

/**
 * The tree as the tiles above the leaves have it. Where those give the root that was signed and the leaves do not,
 * the first of them that differs names the run of 256 leaves of which one at least is bad: also where somebody
 * made the leaves' own hashes again.
 */
export class TiledTree {
  readonly #tree: GrowingRoot;
  #first: number | undefined;
  #isWhole = true;

  constructor(private readonly cryptography: Cryptography) {
    this.#tree = new GrowingRoot(cryptography);
  }

  /**
   * The next run of 256: the hash that the tile has of it (undefined: it is not there), and that its leaves give.
   */
  add(tile: Uint8Array | undefined, leaves: Uint8Array): void {
    if (tile === undefined) this.#isWhole = false;
    else if (this.#isWhole) {
      if (!isSame(tile, leaves)) this.#first ??= this.#tree.size;
      this.#tree.add(tile);
    }
  }

  /**
   * The first bad run of the tree of a size whose leaves have those subtrees; undefined when the tiles do not
   * give the signed root either.
   */
  bad(
    { size, root }: { readonly size: number; readonly root: Uint8Array },
    subtrees: readonly Uint8Array[],
  ): { readonly leaf: number; readonly upTo: number } | undefined {
    if (!this.#isWhole || this.#first === undefined) return undefined;
    const tail = subtrees.slice(subtrees.length - ones(size % TILE_WIDTH));
    const tiled = rootOfSubtrees(this.cryptography, [
      ...this.#tree.subtrees,
      ...(size % TILE_WIDTH === 0 ? [] : tail),
    ]);
    if (!isSame(tiled, root)) return undefined;
    const leaf = this.#first * TILE_WIDTH;
    return { leaf, upTo: leaf + TILE_WIDTH - 1 };
  }
}

/** How many subtrees the leaves behind the last whole run have. */
const ones = (count: number): number => count.toString(2).replaceAll('0', '').length;
