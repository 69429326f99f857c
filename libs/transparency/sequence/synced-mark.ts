import { dirname, join } from 'node:path';

import { entriesPath, tilePath, tilesOf, TILE_WIDTH } from '../log/tiles.js';
import { syncFile, syncFolders } from './durable.js';
import type { Signed, SignedCheckpoints } from './signed.js';

export interface SyncLimits {
  /** Files that are synced at once while nothing is posted; a quarter of it while a little is. */
  readonly slice: number;
  /**
   * Leaves that are made again from the log after a power cut at most; beyond them tiles are synced as quickly as
   * they come.
   */
  readonly mostUnsynced: number;
}

/** At 3 ms a file a fifth of a second of the disk, of every ten; and a minute of making again. */
const LIMITS: SyncLimits = { slice: 64, mostUnsynced: 2 ** 20 };
/** A bundle of entries and a tile. */
const LEAVES_OF_FILE = TILE_WIDTH / 2;
/**
 * While a file is synced an append waits twice as long for the disk: of those of ten seconds at 500 a second, a
 * slice would slow two in a hundred.
 */
const WHILE_POSTING = 1 / 4;

/**
 * Up to which checkpoint every tile is on the disk, whatever happens to the power. Tiles are made of the log, which
 * is on the disk before anybody sees what is in it; so they need not be synced before they are signed, only in the
 * end. That is done a slice at a time while little is posted, and beyond a bound as quickly as they come.
 */
export class SyncedMark {
  #mark: Signed | undefined;
  #before = 0;
  #target: { readonly signed: Signed; readonly left: string[]; readonly folders: Set<string> } | undefined;

  constructor(
    private readonly folder: string,
    private readonly checkpoints: SignedCheckpoints,
    private readonly limits: SyncLimits = LIMITS,
  ) {}

  /** Reads the mark; undefined where none is kept. Begins again what was under way. */
  async read(): Promise<Signed | undefined> {
    this.#target = undefined;
    return (this.#mark = await this.checkpoints.synced());
  }

  /** Tiles that it covers are written again, and are not on the disk then. */
  async forget(): Promise<void> {
    [this.#mark, this.#target] = [undefined, undefined];
    await this.checkpoints.forgetSynced();
  }

  /**
   * Moves the mark on towards the newest checkpoint, as far as there is time for now. Rejects when a file of it is
   * gone or cannot be synced.
   */
  async step(newest: Signed): Promise<void> {
    const synced = this.#mark?.size ?? 0;
    if (newest.size > synced) await this.#sync(this.#files(newest.size, synced), newest);
    this.#before = newest.size;
  }

  /** How many files to sync now: none while more is posted than could be followed so. */
  #files(size: number, synced: number): number {
    const { slice, mostUnsynced } = this.limits;
    const over = size - synced - mostUnsynced;
    if (over > 0) return slice + Math.ceil(over / LEAVES_OF_FILE);
    const posted = size - this.#before;
    const few = slice * WHILE_POSTING;
    if (posted === 0) return slice;
    return posted < few * LEAVES_OF_FILE ? few : 0;
  }

  async #sync(files: number, newest: Signed): Promise<void> {
    if (files === 0) return;
    const target = (this.#target ??= {
      signed: newest,
      left: filesOf(newest.size, this.#mark?.size ?? 0),
      folders: new Set<string>(),
    });
    for (const name of target.left.splice(0, files)) {
      await syncFile(join(this.folder, name));
      for (let folder = name; folder !== '.';) target.folders.add((folder = dirname(folder)));
    }
    if (target.left.length > 0) return;
    await syncFolders([...target.folders].map((name) => join(this.folder, name)));
    await this.checkpoints.keepSynced(target.signed);
    [this.#mark, this.#target] = [target.signed, undefined];
  }
}

/** What is in the folder of a tree, and not whole in its beginning of `from` leaves. */
const filesOf = (size: number, from: number): string[] =>
  tilesOf(size, from).flatMap((tile) => [
    tilePath(tile),
    ...(tile.level === 0 ? [entriesPath(tile.index, tile.width)] : []),
  ]);
