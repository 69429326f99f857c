import { CompactRange } from '../merkle/compact-range.js';
import { leafHash } from '../merkle/hashing.js';
import { rootPart } from '../merkle/paths.js';
import { TILE_WIDTH } from '../log/tiles.js';
import type { TileFolder } from './tile-folder.js';

const TILE_HEIGHT = 8;

/** A tile that is not full yet. */
interface OpenTile {
  index: number;
  hashes: Uint8Array[];
}

/** The tree at its right edge: leaves are added in memory, tiles that are full are written, `seal` writes the rest. */
export class GrowingTree {
  readonly #levels: OpenTile[] = [];
  #bundle: { index: number; entries: Uint8Array[] } = { index: 0, entries: [] };
  #range = new CompactRange();
  #full: (() => Promise<void>)[] = [];

  constructor(private readonly folder: TileFolder) {}

  /** Goes on with the tree of that size in the folder. Throws RangeError when tiles of it are missing or broken. */
  static async of(folder: TileFolder, size: number): Promise<GrowingTree> {
    const tree = new GrowingTree(folder);
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
      this.#full.push(() => this.folder.writeEntries(index, entries));
      this.#bundle = { index: index + 1, entries: [] };
    }
    this.#range.append(leafHash(leaf), (level, _, hash) => {
      if (level % TILE_HEIGHT === 0) this.#keep(level / TILE_HEIGHT, hash);
    });
  }

  /** Writes the tiles that became full; bounded work in memory is up to who calls it often enough. */
  async flush(): Promise<void> {
    const full = this.#full;
    this.#full = [];
    await Promise.all(full.map((write) => write()));
  }

  /** Everything of this size is on the disk: only then may it be signed. */
  async seal(): Promise<void> {
    await this.flush();
    const open = this.#levels.flatMap(({ index, hashes }, level) =>
      hashes.length > 0 ? [this.folder.writeTile(level, index, hashes)] : [],
    );
    const { index, entries } = this.#bundle;
    if (entries.length > 0) open.push(this.folder.writeEntries(index, entries));
    await Promise.all(open);
    await this.folder.sync();
  }

  #keep(level: number, hash: Uint8Array): void {
    const tile = (this.#levels[level] ??= { index: 0, hashes: [] });
    tile.hashes.push(hash);
    if (tile.hashes.length < TILE_WIDTH) return;
    const { index, hashes } = tile;
    this.#full.push(() => this.folder.writeTile(level, index, hashes));
    this.#levels[level] = { index: index + 1, hashes: [] };
  }
}
