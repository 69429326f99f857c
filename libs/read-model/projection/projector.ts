import type { Database, RecordedEvent } from '#libs/event-store';
import { EVENT_PASSED_OVER, passedOverIn, type PassedOver } from '#libs/programme';
import type { Change } from './change.js';
import { fold } from './fold.js';
import { KnownEntries } from './known-entries.js';
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

/** Folds batches of events into the durable rows and, once they are committed, into memory. */
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

  /** Of which log the committed rows are. */
  get logMark(): LogMark | undefined {
    return this.tables.logMark;
  }

  activate(): void {
    this.tables.activate();
  }

  /** Starts anew from the committed rows: after another projector on the same file moved on. */
  reload(): void {
    this.model = this.loaded();
  }

  /**
   * Projects the events that come right after the model's position; earlier ones in the batch are looked past, and what the
   * log says cannot be understood changes nothing.
   * Throws CheckpointConflictError (reload, go on), PoisonEventError (what came before it is projected; stop), or what
   * the database throws (nothing is projected; try again).
   */
  project(batch: readonly RecordedEvent[], passedOver: ReadonlyMap<number, PassedOver> = NOTHING): void {
    const expected = this.model.position;
    const known = new KnownEntries(this.model.facts);
    const changes: Change[] = [];
    const moments: number[] = [];
    let poison: PoisonEventError | undefined;
    let last: RecordedEvent | undefined;
    let first: RecordedEvent | undefined;
    for (const event of batch) {
      if (Number(event.position) <= expected) continue;
      if (Number(event.position) !== expected + moments.length + 1)
        throw new Error(`position ${event.position} does not follow ${expected + moments.length}`);
      try {
        if (event.type === EVENT_PASSED_OVER) this.mustNotHaveCounted(event, passedOver);
        if (passedOver.get(Number(event.position))?.eventId !== event.eventId)
          changes.push(...fold(event, known));
      } catch (error) {
        poison = new PoisonEventError(event.position, event.eventId, error);
        break;
      }
      moments.push(event.recordedAt);
      first ??= event;
      last = event;
    }
    if (first !== undefined && last !== undefined) {
      // Of the first event only the very first counts; the row keeps it ever after.
      this.tables.commit(expected, changes, moments, { first: eventMark(first), last: eventMark(last) });
      this.model.apply(changes, moments);
    }
    if (poison) throw poison;
  }

  /** Throws when this read model counted what the log says, later on, is passed over: a newer program understood it. */
  private mustNotHaveCounted(note: RecordedEvent, passedOver: ReadonlyMap<number, PassedOver>): void {
    for (const position of passedOverIn([note]).keys()) {
      const counted =
        position <= this.model.position ? this.tables.countsAt(position) : !passedOver.has(position);
      if (counted)
        throw new Error(
          `positie ${position} is overgeslagen, maar telt in dit leesmodel: maak het opnieuw met wijkspoor rebuild / ` +
            `position ${position} is passed over, but counts in this read model: make it anew with wijkspoor rebuild`,
        );
    }
  }

  private loaded(): Model {
    const model = new Model();
    this.tables.load(model);
    return model;
  }
}
