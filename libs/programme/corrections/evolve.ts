/** The state of one entry: what was posted, as corrected so far. */
export interface EntryState {
  readonly entryId: string;
  readonly name: string;
  /** The partner that posted it; undefined when the programme office did. */
  readonly partnerId: string | undefined;
  /** The latest effective data: of the last correction by position, else as posted. */
  readonly data: EventData;
  readonly retracted: boolean;
}

export type EventData = Readonly<Record<string, unknown>>;

/** What an event says, whatever store or wire it came by. */
export interface DomainEvent {
  readonly entryId: string;
  readonly name: string;
  readonly partnerId: string | undefined;
  readonly data: EventData;
}

/** The entries of one stream by entryId, in order of position. A registration's own stream has exactly one. */
export type StreamState = ReadonlyMap<string, EntryState>;

export const initialState: StreamState = new Map();

export function evolve(state: StreamState, event: DomainEvent): StreamState {
  const next = new Map(state);
  const target = state.get(String(event.data['entryId']));
  switch (event.name) {
    case 'EntryCorrected':
      if (target) next.set(target.entryId, { ...target, data: event.data['replacement'] as EventData });
      return next;
    case 'EntryRetracted':
      if (target) next.set(target.entryId, { ...target, retracted: true });
      return next;
    case 'EntryReinstated':
      if (target) next.set(target.entryId, { ...target, retracted: false });
      return next;
    default:
      next.set(event.entryId, { ...event, retracted: false });
      return next;
  }
}

/** The entries of a stream that count: not retracted, as corrected. */
export const effective = (state: StreamState): readonly EntryState[] =>
  [...state.values()].filter((entry) => !entry.retracted);
