import type { RecordedEvent } from '#libs/event-store';
import { isKeptWhole, type FactStore } from '#libs/indicators';
import { naturalKeyOf } from '#libs/platform';
import {
  type EventName,
  canonicalJson,
  columnsOf,
  dayOf,
  typeNamed,
  upcast,
  CATALOGUE,
  CLOCK_SETTLED,
  clockReadingsIn,
  EVENT_PASSED_OVER,
  readMetadata,
  type DataOf,
  type EntryMetadata,
  type EventData,
} from '#libs/programme';
import type { Change } from './change.js';

/** When and where something happened, of a type that says so. */
type Somewhere = Partial<Pick<DataOf<'HouseholdReached'>, 'occurredOn' | 'neighbourhoodId'>>;

const PATHS = new Map(
  CATALOGUE.map((type) => [type.name, columnsOf(type).map(({ path }) => path.split('.'))]),
);

/**
 * What an event does to the facts that the events before it left. Throws on an event that cannot be understood or
 * contradicts the log's own rules (a poison event); the projection then stops there and says so.
 */
export function fold(event: RecordedEvent, facts: FactStore): readonly Change[] {
  const position = Number(event.position);
  const metadata: Partial<EntryMetadata> = readMetadata(event);
  const stored = JSON.parse(event.data) as EventData;
  switch (event.type) {
    case 'EntryCorrected' satisfies EventName: {
      const entryId = String(stored.entryId);
      const entry = entryFacts(facts, entryId);
      if (!entry.counts) throw new Error(`entry ${entryId} is corrected while retracted`);
      const posted = stored.replacement as EventData;
      const replacement = upcast(entry.typeName, event.schemaVersion, posted);
      const { typeName, partnerId, entryPosition } = entry;
      const added = add(entryId, entryPosition, position, typeName, partnerId, replacement);
      return [
        { kind: 'close', entryId, at: position },
        { ...added, naturalKey: naturalKeyOf(typeName, partnerId, canonicalJson(posted)) },
      ];
    }
    case 'EntryRetracted' satisfies EventName: {
      const entryId = String(stored.entryId);
      const entry = entryFacts(facts, entryId);
      if (!entry.counts) throw new Error(`entry ${entryId} is retracted twice`);
      return [{ kind: 'close', entryId, at: position }];
    }
    case 'EntryReinstated' satisfies EventName: {
      const entryId = String(stored.entryId);
      const entry = entryFacts(facts, entryId);
      if (entry.counts) throw new Error(`entry ${entryId} is reinstated while it counts`);
      return [{ kind: 'reopen', entryId, at: position }];
    }
    // Of the log itself: who folds has read it before (projector.ts, replay.ts).
    case EVENT_PASSED_OVER:
      return [];
    case CLOCK_SETTLED:
      return clockReadingsIn([event]).map((reading) => ({ kind: 'settle', ...reading }));
    default: {
      const data = upcast(event.type, event.schemaVersion, stored);
      const { name } = typeNamed(event.type);
      const added = add(event.eventId, position, position, name, metadata.partnerId, data);
      return [{ ...added, naturalKey: metadata.naturalKey }];
    }
  }
}

function add(
  entryId: string,
  entryPosition: number,
  from: number,
  typeName: EventName,
  partnerId: string | undefined,
  data: EventData,
) {
  const { occurredOn, neighbourhoodId } = data as Somewhere;
  return {
    kind: 'add' as const,
    entryId,
    entryPosition,
    from,
    typeName,
    partnerId,
    neighbourhoodId: isKeptWhole(typeName) ? undefined : neighbourhoodId,
    day: occurredOn === undefined ? 0 : dayOf(occurredOn),
    values: valuesOf(typeName, data),
  };
}

/** The values of a type's columns; a register entry is kept whole. */
export function valuesOf(typeName: string, data: EventData): readonly unknown[] {
  if (isKeptWhole(typeName)) return [data];
  const paths = PATHS.get(typeNamed(typeName).name) ?? [];
  return paths.map((path) => {
    let value: unknown = data;
    for (const step of path) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
    return value ?? null;
  });
}

/** What the fold needs to know of an entry that an event refers to. */
interface EntryFacts {
  readonly typeName: EventName;
  readonly partnerId: string | undefined;
  readonly entryPosition: number;
  readonly counts: boolean;
}

/**
 * An entry as the events folded so far leave it. Throws when none was recorded before: the log contradicts itself.
 */
function entryFacts(facts: FactStore, entryId: string): EntryFacts {
  const entry = facts.entry(entryId);
  if (entry === undefined) throw new Error(`entry ${entryId} was never recorded`);
  const version = facts.latestVersion(entry);
  const table = facts.tableOf(version);
  const row = facts.rowOf(version);
  return {
    typeName: table.type.name,
    partnerId: facts.partnerOf(table, row),
    entryPosition: table.entryPosition.at(row),
    counts: table.to.at(row) === Infinity,
  };
}
