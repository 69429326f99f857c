import type { RecordedEvent } from '#libs/event-store';
import {
  upcast,
  type DomainEvent,
  type EventData,
  type EventName,
  readMetadata,
  type EntryMetadata,
} from '#libs/programme';

export interface RecordedEntry {
  readonly event: DomainEvent;
  readonly metadata: EntryMetadata;
}

/** What a stored event says, in the current schema version; a replacement in that of its target's type. */
export function readRecorded(recorded: RecordedEvent): RecordedEntry {
  const metadata = readMetadata(recorded);
  const stored = JSON.parse(recorded.data) as EventData;
  return {
    metadata,
    // Validated when it was posted, and upcast here: the catalogue says what it is.
    event: {
      entryId: recorded.eventId,
      name: recorded.type,
      partnerId: metadata.partnerId,
      data: currentData(recorded, stored, metadata.targetName),
    } as DomainEvent,
  };
}

function currentData(recorded: RecordedEvent, data: EventData, targetName: string | undefined): EventData {
  if (recorded.type !== ('EntryCorrected' satisfies EventName) || targetName === undefined)
    return upcast(recorded.type, recorded.schemaVersion, data);
  const replacement = upcast(targetName, recorded.schemaVersion, data.replacement as EventData);
  return { ...data, replacement };
}
