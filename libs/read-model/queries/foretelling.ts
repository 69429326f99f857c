import type { NewEvent, RecordedEvent } from '#libs/event-store';
import { forkOf, movesBetween, type Move, type Moves } from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { amsterdamDay, dateOf } from '#libs/programme';
import { fold } from '../projection/fold.js';
import { Model } from '../projection/model.js';
import type { ReadModel } from '../read-model.js';
import { GivenUpError, Turns } from '../turns.js';

/**
 * Why not every figure was looked at. `BEHIND`: the read model has not caught up with the log. `LOG_MOVED`: what
 * the events are about was changed by others meanwhile.
 */
export type LeftOutReason =
  | 'TOO_MANY_EVENTS'
  | 'TOO_MANY_ENTRIES'
  | 'TOO_MANY_FIGURES'
  | 'TOO_LONG'
  | 'BEHIND'
  | 'LOG_MOVED';

/** What events that are not recorded would do to the figures. */
export interface Foretold {
  /** The state of the log that they would be recorded after. */
  readonly position: number;
  /** `yyyy-mm-dd`, of both sides. */
  readonly referenceDate: string;
  /** The partner whose own entries the figures are made of; undefined: they are made of all. */
  readonly own: string | undefined;
  readonly moved: readonly Move[];
  /** Figures that were computed at both sides. */
  readonly looked: number;
  /** Absent when all that may move was looked at. */
  readonly leftOut?: LeftOutReason;
}

export interface ForetellingRequest {
  readonly own?: string | undefined;
  readonly atLeast?: bigint;
}

export interface ForetellingBounds {
  readonly events: number;
  /** Versions of entries in the log. */
  readonly versions: number;
  readonly figures: number;
  /** Milliseconds of work; without end unless it is said. */
  readonly longest: number;
  /** What these are counted by; milliseconds, always forward. */
  readonly ticks?: () => number;
}

const BOUNDS: ForetellingBounds = { events: 10_000, versions: 400_000, figures: 20_000, longest: Infinity };

/**
 * Which figures events would move, before they are recorded: folded as the projection folds them, over a fork of
 * its facts, and computed as every figure is. Nothing of it is kept.
 */
export class Foretelling {
  constructor(
    private readonly readModel: Pick<ReadModel, 'model'>,
    private readonly clock: Clock,
    private readonly bounds: Partial<ForetellingBounds> = {},
  ) {}

  /**
   * Of events that ingest planned on the log as it was at `atLeast`. `own`: the partner that asks, which is told what
   * moves in what is made of its own entries alone (docs/decisions/0022-own-entries.md).
   */
  async foretell(
    events: readonly NewEvent[],
    { own, atLeast = 0n }: ForetellingRequest = {},
  ): Promise<Foretold> {
    const { model } = this.readModel;
    const bounds = { ...BOUNDS, ...this.bounds };
    const now = this.clock.now();
    const referenceDay = amsterdamDay(now);
    const referenceDate = dateOf(referenceDay);
    const { position } = model;
    const moves: Moves = { moved: [], looked: 0, left: 0 };
    const outcome = (leftOut?: LeftOutReason): Foretold => ({
      ...{ position, referenceDate, own, moved: moves.moved, looked: moves.looked },
      ...(leftOut === undefined ? {} : { leftOut }),
    });
    if (BigInt(position) < atLeast) return outcome('BEHIND');
    if (events.length > bounds.events) return outcome('TOO_MANY_EVENTS');
    if (model.facts.versions > bounds.versions) return outcome('TOO_MANY_ENTRIES');
    const { longest, ticks } = bounds;
    const turns = new Turns({ longest, ...(ticks ? { now: ticks } : {}) });
    try {
      const fork = new Model(await turns.through(forkOf(model.facts, own)));
      if (!(await addTo(fork, events, now, turns))) return outcome('LOG_MOVED');
      const asked = {
        from: position,
        to: fork.position,
        referenceDay,
        most: bounds.figures,
      };
      await turns.through(movesBetween(fork.facts, asked, moves));
    } catch (error) {
      if (!(error instanceof GivenUpError)) throw error;
      return outcome('TOO_LONG');
    }
    return outcome(moves.left > 0 ? 'TOO_MANY_FIGURES' : undefined);
  }
}

/** Folds the events after what a model has. False when they cannot follow it: somebody else was there before. */
async function addTo(model: Model, events: readonly NewEvent[], now: number, turns: Turns): Promise<boolean> {
  for (const event of events) {
    const position = BigInt(model.position + 1);
    const recorded: RecordedEvent = { ...event, stream: '', revision: 0, position, recordedAt: now };
    try {
      model.apply(fold(recorded, model.facts), now);
    } catch {
      return false;
    }
    await turns.next();
  }
  return true;
}
