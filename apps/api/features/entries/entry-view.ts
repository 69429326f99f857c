import { isAllowed, maySeeKeys, type Actor } from '#libs/access';
import type { LateFor } from '#libs/indicators';
import type { KeyVault, RecordedEvent } from '#libs/event-store';
import { readRecorded, toCloudEvent, tokensIn, type CloudEvent } from '#libs/ingest';
import type { EventData, EventName, EntryMetadata } from '#libs/programme';

/** One event of an entry's history, as its reader may see it. */
export interface HistoryItem {
  readonly name: EventName;
  readonly event: CloudEvent;
  readonly metadata: EntryMetadata;
  /** Subject of who recorded it; only for who may audit. */
  readonly subject: string | undefined;
  readonly entryId: string;
  readonly position: bigint;
  readonly recordedAt: number;
}

/** An entry with everything that happened to it, as known at a position. */
export interface EntryView {
  readonly entryId: string;
  readonly name: EventName;
  readonly partnerId: string | undefined;
  readonly status: 'EFFECTIVE' | 'RETRACTED';
  readonly corrected: boolean;
  /** The first event, with the data as they stand. */
  readonly event: CloudEvent;
  readonly position: bigint;
  readonly recordedAt: number;
  /** The position it is seen from, as far as it is projected. */
  readonly seenAt: number;
  readonly late: readonly LateFor[];
  /** How many keys of households, dwellings and persons are shown in it. */
  readonly keysShown: number;
  /** In order of position; the first is the posting itself. */
  readonly history: readonly HistoryItem[];
}

/**
 * The entry as the events of its history leave it. Keys of households are shown to the office and to the partner
 * whose entry it is (who sent them); who may not see keys, as an auditor, sees the vault's tokens.
 */
export async function viewOf(
  events: readonly RecordedEvent[],
  actor: Actor,
  vault: KeyVault,
): Promise<Omit<EntryView, 'seenAt' | 'late'> | undefined> {
  const tokens = maySeeKeys(actor) ? [...new Set(events.flatMap(tokensIn))] : [];
  const revealed: ReadonlyMap<string, string> = tokens.length > 0 ? await vault.reveal(tokens) : new Map();
  const mayAudit = isAllowed(actor, 'audit');
  const history = events.map((recorded) => {
    const { event, metadata } = readRecorded(recorded);
    return {
      name: event.name,
      event: toCloudEvent(recorded, revealed),
      metadata,
      subject: mayAudit ? metadata.actor.subject : undefined,
      entryId: recorded.eventId,
      position: recorded.position,
      recordedAt: recorded.recordedAt,
    };
  });
  const [first] = history;
  if (!first) return undefined;
  const { entryId, name, position, recordedAt } = first;
  const corrections = history.filter((item) => item.name === 'EntryCorrected');
  const replacement = corrections.at(-1)?.event.data.replacement as EventData | undefined;
  const turns = history.filter((item) => item.name === 'EntryRetracted' || item.name === 'EntryReinstated');
  return {
    entryId,
    name,
    position,
    recordedAt,
    partnerId: first.metadata.partnerId,
    status: turns.at(-1)?.name === 'EntryRetracted' ? 'RETRACTED' : 'EFFECTIVE',
    corrected: history.length > 1 && replacement !== undefined,
    keysShown: revealed.size,
    event: replacement ? { ...first.event, data: replacement } : first.event,
    history,
  };
}
