import { hash } from 'node:crypto';

import { entryIdOf } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { CompactRange, leafHash, leafOf } from '#libs/transparency';
import { anEvent, metadataOf, saltedAnew, type Forged } from './forge.js';

/** A way to tamper with a log. */
export interface Manipulation {
  readonly name: string;
  /** The first leaf that is bad after it. */
  readonly at: number;
  /** Changes events (copies) as one does who only knows what he wants to have changed. */
  readonly edit: (events: Forged[]) => Forged[];
  /** Further files that are changed with it. */
  readonly files?: Readonly<Record<string, string>>;
  /** An insider who puts numbering, salts and references right again would undo this: he leaves them. */
  readonly isRaw?: boolean;
}

const AT = 120;

/** Changes one event. */
const one =
  (change: (event: Forged) => void, at = AT) =>
  (events: Forged[]): Forged[] => {
    change(events[at] as Forged);
    return events;
  };

/** Changes the metadata of one event, and leaves the salt as it was. */
const told = (change: (metadata: Record<string, unknown>) => void, at = AT) =>
  one((event) => {
    const metadata = metadataOf(event);
    change(metadata);
    event.metadata = canonicalJson(metadata);
  }, at);

const data = (event: Forged, over: object): void => {
  event.data = canonicalJson({ ...(JSON.parse(event.data) as object), ...over });
};

/** Position 150 publishes an edition. */
const EDITION = 149;

export const MANIPULATIONS: readonly Manipulation[] = [
  { name: 'a number in the data', at: AT, edit: one((event) => data(event, { n: 7 })) },
  { name: 'an event taken out', at: AT, edit: (events) => events.toSpliced(AT, 1) },
  { name: 'the first event taken out', at: 0, edit: (events) => events.slice(1) },
  { name: 'the last events cut off', at: 250, edit: (events) => events.slice(0, 250) },
  {
    name: 'an event put in',
    at: AT,
    edit: (events) =>
      events.toSpliced(AT, 0, anEvent(1, AT + 1, { recordedAt: (events[AT] as Forged).recordedAt })),
  },
  {
    name: 'an event put in twice',
    at: AT,
    edit: (events) => events.toSpliced(AT, 0, { ...(events[AT - 1] as Forged) }),
  },
  {
    name: 'two events changed places',
    at: AT,
    edit: (events) => {
      const [first, second] = events.slice(AT, AT + 2) as [Forged, Forged];
      [first.recordedAt, second.recordedAt] = [second.recordedAt, first.recordedAt];
      return events.toSpliced(AT, 2, second, first);
    },
  },
  {
    name: 'recorded a little earlier',
    at: AT,
    edit: (events) => one((event) => (event.recordedAt = (events[AT - 1] as Forged).recordedAt))(events),
  },
  {
    name: 'recorded a little later',
    at: AT,
    edit: (events) => one((event) => (event.recordedAt = (events[AT + 1] as Forged).recordedAt))(events),
  },
  {
    name: 'recorded before the one before it',
    at: AT,
    isRaw: true,
    edit: one((event) => (event.recordedAt -= 3_600_000)),
  },
  { name: 'another type', at: AT, edit: one((event) => (event.type = 'HouseholdApproached')) },
  { name: 'another stream', at: AT, edit: one((event) => (event.stream = 'entry-of-nobody')) },
  { name: 'a gap in a stream', at: AT, isRaw: true, edit: one((event) => (event.revision += 1)) },
  { name: 'another version of the schema', at: AT, edit: one((event) => (event.schemaVersion = 2)) },
  {
    name: 'another time of the sender',
    at: AT,
    edit: told((metadata) => (metadata['time'] = '2025-01-01T00:00:00Z')),
  },
  {
    name: 'another person who posted it',
    at: AT,
    edit: told((metadata) => (metadata['actor'] = { role: 'partner', subject: 'user-beta' })),
  },
  { name: 'another partner', at: AT, edit: told((metadata) => (metadata['partnerId'] = 'gamma')) },
  {
    name: 'another source',
    at: AT,
    edit: told((metadata) => (metadata['source'] = 'urn:nld:oin:00000099000000002000')),
  },
  { name: 'another id', at: AT, edit: told((metadata) => (metadata['id'] = 'event-9999')) },
  {
    name: 'another salt',
    at: AT,
    edit: told((metadata) => (metadata['nonce'] = Buffer.alloc(32, 1).toString('base64'))),
  },
  {
    name: 'a warning put in',
    at: AT,
    edit: told((metadata) => (metadata['warnings'] = [{ code: 'OUTLIER' }])),
  },
  { name: 'no checkpoint known before it', at: AT, edit: told((metadata) => delete metadata['after']) },
  {
    name: 'an older checkpoint known before it',
    at: 210,
    edit: (events) => {
      const older = metadataOf(events[AT] as Forged)['after'];
      return told((metadata) => (metadata['after'] = older), 210)(events);
    },
  },
  {
    name: 'other figures published in an edition',
    at: EDITION,
    edit: one((event) => data(event, { digest: hash('sha256', '[]', 'hex') }), EDITION),
    files: { 'editions/2025-Q1-150.json': '[]' },
  },
  {
    name: 'a stretch of sixty events replaced',
    at: AT,
    edit: (events) =>
      events.map((event, index) =>
        index >= AT && index < AT + 60 && index !== EDITION
          ? anEvent(index, index + 1, { recordedAt: event.recordedAt })
          : event,
      ),
  },
];

/**
 * Events as an insider leaves them who puts right all that follows: numbering, salts, ids, and the checkpoints (of
 * `sizes`) that they say to come after.
 */
export function putRight(events: readonly Forged[], sizes: readonly number[]): Forged[] {
  const revisions = new Map<string, number>();
  const roots: string[] = [];
  const range = new CompactRange();
  return events.map((event, index) => {
    const revision = (revisions.get(event.stream) ?? -1) + 1;
    revisions.set(event.stream, revision);
    roots.push(Buffer.from(range.root()).toString('base64'));
    const metadata = metadataOf(event);
    const after = metadata['after'] as { readonly size: number } | undefined;
    const size = [...sizes].reverse().find((one) => one <= Math.min(index, after?.size ?? 0));
    if (size === undefined) delete metadata['after'];
    else metadata['after'] = { size, root: roots[size] };
    const right = {
      ...event,
      revision,
      position: BigInt(index + 1),
      eventId: entryIdOf(String(metadata['source']), String(metadata['id'])),
      metadata: saltedAnew(metadata),
    };
    range.append(leafHash(leafOf(right)));
    return right;
  });
}
