import type { Actor } from '#libs/access';
import { openMemoryStore, openMemoryVault, type EventStore, type KeyVault } from '#libs/event-store';
import { typeNamed, toPointer, type EventName, type Fault, type FaultJson } from '#libs/programme';
import { fixedClock } from '#libs/platform';

import { Ingest } from '../ingest.js';
import type { EntryLookups, PostOutcome, Receipt } from '../kernel/outcome.js';

export const OFFICE: Actor = { role: 'programme-office', subject: 'office-1' };
export const OIN = '00000099000000001000';
export const SOURCE = `urn:nld:oin:${OIN}:systeem:wijkapp`;
export const NOW = '2025-06-30T12:00:00Z';
export const partner = (partnerId: string): Actor => ({
  role: 'partner',
  partnerId,
  subject: `user-${partnerId}`,
});
export const ALFA = partner('alfa');
export const BETA = partner('beta');

type Data = Readonly<Record<string, unknown>>;

/** A household's pseudonym for tests: 43 characters. */
export const key = (name: string): string => name.padEnd(43, '_');

export function event(name: EventName, id: string, data: Data, more: Data = {}): Record<string, unknown> {
  return { specversion: '1.0', id, source: SOURCE, type: typeNamed(name).type, data, ...more };
}

export const reached = (id: string, data: Data = {}, more: Data = {}): Record<string, unknown> =>
  event(
    'HouseholdReached',
    id,
    {
      occurredOn: '2025-06-01',
      neighbourhoodId: 'duindorp',
      evidence: 'REGISTRATION',
      householdKey: key('huis-1'),
      channel: 'HOME_VISIT',
      tenure: 'SOCIAL_RENT',
      topics: ['ENERGY'],
      ...data,
    },
    more,
  );

export const accepted = (id: string, data: Data = {}): Record<string, unknown> => {
  const { channel: _c, tenure: _t, topics: _o, ...common } = reached(id)['data'] as Record<string, unknown>;
  return event('HelpAccepted', id, { ...common, helpKind: 'DEBT', ...data });
};

export const correction = (
  name: EventName,
  id: string,
  data: Data,
  more: Data = {},
): Record<string, unknown> => event(name, id, { reason: 'WRONG_VALUE', ...data }, more);

const office = { source: 'urn:nld:wijkspoor:programmabureau:test' };

export const registration = (partnerId: string, oin?: string): Record<string, unknown> =>
  event(
    'PartnerRegistered',
    `register-${partnerId}`,
    {
      partnerId,
      name: `Partner ${partnerId}`,
      kind: 'OTHER',
      werklijnen: [1],
      neighbourhoodIds: [],
      ...(oin === undefined ? {} : { oin }),
    },
    office,
  );

export const neighbourhood = (neighbourhoodId: string): Record<string, unknown> =>
  event(
    'NeighbourhoodRegistered',
    `register-${neighbourhoodId}`,
    { neighbourhoodId, name: neighbourhoodId, municipalityCode: 'GM0518', lat: 52.1, lon: 4.3 },
    office,
  );

/** A read model that answers that it knows nothing, but for these facts. */
export const knowing = (facts: Partial<EntryLookups> = {}): EntryLookups => ({
  reachedOnOrBefore: () => false,
  hasNaturalKey: () => false,
  about: () => [],
  hasEntry: () => false,
  partnerWithOin: () => undefined,
  ...facts,
});

export interface House {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly ingest: Ingest;
  /** Another process on the same log. */
  readonly another: () => Ingest;
  /** Name of every event in the log after the registrations. */
  readonly log: () => Promise<readonly string[]>;
}

const REGISTRATIONS = 3;

/** Given: neighbourhood duindorp, partner alfa with an OIN, partner beta without. */
export async function openHouse(lookups?: EntryLookups): Promise<House> {
  const clock = fixedClock(NOW);
  const store = openMemoryStore({ clock: () => clock.now() });
  const vault = openMemoryVault();
  const another = () => new Ingest({ store, vault, clock, ...(lookups ? { lookups } : {}) });
  const ingest = another();
  await postAll(ingest, [neighbourhood('duindorp'), registration('alfa', OIN), registration('beta')], OFFICE);
  const log = async () =>
    (await store.readAll({ limit: 10_000 })).slice(REGISTRATIONS).map(({ type }) => type);
  return { store, vault, ingest, another, log };
}

/** Posts a batch that must be stored. */
export async function postAll(
  ingest: Ingest,
  items: readonly unknown[],
  actor: Actor,
): Promise<readonly Receipt[]> {
  const outcome = await ingest.post(items, actor);
  if (!outcome.stored) throw new Error(`refused: ${JSON.stringify(outcome.faults)}`);
  return outcome.receipts;
}

export async function postOne(ingest: Ingest, item: unknown, actor: Actor = ALFA): Promise<Receipt> {
  const outcome = await ingest.post([item], actor, { single: true });
  if (!outcome.stored) throw new Error(`refused: ${JSON.stringify(outcome.faults)}`);
  return outcome.receipts[0] as Receipt;
}

/** `rule place` of every fault, in order; empty when stored. */
export const faultsOf = (outcome: PostOutcome): readonly string[] =>
  outcome.stored ? [] : outcome.faults.map(describeFault);

export const describeFault = ({ rule, place }: Fault | FaultJson): string =>
  `${rule} ${typeof place === 'string' ? place : toPointer(place)}`;
