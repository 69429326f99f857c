import { join } from 'node:path';

import { entriesPath, formatBundle, tilePath } from '../log/tiles.js';
import { HASH_BYTES } from '../merkle/hashing.js';
import { hasBytes } from './durable.js';

/** Takes the tiles and bundles of entries of a tree as they come. */
export interface TileSink {
  /** `width` hashes. */
  writeTile(level: number, index: number, hashes: readonly Uint8Array[]): void;
  writeEntries(index: number, entries: readonly Uint8Array[]): void;
}

/** The bytes of a tile of these hashes, and its name in the folder. */
export const tileFile = (
  level: number,
  index: number,
  hashes: readonly Uint8Array[],
): [string, Uint8Array] => [
  tilePath({ level, index, width: hashes.length }),
  Buffer.concat(hashes, hashes.length * HASH_BYTES),
];
/** Likewise of a bundle of entries. */
export const entriesFile = (index: number, entries: readonly Uint8Array[]): [string, Uint8Array] => [
  entriesPath(index, entries.length),
  formatBundle(entries),
];

/** Holds what comes against what is in a folder. */
export class Compared implements TileSink {
  #isSame = true;

  constructor(private readonly path: string) {}

  get isSame(): boolean {
    return this.#isSame;
  }

  writeTile(level: number, index: number, hashes: readonly Uint8Array[]): void {
    this.#compare(tileFile(level, index, hashes));
  }

  writeEntries(index: number, entries: readonly Uint8Array[]): void {
    this.#compare(entriesFile(index, entries));
  }

  #compare([name, bytes]: [string, Uint8Array]): void {
    if (this.#isSame) this.#isSame = hasBytes(join(this.path, name), bytes);
  }
}
