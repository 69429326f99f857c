import { HASH_BYTES, rowAbove } from '../merkle/hashing.js';
import type { NodeId } from '../merkle/paths.js';

/** Hashes in a whole tile, and entries in a whole bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
/** A bundle says the length of an entry in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

/** A tile of a tree: `level` 0 holds the leaves' hashes; `width` below 256 is a part of one. */
export interface TileId {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Where a node's hash comes from: the tile, and the run of the tile's hashes that it is the root of. */
export interface TileRange {
  readonly level: number;
  readonly index: number;
  readonly from: number;
  readonly count: number;
}

/** `1234067` is `x001/x234/067`. */
export function tileIndexPath(index: number): string {
  const groups = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(String(rest % 1000).padStart(3, '0'));
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
}

const widthPath = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`);

/** The path of a tile below the log's address. */
export const tilePath = ({ level, index, width }: TileId): string =>
  `tile/${level}/${tileIndexPath(index)}${widthPath(width)}`;

/** The path of a bundle of entries. */
export const entriesPath = (index: number, width: number): string =>
  `tile/entries/${tileIndexPath(index)}${widthPath(width)}`;

/**
 * Every tile of a tree of this size, level by level from the leaves; without those that are whole in its beginning
 * of `from` leaves.
 */
export function tilesOf(size: number, from = 0): readonly TileId[] {
  const tiles: TileId[] = [];
  for (let [level, count, before] = [0, size, from]; count > 0; level += 1) {
    const whole = Math.floor(count / TILE_WIDTH);
    before = Math.floor(before / TILE_WIDTH);
    for (let index = before; index < whole; index += 1) tiles.push({ level, index, width: TILE_WIDTH });
    if (count % TILE_WIDTH > 0) tiles.push({ level, index: whole, width: count % TILE_WIDTH });
    count = whole;
  }
  return tiles;
}

/** In which tile a node's hash stands, or those that it is made of. */
export function spotOf({ level, index }: NodeId): TileRange {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  return {
    level: tileLevel,
    index: Math.floor(first / TILE_WIDTH),
    from: first % TILE_WIDTH,
    count,
  };
}

/** A tile with the nodes above its hashes, each row of them made once: at most as many again. */
export class TileNodes {
  /** Of one hash of the tile for each node, of two, of four, … */
  readonly #rows: Uint8Array[];

  constructor(tile: Uint8Array) {
    this.#rows = [tile];
  }

  /** A node's hash. Throws RangeError when the tile does not reach that far. */
  hash({ from, count }: TileRange): Uint8Array {
    const at = (from / count) * HASH_BYTES;
    const hash = this.#row(Math.log2(count)).subarray(at, at + HASH_BYTES);
    if (hash.length !== HASH_BYTES) throw new RangeError('the tile does not hold this node');
    return hash;
  }

  #row(height: number): Uint8Array {
    return (this.#rows[height] ??= rowAbove(this.#row(height - 1)));
  }
}

/** Entries as a bundle. Throws RangeError for an entry above 65,535 bytes. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      entries.flatMap((entry) => {
        if (entry.length > MAX_ENTRY_BYTES)
          throw new RangeError(`an entry has at most ${MAX_ENTRY_BYTES} bytes`);
        return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry];
      }),
    ),
  );
}

/** Entry `place` of a bundle that holds `width` of them at least; undefined when it holds fewer, or breaks off. */
export function entryOfBundle(bundle: Uint8Array, place: number, width: number): Uint8Array | undefined {
  let found: readonly [from: number, to: number] | undefined;
  let count = 0;
  for (let at = 0; at < bundle.length; count += 1) {
    const from = at + 2;
    at = from + (((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0));
    if (at > bundle.length || count === TILE_WIDTH) return undefined;
    if (count === place) found = [from, at];
  }
  return found && count >= width ? bundle.subarray(...found) : undefined;
}

/** The entries of a bundle. Throws RangeError for one that breaks off or holds more than a tile. */
export function parseBundle(bundle: Uint8Array): readonly Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const length = ((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0);
    const entry = bundle.subarray(at + 2, at + 2 + length);
    if (at + 2 > bundle.length || entry.length !== length || entries.length === TILE_WIDTH)
      throw new RangeError('not a bundle of entries');
    entries.push(entry);
    at += 2 + length;
  }
  return entries;
}
