import { TILE_WIDTH } from '../log/tiles.js';
import { CompactRange } from '../merkle/compact-range.js';
import { sameHash } from '../merkle/hashing.js';
import { differs, type BadLeaf } from './compare.js';
import { wholeEvents, type LogSource } from './log-source.js';
import type { Signed } from './signed.js';
import type { TileFolder } from './tile-folder.js';

export interface ScrubStatus {
  /** Leaves compared in the round at hand. */
  readonly compared: number;
  /** Whole rounds since the start. */
  readonly rounds: number;
  readonly bad?: BadLeaf;
}

/**
 * Reads the log again, forever, a bundle at a time, and compares each event with the leaf that was signed of it,
 * each leaf with its tile, and at the end of a round the root with the one signed. Signing goes on beside it; this
 * is what tells that the log was changed after it was signed.
 */
export class Scrub {
  #round: { readonly of: Signed; readonly range: CompactRange } | undefined;
  #rounds = 0;
  #bad: BadLeaf | undefined;

  constructor(
    private readonly source: LogSource,
    private readonly tiles: TileFolder,
    private readonly signed: () => Signed | undefined,
  ) {}

  get status(): ScrubStatus {
    const bad = this.#bad;
    return {
      compared: this.#round?.range.size ?? 0,
      rounds: this.#rounds,
      ...(bad === undefined ? {} : { bad }),
    };
  }

  /**
   * Compares one bundle more; answers what is bad in it. Rejects when the log cannot be read, and begins there again.
   */
  async step(): Promise<BadLeaf | undefined> {
    const of = this.signed();
    if (of === undefined || of.size === 0) return undefined;
    const round = (this.#round ??= { of, range: new CompactRange() });
    const bad = await this.#bundle(round);
    if (bad === undefined && round.range.size < round.of.size) return undefined;
    this.#round = undefined;
    const found = bad ?? (sameHash(round.range.root(), round.of.root) ? undefined : treeIs(round.of));
    // A round without a fault after one with a fault: a backup was put back.
    this.#bad = found;
    if (found === undefined) this.#rounds += 1;
    return found;
  }

  async #bundle({
    of: { size },
    range,
  }: {
    readonly of: Signed;
    readonly range: CompactRange;
  }): Promise<BadLeaf | undefined> {
    const from = range.size;
    const bundle = from / TILE_WIDTH;
    const limit = Math.min(TILE_WIDTH, size - from);
    const events = await wholeEvents(this.source, from, limit);
    const entries = await this.tiles.entries(bundle, size).catch(() => []);
    const hashes = await this.tiles.hashes(0, bundle, size).catch(() => []);
    for (let at = 0; at < limit; at += 1) {
      const what = differs(events[at], entries[at], hashes[at]);
      if (what !== undefined) return { index: from + at, what };
      range.append(hashes[at] as Uint8Array);
    }
    return undefined;
  }
}

const treeIs = ({ size }: Signed): BadLeaf => ({ index: size - 1, what: 'tree' });
