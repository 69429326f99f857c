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
  if (bytes === undefined) return undefined;
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const entry = bytes.subarray(at + 2, at + 2 + length);
    if (at + 2 > bytes.length || entry.length < length) return [];
    entries.push(entry);
    at += 2 + length;
  }
  return entries.length === widthOf(index, size) ? entries : [];
}

/** The tiles of a tree, each read once as its hashes become known. */
export class Tiles {
  readonly #held = new Map<number, { readonly index: number; readonly bytes: Uint8Array | undefined }>();

  constructor(
    private readonly source: Source,
    private readonly size: number,
  ) {}

  /** The hash in place `index` of a level of tiles; undefined when its tile is missing or has another length. */
  async hash(level: number, index: number): Promise<{ readonly hash?: Uint8Array; readonly path: string }> {
    const tile = Math.floor(index / TILE_WIDTH);
    const path = tilePath(level, tile, this.size);
    let held = this.#held.get(level);
    if (held?.index !== tile) {
      held = { index: tile, bytes: await wholeFile(this.source, path) };
      this.#held.set(level, held);
    }
    const width = widthOf(tile, Math.floor(this.size / TILE_WIDTH ** level));
    if (held.bytes === undefined) return { path };
    const from = (index % TILE_WIDTH) * HASH_BYTES;
    const isWhole = held.bytes.length === width * HASH_BYTES;
    return { path, hash: isWhole ? held.bytes.subarray(from, from + HASH_BYTES) : new Uint8Array() };
  }
}
