import { StoreError } from '../errors.js';
import { isAfter, type LogPosition } from './log-position.js';
import type { ForeignEvent, WireEvent } from './wire-event.js';

/** What moves the copy on: a whole append of ours, or an event of somebody else that is passed over. */
export type Step = readonly WireEvent[] | ForeignEvent;

/** Whether it is an event of somebody else in our log. */
export const isForeign = (step: Step | WireEvent): step is ForeignEvent => 'foreign' in step;

/** Puts the events of a subscription together to whole appends again, and passes over what came twice. */
export class AppendGroups {
  #open: WireEvent[] = [];
  #last: LogPosition | undefined;

  constructor(handled: LogPosition | undefined) {
    this.#last = handled;
  }

  /** The step that this event completes, if it does. Throws when events of another append come in between. */
  add(event: WireEvent | ForeignEvent): Step | undefined {
    if (!isAfter(event, this.#last)) return undefined;
    const [first] = this.#open;
    if (isForeign(event)) {
      if (first !== undefined)
        throw new StoreError(
          'STORE_UNAVAILABLE',
          `event ${event.id} in stream ${event.stream}, not of Wijkspoor, stands within an append of ${first.of}`,
        );
      this.#last = event;
      return event;
    }
    this.#last = event;
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
