import { canonicalJson, findType, type CatalogueType, type EventData, type Place } from '#libs/programme';
import { entryIdOf, sha256Hex } from '#libs/platform';

/** One CloudEvent whose envelope is in order; its data are not looked at yet. */
export interface Envelope {
  /** Where the item stands in what was sent: `` for a single one, `/3` in a batch. */
  readonly place: Place;
  readonly source: string;
  readonly id: string;
  readonly type: CatalogueType;
  readonly time?: string;
  readonly subject?: string;
  readonly data: EventData;
  readonly entryId: string;
  readonly digest: string;
  /** The event as sent. */
  readonly event: Event;
}

type Event = Readonly<Record<string, unknown>>;

/**
 * What an event says; its time and whatever else came along (traceparent, knativearrivaltime, …) is of one delivery
 * of it.
 */
const CONTENT = ['specversion', 'id', 'source', 'type', 'subject', 'data'] as const;

/**
 * SHA-256 (hex) over the canonical JSON of an event's content: the same for every delivery of the event, whatever
 * its content mode, time and extension attributes (docs/decisions/0021-redelivery.md).
 */
export function digestOf(event: Event): string {
  const { data, id, source, specversion, subject, type } = event;
  // As nearly all come: already texts, and here in the order in which they are written.
  const about = subject ?? undefined;
  if ([id, source, specversion, type, about ?? ''].every((value) => typeof value === 'string'))
    return sha256Hex(canonicalJson({ data, id, source, specversion, subject: about, type }));
  return digestOfAll(Object.fromEntries(CONTENT.map((name) => [name, event[name]])));
}

/**
 * Whether a stored digest is that of an event. Entries of before decision 0021 have the digest of everything that
 * was sent: of those the event is tried as it came, and with the time that is stored.
 */
export function hasDigest(
  { digest, event }: Pick<Envelope, 'digest' | 'event'>,
  stored: { readonly digest: string; readonly time?: string },
): boolean {
  if (digest === stored.digest) return true;
  const content = Object.fromEntries(CONTENT.map((name) => [name, event[name]]));
  const timed = { time: stored.time, dataschema: event['dataschema'] };
  const deliveries = [
    event,
    { ...event, time: stored.time },
    { ...content, ...timed },
    { ...content, time: stored.time },
  ];
  return deliveries.some((delivery) => digestOfAll(delivery) === stored.digest);
}

/**
 * `datacontenttype` is left out and attributes are texts, so that the three content modes of one event give one
 * digest.
 */
function digestOfAll(event: Event): string {
  const { datacontenttype: _left, data, ...attributes } = event;
  const texts: Record<string, unknown> = { data };
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null)
      texts[name] = typeof value === 'string' ? value : JSON.stringify(value);
  return sha256Hex(canonicalJson(texts));
}

/** The envelope of an event in which checkEnvelope found no fault. */
export function envelopeOf(event: Event, place: Place): Envelope {
  const { source, id, type, time, subject, data } = event as Record<string, string>;
  const known = findType(String(type));
  if (!known) throw new TypeError('an envelope needs a known type');
  return {
    place,
    source: String(source),
    id: String(id),
    type: known,
    ...(time == null ? {} : { time }),
    ...(subject == null ? {} : { subject }),
    data: data as unknown as Envelope['data'],
    entryId: entryIdOf(String(source), String(id)),
    digest: digestOf(event),
    event,
  };
}
