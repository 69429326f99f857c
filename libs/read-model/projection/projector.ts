import type { Database, RecordedEvent } from '#libs/event-store';
import { EVENT_PASSED_OVER, passedOverIn, type PassedOver } from '#libs/programme';
import type { ClosedVersion } from '#libs/indicators';
import type { Change } from './change.js';
import type { Chunk } from './chunk.js';
import { fold } from './fold.js';
import { eventMark, type LogMark } from './log-mark.js';
import { Model } from './model.js';
import { ProjectionTables } from './tables.js';

/** The projection met an event it cannot understand. It stays before it; skipping would change figures silently. */
export class PoisonEventError extends Error {
  readonly code = 'POISON_EVENT';
  constructor(
    readonly position: bigint,
    readonly eventId: string,
    cause: unknown,
  ) {
    super(
      `event ${eventId} at position ${position}: ${(cause as { message?: string }).message ?? String(cause)}`,
      { cause },
    );
  }
}

const NOTHING: ReadonlyMap<number, PassedOver> = new Map();

/** Events that were folded into memory, from the mark before them, and why those after them were not. */
interface Staged extends Chunk {
  readonly poison?: PoisonEventError;
}

/** Folds batches of events into memory and what they did there into the file; what is not committed is taken back. */
export class Projector {
  private readonly tables: ProjectionTables;
  model: Model;

  constructor(db: Database, version: number) {
    this.tables = new ProjectionTables(db, version);
    this.model = this.loaded();
  }

  get active(): boolean {
    return this.tables.active;
  }

  /** Of which log the committed chunks are. */
  get logMark(): LogMark | undefined {
    return this.tables.logMark;
  }

  activate(): void {
    this.tables.activate();
  }

  /** Starts again from the committed chunks: after another projector on the same file moved on. */
  reload(): void {
    this.model = this.loaded();
  }

  /**
   * Projects the events that come right after the model's position; earlier ones in the batch are looked past, and
   * what the log says cannot be understood changes nothing.
   * Throws CheckpointConflictError (reload, go on), PoisonEventError (what came before it is projected; stop), or
   * what the database throws (nothing is projected; try again).
   */
  project(batch: readonly RecordedEvent[], passedOver: ReadonlyMap<number, PassedOver> = NOTHING): void {
    const { position } = this.model;
    const events = batch.filter((event) => Number(event.position) > position);
    for (const [i, event] of events.entries())
      if (Number(event.position) !== position + i + 1)
        throw new Error(`position ${event.position} does not follow ${position + i}`);
    // Nothing is awaited from here to the commit: nobody sees what is not committed.
    const staged = this.stage(events, passedOver);
    const [first, last] = [events[0], events[staged.events - 1]];
    if (first !== undefined && last !== undefined) this.commit(staged, first, last);
    if (staged.poison) throw staged.poison;
  }

  /** Folds events into memory, up to the first that cannot be understood. */
  private stage(events: readonly RecordedEvent[], passedOver: ReadonlyMap<number, PassedOver>): Staged {
    const mark = this.model.mark();
    const closed: ClosedVersion[] = [];
    for (const [i, event] of events.entries()) {
      let changes: readonly Change[] | undefined;
      try {
        changes = this.changesOf(event, passedOver);
        this.model.apply(changes, event.recordedAt, closed);
      } catch (error) {
        const poison = new PoisonEventError(event.position, event.eventId, error);
        if (changes === undefined) return { mark, events: i, closed, poison };
        // It was understood, and does not fit: half of it may be in memory.
        this.model.rollBack(mark, closed);
        return { ...this.stage(events.slice(0, i), passedOver), poison };
      }
    }
    return { mark, events: events.length, closed };
  }

  private changesOf(event: RecordedEvent, passedOver: ReadonlyMap<number, PassedOver>): readonly Change[] {
    if (event.type === EVENT_PASSED_OVER) this.mustNotHaveCounted(event);
    const isLeftOut = passedOver.get(Number(event.position))?.eventId === event.eventId;
    return isLeftOut ? [] : fold(event, this.model.facts);
  }

  private commit(staged: Staged, first: RecordedEvent, last: RecordedEvent): void {
    try {
      // Of the first event only the very first counts; the row keeps it ever after.
      this.tables.commit(this.model, staged, { first: eventMark(first), last: eventMark(last) });
    } catch (error) {
      this.model.rollBack(staged.mark, staged.closed);
      throw error;
    }
  }

  /**
   * Throws when this read model counted what the log says, later on, is passed over: a newer program understood it.
   */
  private mustNotHaveCounted(note: RecordedEvent): void {
    for (const position of passedOverIn([note]).keys())
      if (this.model.facts.changedAt(position))
        throw new Error(
          `positie ${position} is overgeslagen, maar telt in dit leesmodel: maak het opnieuw met wijkspoor rebuild / ` +
            `position ${position} is passed over, but counts in this read model: make it again with wijkspoor rebuild`,
        );
  }

  private loaded(): Model {
    const model = new Model();
    this.tables.load(model);
    return model;
  }
}
