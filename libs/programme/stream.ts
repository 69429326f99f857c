import type { EventName, EventOf, FieldName } from './catalogue.js';

/**
 * Data of which the type is not known here: as they came, or of whatever type an entry is of. The name of a field
 * that no type has does not compile; what stands there is unknown.
 */
export type EventData = { readonly [F in FieldName]?: unknown };

/** What an event says, whatever store or wire it came by: validated when it was posted, upcast when it is read. */
export type DomainEvent<N extends EventName = EventName> = EventOf<N>;

/** The state of one entry: what was posted, with the data of the last correction by position. */
export type EntryState<N extends EventName = EventName> = DomainEvent<N> & {
  readonly retracted: boolean;
  /** Id of the event that last said something of it: the entry's own, or that of its last amendment. */
  readonly version: string;
};

/** The entries of one stream by entryId, in order of position. A registration's own stream has exactly one. */
export type StreamState = ReadonlyMap<string, EntryState>;

export const initialState: StreamState = new Map();

/** The state of a stream after one more event; an amendment of an entry that is not in it changes nothing. */
export function evolve(state: StreamState, event: DomainEvent): StreamState {
  const next = new Map(state);
  switch (event.name) {
    case 'EntryCorrected':
      // The replacement was validated as data of the entry's own type.
      return amended(next, event, { data: event.data.replacement } as Partial<EntryState>);
    case 'EntryRetracted':
      return amended(next, event, { retracted: true });
    case 'EntryReinstated':
      return amended(next, event, { retracted: false });
    default:
      next.set(event.entryId, { ...event, retracted: false, version: event.entryId });
      return next;
  }
}

function amended(
  next: Map<string, EntryState>,
  { entryId: version, data }: DomainEvent<'EntryCorrected' | 'EntryRetracted' | 'EntryReinstated'>,
  change: Partial<EntryState>,
): StreamState {
  const { entryId = '' } = data;
  const target = next.get(entryId);
  if (target) next.set(entryId, { ...target, ...change, version } as EntryState);
  return next;
}

/** The day an entry happened on; empty for what has none. */
export const dayIn = ({ data }: DomainEvent): string =>
  ('occurredOn' in data ? data.occurredOn : undefined) ?? '';

/** The entries of a stream that count: not retracted, as corrected. */
export const effective = (state: StreamState): readonly EntryState[] =>
  [...state.values()].filter((entry) => !entry.retracted);
