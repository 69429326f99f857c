import { CompactRange } from '../merkle/compact-range.js';
import { leafHash } from '../merkle/hashing.js';
import { rootPart } from '../merkle/paths.js';
import { TILE_WIDTH } from '../log/tiles.js';
import type { TileFolder } from './tile-folder.js';
import type { TileSink } from './tile-sink.js';

const TILE_HEIGHT = 8;

/** A tile that is not full yet. */
interface OpenTile {
  index: number;
  hashes: Uint8Array[];
}

/**
 * The tree at its right edge: leaves are added in memory, each tile that is full goes to the sink at once, `seal`
 * gives it the rest.
 */
export class GrowingTree {
  readonly #levels: OpenTile[] = [];
  #bundle: { index: number; entries: Uint8Array[] } = { index: 0, entries: [] };
  #range = new CompactRange();

  constructor(private readonly sink: TileSink) {}

  /**
   * Goes on with the tree of that size in the folder. Throws RangeError when tiles of its right edge are missing or
   * broken.
   */
  static async of(folder: TileFolder, size: number, sink: TileSink = folder): Promise<GrowingTree> {
    const tree = new GrowingTree(sink);
    if (size === 0) return tree;
    tree.#range = CompactRange.of(size, await folder.nodes(rootPart(size), size));
    const index = Math.floor(size / TILE_WIDTH);
    const entries = size % TILE_WIDTH === 0 ? [] : await folder.entries(index, size);
    tree.#bundle = { index, entries: [...entries] };
    for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      const open = Math.floor(count / TILE_WIDTH);
      const hashes = count % TILE_WIDTH === 0 ? [] : await folder.hashes(level, open, size);
      tree.#levels[level] = { index: open, hashes: [...hashes] };
    }
    return tree;
  }

  get size(): number {
    return this.#range.size;
  }

  root(): Uint8Array {
    return this.#range.root();
  }

  append(leaf: Uint8Array): void {
    this.#bundle.entries.push(leaf);
    if (this.#bundle.entries.length === TILE_WIDTH) {
      const { index, entries } = this.#bundle;
      this.sink.writeEntries(index, entries);
      this.#bundle = { index: index + 1, entries: [] };
    }
    this.#range.append(leafHash(leaf), (level, _, hash) => {
      if (level % TILE_HEIGHT === 0) this.#keep(level / TILE_HEIGHT, hash);
    });
  }

  /** Gives the sink what is not full: then it has everything of this size. */
  seal(): void {
    for (const [level, { index, hashes }] of this.#levels.entries())
      if (hashes.length > 0) this.sink.writeTile(level, index, hashes);
    const { index, entries } = this.#bundle;
    if (entries.length > 0) this.sink.writeEntries(index, entries);
  }

  #keep(level: number, hash: Uint8Array): void {
    const tile = (this.#levels[level] ??= { index: 0, hashes: [] });
    tile.hashes.push(hash);
    if (tile.hashes.length < TILE_WIDTH) return;
    const { index, hashes } = tile;
    this.sink.writeTile(level, index, hashes);
    this.#levels[level] = { index: index + 1, hashes: [] };
  }
}
