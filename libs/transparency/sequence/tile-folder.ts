import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { KeptAnswers } from '#libs/platform';

import {
  entriesPath,
  entryOfBundle,
  parseBundle,
  spotOf,
  tilePath,
  TILE_WIDTH,
  TileNodes,
  type TileId,
} from '../log/tiles.js';
import { EMPTY_ROOT, HASH_BYTES } from '../merkle/hashing.js';
import {
  consistencyParts,
  inclusionParts,
  partHash,
  rootPart,
  type NodeId,
  type ProofNode,
} from '../merkle/paths.js';
import { lendNow, readNow, writeWhole } from './durable.js';
import { entriesFile, tileFile, type TileSink } from './tile-sink.js';

/** Of 16 KiB each at most, with the nodes above. */
const TILES_KEPT = 256;

/**
 * A tree in a folder, laid out as C2SP tlog-tiles asks. What was written may be lost with the power (SyncedMark
 * knows what cannot).
 */
export class TileFolder implements TileSink {
  /**
   * For proofs alone: every proof needs the tiles at the top and the edge of the tree. What checks the folder reads
   * the folder.
   */
  readonly #lately = new KeptAnswers<TileNodes>({ max: TILES_KEPT });

  constructor(readonly path: string) {}

  writeTile(level: number, index: number, hashes: readonly Uint8Array[]): void {
    this.#write(tileFile(level, index, hashes));
  }

  writeEntries(index: number, entries: readonly Uint8Array[]): void {
    this.#write(entriesFile(index, entries));
  }

  /** The entries of a bundle as the tree of that size has them. Throws RangeError when they are not (all) there. */
  async entries(index: number, size: number): Promise<readonly Uint8Array[]> {
    const entries = await this.firstEntries(index, widthAt(index, size));
    if (entries === undefined) throw notThere(index, size);
    return entries;
  }

  async entry(index: number, size: number): Promise<Uint8Array> {
    const bundle = Math.floor(index / TILE_WIDTH);
    const width = widthAt(bundle, size);
    for (const bytes of this.#files((wide) => entriesPath(bundle, wide), width, lendNow)) {
      const entry = entryOfBundle(bytes, index % TILE_WIDTH, width);
      if (entry !== undefined) return Uint8Array.from(entry);
    }
    throw notThere(bundle, size);
  }

  /** The first so many entries of a bundle; undefined when they are not there. */
  async firstEntries(index: number, width: number): Promise<readonly Uint8Array[] | undefined> {
    for (const bytes of this.#files((wide) => entriesPath(index, wide), width)) {
      const entries = entriesIn(bytes);
      if (entries.length >= width) return entries.slice(0, width);
    }
    return undefined;
  }

  /** The bytes of a tile; undefined when they are not there. */
  async tile({ level, index, width }: TileId): Promise<Buffer | undefined> {
    const size = width * HASH_BYTES;
    for (const bytes of this.#files((wide) => tilePath({ level, index, width: wide }), width))
      if (bytes.length >= size) return bytes.subarray(0, size);
    return undefined;
  }

  /** The hashes of a tile of the tree of that size. */
  async hashes(level: number, index: number, size: number): Promise<readonly Uint8Array[]> {
    const bytes = await this.#read(tileAt({ level, index }, size));
    return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
      bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
    );
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

  /** What was read for proofs before is read again. */
  forget(): void {
    this.#lately.clear();
  }

  async nodes(part: ProofNode, size: number): Promise<readonly Uint8Array[]> {
    return Promise.all(part.map(this.#nodesOf(size)));
  }

  async #proof(parts: readonly ProofNode[], size: number): Promise<readonly Uint8Array[]> {
    const node = this.#nodesOf(size, (tile) => this.#lately.get(tilePath(tile), () => this.#nodesIn(tile)));
    return Promise.all(parts.map(async (part) => partHash(await Promise.all(part.map(node)))));
  }

  /** Reads a tile once: most nodes of a proof are of the same few. */
  #nodesOf(
    size: number,
    read = (tile: TileId) => this.#nodesIn(tile),
  ): (node: NodeId) => Promise<Uint8Array> {
    const tiles = new Map<string, Promise<TileNodes>>();
    return async (node) => {
      const spot = spotOf(node);
      const name = `${spot.level}/${spot.index}`;
      const tile = tiles.get(name) ?? read(tileAt(spot, size));
      tiles.set(name, tile);
      return (await tile).hash(spot);
    };
  }

  async #nodesIn(tile: TileId): Promise<TileNodes> {
    return new TileNodes(await this.#read(tile));
  }

  /** The bytes of a tile. Throws RangeError when they are not there. */
  async #read(id: TileId): Promise<Buffer> {
    const bytes = await this.tile(id);
    if (bytes === undefined) throw new RangeError(`${tilePath(id)} is not there`);
    return bytes;
  }

  #write([name, bytes]: [string, Uint8Array]): void {
    writeWhole(join(this.path, name), bytes);
  }

  /**
   * What may hold the first `width` of a tile: the file of that width, the whole one, and the wider parts; each may
   * be gone, or be cut off.
   */
  *#files(name: (width: number) => string, width: number, read = readNow): Generator<Buffer> {
    for (const wide of width < TILE_WIDTH ? [width, TILE_WIDTH] : [TILE_WIDTH]) {
      const bytes = read(join(this.path, name(wide)));
      if (bytes !== undefined) yield bytes;
    }
    if (width === 0 || width === TILE_WIDTH) return;
    const parts = namesIn(join(this.path, dirname(name(width))));
    const wider = parts.map(Number).filter((wide) => wide > width && basename(name(wide)) === String(wide));
    for (const wide of wider) {
      const bytes = read(join(this.path, name(wide)));
      if (bytes !== undefined) yield bytes;
    }
  }
}

const notThere = (bundle: number, size: number): RangeError =>
  new RangeError(`entries ${bundle} of ${size} are not there`);

/** None of a folder that cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** None of a bundle that breaks off. */
function entriesIn(bundle: Uint8Array): readonly Uint8Array[] {
  try {
    return parseBundle(bundle);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Tile `index` of a level as the tree of that size has it. */
const tileAt = ({ level, index }: Pick<TileId, 'level' | 'index'>, size: number): TileId => ({
  level,
  index,
  width: widthAt(index, Math.floor(size / TILE_WIDTH ** level)),
});

/** How many of a level's `count` hashes (or of the entries) stand in its tile `index`. */
const widthAt = (index: number, count: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, count - index * TILE_WIDTH));
