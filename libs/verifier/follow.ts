import { isSame } from './bytes.js';
import type { Checkpoint } from './notes.js';
import type { Event, Read } from './event.js';
import type { Findings } from './findings.js';

/** Clocks of log and witness may differ by so many milliseconds. */
const CLOCKS_DIFFER = 60_000;

/** Holds each event against those before it, in order: numbering, time, and what it says to come after. */
export class Follow {
  /** About 150 bytes for each stream. */
  readonly #revisions = new Map<string, number>();
  readonly #roots = new Map<number, Uint8Array>();
  readonly #latest: readonly { readonly size: number; readonly at: number }[];
  #nextSeen = 0;
  #recordedAt = 0;

  /** `seen`: checkpoints that witnesses saw, and when (seconds since 1970). */
  constructor(
    private readonly findings: Findings,
    seen: readonly { readonly size: number; readonly at: number }[],
  ) {
    // What was seen at a size was there: the earliest moment of that size or any larger one.
    const sorted = [...seen].sort((one, other) => other.size - one.size);
    let least = Infinity;
    this.#latest = sorted.map(({ size, at }) => ({ size, at: (least = Math.min(least, at)) })).reverse();
  }

  /** The root that the leaves gave at a checkpoint. */
  reached({ size }: Pick<Checkpoint, 'size'>, root: Uint8Array): void {
    this.#roots.set(size, root);
  }

  next(leaf: number, event: Event, { after, isOfSalt, isOfId }: Read): void {
    const { findings } = this;
    if (event.position !== leaf + 1) findings.bad('EVENT', { leaf, detail: 'position' });
    if (!isOfSalt) findings.bad('METADATA', { leaf });
    if (!isOfId) findings.bad('ID', { leaf });
    if (event.revision !== (this.#revisions.get(event.stream) ?? -1) + 1) findings.bad('REVISION', { leaf });
    this.#revisions.set(event.stream, event.revision);
    if (event.recordedAt < this.#recordedAt) findings.bad('TIME', { leaf });
    this.#recordedAt = Math.max(this.#recordedAt, event.recordedAt);
    if (event.recordedAt > this.#notLater(leaf)) findings.bad('TIME_LATE', { leaf });
    if (after !== undefined) this.#after(leaf, after);
  }

  #notLater(leaf: number): number {
    while ((this.#latest[this.#nextSeen]?.size ?? Infinity) <= leaf) this.#nextSeen += 1;
    const seen = this.#latest[this.#nextSeen];
    return seen === undefined ? Infinity : (seen.at + 1) * 1000 + CLOCKS_DIFFER;
  }

  #after(leaf: number, { size, root }: NonNullable<Read['after']>): void {
    const known = this.#roots.get(size);
    if (size < 1 || size > leaf || (known !== undefined && !isSame(known, root)))
      this.findings.bad('AFTER', { leaf });
    else if (known === undefined) this.findings.gap('AFTER_UNKNOWN', { leaf });
  }
}
