import type { EventStore, RecordedEvent } from '#libs/event-store';
import { canonicalJson, readMetadata, type EntryMetadata } from '#libs/programme';

/**
 * What of an event's metadata may leave: nothing that nobody listed here. The keys of people are in a vault, never
 * in the log.
 */
const METADATA: ReadonlySet<string> = new Set<keyof EntryMetadata>([
  'source',
  'id',
  'time',
  'subject',
  'digest',
  'partnerId',
  'actor',
  'warnings',
  'naturalKey',
  'targetName',
  'correlationId',
  'nonce',
  'salt',
  'after',
]);

const AT_ONCE = 1_000;

/** The first `size` events, a thousand at a time. Throws when the log has not so many. */
export async function* eventsUpTo(store: EventStore, size: number): AsyncGenerator<readonly RecordedEvent[]> {
  for (let done = 0; done < size;) {
    const events = await store.readAll({ after: BigInt(done), limit: Math.min(AT_ONCE, size - done) });
    if (events.length === 0)
      throw new Error(
        `het logboek houdt op bij ${done}, ondertekend is ${size} / the log ends at ${done}, ${size} is signed`,
      );
    yield events;
    done += events.length;
  }
}

/**
 * An event as it is stored, as a line of log.jsonl. Throws for metadata that are not on the list of what may leave.
 */
export function eventLine(event: RecordedEvent): string {
  const metadata = readMetadata(event);
  const unknown = Object.keys(metadata).filter((name) => !METADATA.has(name));
  if (unknown.length > 0)
    throw new Error(
      `gebeurtenis ${event.eventId} heeft metagegevens die niet in een bundel mogen: ${unknown.join(', ')} / ` +
        `event ${event.eventId} has metadata that may not go into a bundle: ${unknown.join(', ')}`,
    );
  const { eventId, type, schemaVersion, stream, revision, recordedAt, data } = event;
  const position = Number(event.position);
  return `${canonicalJson({ eventId, type, schemaVersion, stream, revision, position, recordedAt, data, metadata: event.metadata })}\n`;
}
