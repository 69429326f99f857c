import { StoreError } from '../errors.js';
import { isAfter, type Place } from './place.js';
import type { WireEvent } from './wire-event.js';

/** Puts the events of a subscription together to whole appends again, and passes over what came twice. */
export class AppendGroups {
  #open: WireEvent[] = [];
  #last: Place | undefined;

  constructor(handled: Place | undefined) {
    this.#last = handled;
  }

  /** The append that this event completes, if it does. Throws when events of another append come in between. */
  add(event: WireEvent): readonly WireEvent[] | undefined {
    if (!isAfter(event, this.#last)) return undefined;
    this.#last = event;
    const [first] = this.#open;
    const fits =
      first === undefined
        ? event.index === 0
        : event.stream === first.stream && event.of === first.of && event.index === this.#open.length;
    if (!fits)
      throw new StoreError(
        'STORE_UNAVAILABLE',
        `event ${event.eventId} is number ${event.index} of an append of ${event.of}, after ${this.#open.length}`,
      );
    this.#open.push(event);
    if (this.#open.length < event.of) return undefined;
    const whole = this.#open;
    this.#open = [];
    return whole;
  }
}
