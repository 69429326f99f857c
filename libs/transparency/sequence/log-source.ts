import { DamagedEventError } from '#libs/event-store';
import { BrokenEventError, leafOf, type StoredEvent } from '../leaf/leaf.js';
import { CompactRange } from '../merkle/compact-range.js';
import { leafHash } from '../merkle/hashing.js';
import { SigningRefusal } from './refusal.js';

/** What is asked of the log; every event store is one. */
export interface LogSource {
  readAll(options: { readonly after: bigint; readonly limit: number }): Promise<readonly StoredEvent[]>;
  readStream(
    stream: string,
    options: { readonly from: number; readonly limit: number },
  ): Promise<readonly StoredEvent[]>;
}

/** The event at a position; undefined at 0. Throws SigningRefusal when the log ends before it. */
export async function eventAt(source: LogSource, position: number): Promise<StoredEvent | undefined> {
  if (position === 0) return undefined;
  const [event] = await source.readAll({ after: BigInt(position - 1), limit: 1 });
  if (event === undefined) throw new SigningRefusal('LOG_SHORTER', position - 1);
  return event;
}

/**
 * The events behind the first `from`, `limit` at most: up to the first that the store itself knows not to be what
 * it stored, so that what is before that one is still compared. Rejects with anything else, which is no finding but
 * a failure.
 */
export async function wholeEvents(
  source: LogSource,
  from: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  try {
    return await source.readAll({ after: BigInt(from), limit });
  } catch (error) {
    if (!(error instanceof DamagedEventError)) throw error;
    const whole = Number(error.position) - 1 - from;
    return whole > 0 ? source.readAll({ after: BigInt(from), limit: whole }) : [];
  }
}

/** The leaf of an event of the log. Throws SigningRefusal for one that is not as it was recorded. */
export function leafToSign(event: StoredEvent): Uint8Array {
  try {
    return leafOf(event);
  } catch (error) {
    if (!(error instanceof BrokenEventError)) throw error;
    throw new SigningRefusal('EVENT_BROKEN', Number(event.position) - 1, error);
  }
}

const AT_ONCE = 500;

/** The events behind the first `from`, up to `size`: at least one. Throws SigningRefusal when the log has none. */
export async function nextEvents(
  source: LogSource,
  from: number,
  size: number,
): Promise<readonly StoredEvent[]> {
  const events = await source.readAll({ after: BigInt(from), limit: Math.min(AT_ONCE, size - from) });
  if (events.length === 0) throw new SigningRefusal('LOG_SHORTER', from);
  return events;
}

/**
 * The root of the first `size` events, computed from the log alone. Throws SigningRefusal when it has not so many.
 */
export async function rootOfLog(source: LogSource, size: number): Promise<Uint8Array> {
  const range = new CompactRange();
  while (range.size < size)
    for (const event of await nextEvents(source, range.size, size)) range.append(leafHash(leafToSign(event)));
  return range.root();
}

/** So many streams' revisions are remembered; of others the log is asked. */
const KEPT = 10_000;

/** Holds each event of the log against the ones before it: what does not follow on them is not signed. */
export class Follow {
  readonly #revisions = new Map<string, number>();

  constructor(
    private readonly source: LogSource,
    /** The newest event that is in the tree already. */
    private last: StoredEvent | undefined,
  ) {}

  /** Throws SigningRefusal when the event is not the next of the log and of its stream. */
  async next(event: StoredEvent): Promise<void> {
    const index = Number(event.position) - 1;
    if (event.position !== (this.last?.position ?? 0n) + 1n) throw new SigningRefusal('POSITION_GAP', index);
    if (event.recordedAt < (this.last?.recordedAt ?? 0)) throw new SigningRefusal('TIME_BACKWARDS', index);
    if (!(await this.#isNextOfStream(event))) throw new SigningRefusal('REVISION_GAP', index);
    this.last = event;
    if (this.#revisions.size >= KEPT) this.#revisions.clear();
    this.#revisions.set(event.stream, event.revision);
  }

  async #isNextOfStream({ stream, revision, position }: StoredEvent): Promise<boolean> {
    const known = this.#revisions.get(stream);
    if (known !== undefined) return revision === known + 1;
    if (revision === 0) return true;
    const [before] = await this.source.readStream(stream, { from: revision - 1, limit: 1 });
    return before !== undefined && before.revision === revision - 1 && before.position < position;
  }
}
