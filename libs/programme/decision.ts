import type { EventName, FieldName } from './catalogue.js';
import type { DomainEvent } from './stream.js';
import type { Fault } from './faults.js';
import { at, type Place } from './place.js';
import type { PostedAs } from './posters.js';

/** An event that asks to be recorded, with what its decider may know besides the stream. Time arrives with it. */
export type Command<N extends EventName = EventName> = DomainEvent<N> & CommandContext;

interface CommandContext {
  readonly by: PostedAs;
  /** Where the item stands in what was sent; prefix of every fault's place. */
  readonly place: Place;
  /** Amsterdam date of the posting. */
  readonly today: string;
}

/** The place of a field in the data at a place; the name of a field that no type has does not compile. */
export const atField = (place: Place, field: FieldName, ...steps: Place): Place => at(place, field, ...steps);

export type Decision =
  | { readonly accepted: true; readonly event: DomainEvent; readonly warnings: readonly Fault[] }
  | { readonly accepted: false; readonly faults: readonly Fault[] };

/** A command is recorded as its event, with what there is to warn of. */
export const accept = (command: Command, warnings: readonly Fault[] = []): Decision => ({
  accepted: true,
  event: {
    entryId: command.entryId,
    name: command.name,
    partnerId: command.partnerId,
    data: command.data,
  } as DomainEvent,
  warnings,
});

/** A command is refused, and nothing of it is recorded. */
export const reject = (...faults: readonly Fault[]): Decision => ({ accepted: false, faults });
