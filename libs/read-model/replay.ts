import type { RecordedEvent } from '#libs/event-store';
import type { PassedOver } from '#libs/programme';
import { EffectiveEntries, editionsAt, type Edition, type Pins } from '#libs/indicators';
import { computeEdition, type ComputedEdition } from './editions/compute-edition.js';
import { fold } from './projection/fold.js';
import { Model } from './projection/model.js';

/** A log folded in memory and in order, with no file, no database and no server: what an auditor's program does. */
export class Replay {
  readonly #model = new Model();

  /** `passedOver`: what the whole log says cannot be understood and is left out, by position. */
  constructor(private readonly passedOver: ReadonlyMap<number, PassedOver> = new Map()) {}

  get position(): number {
    return this.#model.position;
  }

  /** Adds the events that come next. Throws on one that is not the next, or that cannot be understood. */
  add(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      const position = Number(event.position);
      if (position !== this.position + 1) throw new RangeError(`position ${position} is not the next`);
      const isLeftOut = this.passedOver.get(position)?.eventId === event.eventId;
      this.#model.apply(isLeftOut ? [] : fold(event, this.#model.facts), event.recordedAt);
    }
  }

  /** Every edition that the log published, in that order. */
  editions(): readonly Edition[] {
    return editionsAt(new EffectiveEntries(this.#model.facts, this.position));
  }

  /**
   * The figures that pins stand for, as an edition has them, and their digest. Throws QueryError for pins that
   * stand for nothing.
   */
  compute(pins: Pins): Promise<ComputedEdition> {
    return computeEdition(new EffectiveEntries(this.#model.facts, pins.asOfPosition), pins);
  }
}
