import type { Chunk } from './chunk.js';

/** So many chunks of a size become one. */
const ALIKE = 8;
/** Events in a chunk that is not made larger any more. */
const LARGE = 1_000;

/** Sizes that are alike: 1–7, 8–63, 64–511 … */
const size = (events: number): number => Math.floor((31 - Math.clz32(events)) / 3);

/**
 * The last chunks of a model while they are small, largest first. Events that come one at a time make a chunk each,
 * and those are made one as soon as there are enough of a size: each event is written a few times, and there are
 * few chunks.
 */
export class RecentChunks {
  private chunks: readonly Chunk[] = [];

  /** The chunk that is to be written for a new one, which ends in it, and which before it there were. */
  joined(chunk: Chunk): { readonly chunk: Chunk; readonly from: number } {
    let from = this.chunks.length;
    let joined = chunk;
    for (let next = this.reach(from, joined); next < from; next = this.reach(from, joined)) {
      joined = this.chunks.slice(next, from).reduceRight(join, joined);
      from = next;
    }
    return { chunk: joined, from };
  }

  /** A chunk was written in the place of those from one on. */
  wrote({ chunk, from }: { readonly chunk: Chunk; readonly from: number }): void {
    this.chunks = chunk.events >= LARGE ? [] : [...this.chunks.slice(0, from), chunk];
  }

  /** A chunk was found behind those before it. */
  found(chunk: Chunk): void {
    this.wrote({ chunk, from: this.chunks.length });
  }

  /** From where on the chunks before one go with it: all smaller ones, and those alike when they are enough. */
  private reach(from: number, { events }: Chunk): number {
    const before = (at: number): number => size(this.chunks[at - 1]?.events ?? Infinity);
    let smaller = from;
    while (smaller > 0 && before(smaller) < size(events)) smaller--;
    let alike = smaller;
    while (alike > 0 && before(alike) === size(events)) alike--;
    return smaller - alike + 1 < ALIKE ? smaller : alike;
  }
}

const join = (later: Chunk, earlier: Chunk): Chunk => ({
  mark: earlier.mark,
  events: earlier.events + later.events,
  closed: [...earlier.closed, ...later.closed],
});
