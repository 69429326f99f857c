import { canonicalJson, findType, type EventType } from '#libs/programme';
import { entryIdOf, sha256Hex } from '#libs/platform';

/** One CloudEvent whose envelope is in order; its data are not looked at yet. */
export interface Envelope {
  /** Where the item stands in what was sent: `` for a single one, `/3` in a batch. */
  readonly place: string;
  readonly source: string;
  readonly id: string;
  readonly type: EventType;
  readonly time?: string;
  readonly subject?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly entryId: string;
  readonly digest: string;
}

/**
 * SHA-256 (hex) over the canonical JSON of an event as sent: attributes and data. `datacontenttype` is left out and
 * extension values are texts, so that the three content modes of one event give one digest.
 */
export function digestOf(event: Readonly<Record<string, unknown>>): string {
  const { datacontenttype: _left, data, ...attributes } = event;
  const texts: Record<string, unknown> = { data };
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null)
      texts[name] = typeof value === 'string' ? value : JSON.stringify(value);
  return sha256Hex(canonicalJson(texts));
}

/** The envelope of an event in which checkEnvelope found no fault. */
export function envelopeOf(event: Readonly<Record<string, unknown>>, place: string): Envelope {
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
  };
}
