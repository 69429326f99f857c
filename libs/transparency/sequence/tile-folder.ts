import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { HASH_BYTES } from '../merkle/hashing.js';
import { readIfThere, syncFolders, writeDurably } from './durable.js';
import {
  entriesPath,
  formatBundle,
  hashInTile,
  parseBundle,
  spotOf,
  tilePath,
  TILE_WIDTH,
} from '../log/tiles.js';
import {
  consistencyParts,
  inclusionParts,
  partHash,
  rootPart,
  type NodeId,
  type Part,
} from '../merkle/paths.js';
import { EMPTY_ROOT } from '../merkle/hashing.js';

/** A tree in a folder, laid out as C2SP tlog-tiles asks. */
export class TileFolder {
  readonly #touched = new Set<string>();

  constructor(readonly path: string) {}

  /** Writes a tile (`width` hashes) and remembers its folders for `sync`. */
  async writeTile(level: number, index: number, hashes: readonly Uint8Array[]): Promise<void> {
    await this.#write(tilePath({ level, index, width: hashes.length }), Buffer.concat(hashes));
  }

  async writeEntries(index: number, entries: readonly Uint8Array[]): Promise<void> {
    await this.#write(entriesPath(index, entries.length), formatBundle(entries));
  }

  /** What was written since is on the disk, names and all. */
  async sync(): Promise<void> {
    await syncFolders(this.#touched);
    this.#touched.clear();
  }

  /** The entries of a bundle as the tree of that size has them. Throws RangeError when they are not (all) there. */
  async entries(index: number, size: number): Promise<readonly Uint8Array[]> {
    const width = widthAt(index, size);
    const bytes = await this.#read((wide) => entriesPath(index, wide), width);
    const entries = parseBundle(bytes ?? new Uint8Array()).slice(0, width);
    if (entries.length < width) throw new RangeError(`entries ${index} of ${size} are not there`);
    return entries;
  }

  async entry(index: number, size: number): Promise<Uint8Array> {
    const bundle = await this.entries(Math.floor(index / TILE_WIDTH), size);
    return bundle[index % TILE_WIDTH] as Uint8Array;
  }

  /** The hashes of a tile of the tree of that size. */
  async hashes(level: number, index: number, size: number): Promise<readonly Uint8Array[]> {
    const width = widthAt(index, Math.floor(size / TILE_WIDTH ** level));
    const bytes = await this.#read((wide) => tilePath({ level, index, width: wide }), width);
    if (bytes === undefined || bytes.length < width * HASH_BYTES)
      throw new RangeError(`tile ${level}/${index} of ${size} is not there`);
    return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
  }

  async root(size: number): Promise<Uint8Array> {
    return size === 0 ? EMPTY_ROOT : partHash(await this.nodes(rootPart(size), size));
  }

  /** That leaf `index` is in the tree of `size` (RFC 9162, 2.1.3.1). */
  inclusionProof(index: number, size: number): Promise<readonly Uint8Array[]> {
    return this.#proof(inclusionParts(index, size), size);
  }

  /** That the tree of `from` is the beginning of that of `to` (RFC 9162, 2.1.4.1). */
  consistencyProof(from: number, to: number): Promise<readonly Uint8Array[]> {
    return this.#proof(consistencyParts(from, to), to);
  }

  async nodes(part: Part, size: number): Promise<readonly Uint8Array[]> {
    return Promise.all(part.map((node) => this.#node(node, size)));
  }

  async #proof(parts: readonly Part[], size: number): Promise<readonly Uint8Array[]> {
    return Promise.all(parts.map(async (part) => partHash(await this.nodes(part, size))));
  }

  async #node(node: NodeId, size: number): Promise<Uint8Array> {
    const spot = spotOf(node);
    const hashes = await this.hashes(spot.level, spot.index, size);
    return hashInTile(Buffer.concat(hashes), spot);
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.path, name);
    const made = await mkdir(dirname(path), { recursive: true });
    await writeDurably(path, bytes);
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      this.#touched.add(folder);
      if (folder === this.path || made === undefined) break;
    }
  }

  /** The whole tile where there is one, else the part of that width: a part may be gone once the whole is there. */
  async #read(name: (width: number) => string, width: number): Promise<Buffer | undefined> {
    const part = width < TILE_WIDTH ? await readIfThere(join(this.path, name(width))) : undefined;
    return part ?? readIfThere(join(this.path, name(TILE_WIDTH)));
  }
}

/** How many of a level's `count` hashes (or of the entries) stand in its tile `index`. */
const widthAt = (index: number, count: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, count - index * TILE_WIDTH));
