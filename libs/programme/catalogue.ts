import { correctionEvents } from './corrections/events.js';
import { experimentRoomEvents } from './experiment-rooms/events.js';
import { householdEvents } from './households/events.js';
import { interventionEvents } from './interventions/events.js';
import { linkageEvents } from './linkages/events.js';
import { obstacleEvents } from './obstacles/events.js';
import { ownerEvents } from './owners/events.js';
import { participationEvents } from './participation/events.js';
import { publicSpaceEvents } from './public-space/events.js';
import { reportingEvents } from './reporting/events.js';
import { workAndTrainingEvents } from './work-and-training/events.js';
import { nearOnes, type Candidate } from './near.js';
import type { EventType } from './schema/event-type.js';
import type { Fields, Infer } from './schema/field.js';

const TYPES = [
  ...participationEvents,
  ...correctionEvents,
  ...interventionEvents,
  ...linkageEvents,
  ...obstacleEvents,
  ...experimentRoomEvents,
  ...householdEvents,
  ...workAndTrainingEvents,
  ...ownerEvents,
  ...publicSpaceEvents,
  ...reportingEvents,
] as const;

/** Every event type there is, in the order of EVENTS.md. A subject's types are listed in its own events.ts. */
export const CATALOGUE: readonly CatalogueType[] = TYPES;

type Types = { readonly [T in (typeof TYPES)[number] as T['name']]: T };

/** The name of an event type, e.g. `HelpAccepted`; one the catalogue does not have does not compile. */
export type EventName = keyof Types;
/** An event type of the catalogue. */
export type CatalogueType = EventType<EventName, Fields, ColumnName>;
/** The data of an event type, made from its field specs; the name of a field it does not have does not compile. */
export type DataOf<N extends EventName> = Infer<Types[N]['fields']>;
/** The name of a field that some event type has. */
export type FieldName = { [N in EventName]: keyof DataOf<N> & string }[EventName];
/** A path the read model keeps as a column of an event type, e.g. `saving.gasM3`. */
export type ColumnOf<N extends EventName> = Types[N]['facts'][number];
/** A path that the read model keeps as a column of some event type. */
export type ColumnName = ColumnOf<EventName>;
/** An event of one of some types; `switch (event.name)` narrows its data. */
export type EventOf<N extends EventName> = {
  readonly [K in N]: {
    readonly entryId: string;
    readonly name: K;
    /** The partner that posted it; undefined when the programme office did. */
    readonly partnerId: string | undefined;
    readonly data: DataOf<K>;
  };
}[N];
/** The types of which every entry happened on a day. */
export type DatedName = {
  [N in EventName]: DataOf<N> extends { readonly occurredOn: string } ? N : never;
}[EventName];
/** The names of the types a subject lists in its events.ts. */
export type NamesIn<T extends readonly { readonly name: string }[]> = T[number]['name'] & EventName;

/** Whether an event is of one of some types; then its data is that of those. */
export const isOneOf = <N extends EventName, E extends { readonly name: EventName }>(
  names: readonly N[],
  event: E,
): event is Extract<E, { readonly name: N }> => (names as readonly EventName[]).includes(event.name);

/** The names of a subject's types, from its events.ts. */
export const namesIn = <const T extends readonly { readonly name: string }[]>(
  types: T,
): readonly NamesIn<T>[] => types.map(({ name }) => name as NamesIn<T>);

const byType = new Map(CATALOGUE.map((type) => [type.type, type]));
const byName = new Map<string, CatalogueType>(CATALOGUE.map((type) => [type.name, type]));

/** Finds a type by its CloudEvents `type`. */
export const findType = (type: string): CatalogueType | undefined => byType.get(type);

/** Whether an event of that name is an entry of the programme, which this version of the program knows. */
export const isEntryType = (name: string): boolean => byName.has(name);

/** The type with that name; throws on a name the catalogue does not have. */
export function typeNamed(name: string): CatalogueType {
  const found = byName.get(name);
  if (!found) throw new Error(`no event type ${name}`);
  return found;
}

const TYPE_CANDIDATES: readonly Candidate[] = CATALOGUE.map(({ type, name, label }) => ({
  id: type,
  names: [name, type.split('.').at(-2) ?? type, label.nl, label.en],
}));

/** The types that a text which is none may have meant, best first. */
export const nearTypes = (text: string): readonly string[] => nearOnes(text, TYPE_CANDIDATES);
