import { dayOf, typeNamed } from '#libs/programme';
import { amendments } from './amendments.js';
import { deliver, Sender, type Entry } from './delivery.js';
import { Households } from './households.js';
import { interventionStory, type Intervention } from './intervention-story.js';
import { links } from './links.js';
import { laterStart, participation } from './participation.js';
import { DEMO_PARTNERS, demoSource, type DemoPartner } from './partners.js';
import { PeopleAndOwners } from './people-and-owners.js';
import { EDITIONS, reporting, type DemoEdition } from './reporting.js';
import { Random } from './random.js';
import { LAST_DAY, monthsBetween } from './seasons.js';
import { Streets } from './streets.js';
import { shareTargets, targets } from './targets.js';
import type { DemoEvent } from './story.js';
import { together } from './together.js';

/** A structured CloudEvent as a sender posts it. */
export interface DemoItem {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

export interface DemoActor {
  readonly role: 'partner' | 'programme-office';
  readonly partnerId?: string;
  readonly subject: string;
}

export interface DemoBatch {
  /** The simulated moment of recording, milliseconds since 1970 UTC; rises from batch to batch. */
  readonly recordedAt: number;
  readonly actor: DemoActor;
  /** At most 250, all by the same sender. */
  readonly items: readonly DemoItem[];
  /** Instead of items: an edition that the office publishes then, of what was recorded before. */
  readonly edition?: DemoEdition;
}

export interface DemoOptions {
  /** Share of the full 75,000 or so entries, e.g. 0.1; the register is always whole. Default 1. */
  readonly scale?: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const BATCH = 250;

/**
 * The demo programme: three years, 2023-11-01 to 2026-10-31, of all werklijnen in the 16 areas by made-up partners.
 * The same options give the same batches, byte for byte, on every machine; in order of recordedAt.
 */
export function* demoProgramme({ scale = 1 }: DemoOptions = {}): Generator<DemoBatch> {
  const entries = write(scale).filter((entry) => entry.recordedDay <= LAST_DAY);
  const order = (entry: Entry) => (entry.partner ? DEMO_PARTNERS.indexOf(entry.partner) : -1);
  entries.sort((a, b) => a.recordedDay - b.recordedDay || order(a) - order(b) || a.day - b.day);
  const editions = [...EDITIONS].sort(([a], [b]) => a - b);
  for (let from = 0; from < entries.length;) {
    const first = entries[from];
    if (!first) return;
    for (let next = editions[0]; next && next[0] < first.recordedDay; next = editions[0]) {
      yield edition(next[0], next[1]);
      editions.shift();
    }
    let to = from;
    while (entries[to]?.recordedDay === first.recordedDay && entries[to]?.partner === first.partner) to++;
    for (let at = from; at < to; at += BATCH) {
      const nth = (at - from) / BATCH;
      yield batch(entries.slice(at, Math.min(at + BATCH, to)), first, order(first), nth);
    }
    from = to;
  }
}

/** Published in the evening, when the partners are done. */
const edition = (day: number, published: DemoEdition): DemoBatch => ({
  recordedAt: day * DAY + 20 * HOUR,
  actor: { role: 'programme-office', subject: 'demo-programmabureau' },
  items: [],
  edition: published,
});

/** The office records at six in the morning, partners one after another from seven (UTC). */
function batch(entries: readonly Entry[], first: Entry, order: number, nth: number): DemoBatch {
  const start = order < 0 ? 6 * HOUR : 7 * HOUR + order * 600_000;
  const recordedAt = first.recordedDay * DAY + start + nth * 15_000;
  const { partner } = first;
  return {
    recordedAt,
    actor: partner
      ? { role: 'partner', partnerId: partner.partnerId, subject: `demo-${partner.partnerId}` }
      : { role: 'programme-office', subject: 'demo-programmabureau' },
    items: entries.map((entry, i) => ({
      specversion: '1.0',
      id: entry.id,
      source: demoSource(partner),
      type: typeNamed(entry.name).type,
      time: new Date(Math.min(entry.day * DAY + 8 * HOUR + i * 60_000, recordedAt - 60_000)).toISOString(),
      datacontenttype: 'application/json',
      data: entry.data,
    })),
  };
}

/** Everything that is ever handed in, in no order. */
function write(scale: number): Entry[] {
  const office = new Sender(undefined);
  const households = new Households(scale);
  const streets = new Streets(scale);
  const others = new PeopleAndOwners(scale);
  const senders = new Map(DEMO_PARTNERS.map((partner) => [partner, new Sender(partner)]));
  const entries: Entry[] = [...participation(office), ...targets(office)];
  const handIn = (partner: DemoPartner, random: Random, happened: readonly DemoEvent[]): void => {
    const sender = senders.get(partner) ?? new Sender(partner);
    const areas = [...partner.neighbourhoodIds, ...partner.laterNeighbourhoodIds];
    for (const event of happened) {
      const original = deliver(random, sender, event);
      if (!original) continue;
      entries.push(original, ...amendments({ random, original, partnerSender: sender, office, areas }));
    }
  };
  for (const partner of DEMO_PARTNERS) {
    const random = new Random(`delivery/${partner.partnerId}`);
    handIn(partner, random, [
      ...work(partner, scale, households, streets),
      ...startsOf(partner).flatMap(([area, from]) => [
        ...(partner.participants > 0 ? others.people(partner, area, from) : []),
        ...(partner.owners > 0 ? others.owners(partner, area, from) : []),
      ]),
    ]);
  }
  const byArea = new Map<unknown, Entry[]>();
  for (const entry of entries) {
    const area = entry.data.neighbourhoodId;
    byArea
      .set(area, byArea.get(area) ?? [])
      .get(area)
      ?.push(entry);
  }
  for (const partner of DEMO_PARTNERS) {
    const events = startsOf(partner).flatMap(([area, from]) =>
      together(partner, area, from, scale, byArea.get(area) ?? []),
    );
    handIn(partner, new Random(`delivery/together/${partner.partnerId}`), events);
  }
  entries.push(...links(office, households.twins));
  const senderOf = (partner: DemoPartner) => senders.get(partner) ?? new Sender(partner);
  entries.push(...reporting(office, DEMO_PARTNERS, senderOf), ...shareTargets(office));
  return entries;
}

function work(
  partner: DemoPartner,
  scale: number,
  households: Households,
  streets: Streets,
): readonly DemoEvent[] {
  return startsOf(partner).flatMap(([area, from]) => {
    const running = interventions(partner, area, from, scale);
    return [
      ...running.flatMap(({ events }) => events),
      ...(partner.households > 0 ? households.outreach(partner, area, from, running) : []),
      ...(partner.works > 0 ? streets.works(partner, area, from) : []),
    ];
  });
}

/** The areas of a partner with the day it starts there. */
const startsOf = (partner: DemoPartner): readonly (readonly [string, number])[] => [
  ...partner.neighbourhoodIds.map((area) => [area, dayOf(partner.from)] as const),
  ...partner.laterNeighbourhoodIds.map((area) => [area, laterStart(partner)] as const),
];

/** About one a year in each area, whatever the scale down to a third. */
function interventions(
  partner: DemoPartner,
  neighbourhoodId: string,
  from: number,
  scale: number,
): readonly Intervention[] {
  const random = new Random(`interventions/${partner.partnerId}/${neighbourhoodId}`);
  const years = Math.ceil(monthsBetween(from, LAST_DAY).length / 12);
  const others = DEMO_PARTNERS.filter(
    (other) => other !== partner && other.neighbourhoodIds.includes(neighbourhoodId),
  ).map((other) => other.partnerId);
  return Array.from({ length: Math.max(1, Math.round(years * Math.min(1, scale))) }, (_, i) =>
    interventionStory(random, partner, neighbourhoodId, i + 1, from + i * 365, others),
  );
}
