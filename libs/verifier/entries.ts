import { wholeFile, type Source } from './source.js';
import { HASH_BYTES } from './tree.js';

/** C2SP tlog-tiles: hashes in a whole tile, entries in a whole bundle. */
export const TILE_WIDTH = 256;

function indexPath(index: number): string {
  const groups = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(String(rest % 1000).padStart(3, '0'));
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** How many of a level's hashes (or of the entries) stand in its tile `index`. */
export const widthOf = (index: number, count: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, count - index * TILE_WIDTH));

/** Path of a tile, or of the entries of the leaves, as the tree of that size has it. */
export function tilePath(level: number | 'entries', index: number, size: number): string {
  const count = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  const width = widthOf(index, count);
  return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The entries of a bundle; undefined when there is none, an empty list when it is none to the byte. */
export async function entriesOf(
  source: Source,
  index: number,
  size: number,
): Promise<readonly Uint8Array[] | undefined> {
  const bytes = await wholeFile(source, tilePath('entries', index, size));
  return bytes && entriesIn(bytes, widthOf(index, size));
}

/** The entries that a file of so many has; an empty list when it is none to the byte. */
export function entriesIn(bytes: Uint8Array, width: number): readonly Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const entry = bytes.subarray(at + 2, at + 2 + length);
    if (at + 2 > bytes.length || entry.length < length) return [];
    entries.push(entry);
    at += 2 + length;
  }
  return entries.length === width ? entries : [];
}

/** A tile as its file has it. */
export class Tile {
  constructor(
    readonly path: string,
    readonly index: number,
    /** Undefined when there is no file. */
    private readonly bytes: Uint8Array | undefined,
    private readonly width: number,
  ) {}

  /**
   * The hash in place `index` of the level; undefined when the file is missing, and none (no byte) when it has
   * another length.
   */
  hash(index: number): Uint8Array | undefined {
    if (this.bytes?.length !== this.width * HASH_BYTES) return this.bytes && NONE;
    const from = (index % TILE_WIDTH) * HASH_BYTES;
    return this.bytes.subarray(from, from + HASH_BYTES);
  }
}
const NONE = new Uint8Array();

/** The tiles of a tree, each read once as its hashes become known. */
export class Tiles {
  readonly #held = new Map<number, Tile>();

  constructor(
    private readonly source: Source,
    private readonly size: number,
  ) {}

  /** The tile of a level in which the hash in place `index` stands. */
  async of(level: number, index: number): Promise<Tile> {
    const place = Math.floor(index / TILE_WIDTH);
    const held = this.#held.get(level);
    if (held?.index === place) return held;
    const path = tilePath(level, place, this.size);
    const width = widthOf(place, Math.floor(this.size / TILE_WIDTH ** level));
    const tile = new Tile(path, place, await wholeFile(this.source, path), width);
    this.#held.set(level, tile);
    return tile;
  }
}
