import type { EventData } from '../corrections/evolve.js';

/** Data as it was once stored. Never edited: a new schema version adds a line, the old line stays. */
export interface StoredExample {
  readonly name: string;
  readonly schemaVersion: number;
  readonly data: EventData;
}

const householdKey = 'Zm9yLWV4YW1wbGUtb25seS1ub3QtYS1ob3VzZWhvbGQ';
const otherKey = 'YW5vdGhlci1leGFtcGxlLW5vdC1hLWhvdXNlaG9sZC0';
const entryId = '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f';
const somewhere = {
  occurredOn: '2025-03-31',
  neighbourhoodId: 'utrecht-overvecht',
  evidence: 'REGISTRATION',
};
const household = { ...somewhere, householdKey };
const intervention = { ...somewhere, interventionId: 'aanpak-1' };
const work = { ...somewhere, workId: 'werk-1' };
const plan = { ...work, trigger: 'HEAT_NETWORK', segmentIds: ['straatdeel-1'], lengthM: 120.5 };

const example = (name: string, data: EventData, schemaVersion = 1): StoredExample => ({
  name,
  schemaVersion,
  data,
});

/** One example of every schema version of every type that was ever written. */
export const STORED_EXAMPLES: readonly StoredExample[] = [
  example('PartnerRegistered', {
    partnerId: 'gemeente-duindorp',
    name: 'Gemeente Duindorp (fictief)',
    kind: 'MUNICIPALITY',
    oin: '00000099000000001000',
    werklijnen: [1, 4],
    neighbourhoodIds: ['utrecht-overvecht'],
  }),
  example('PartnerParticipationChanged', { partnerId: 'gemeente-duindorp', werklijnen: [1, 2, 4] }),
  example('NeighbourhoodRegistered', {
    neighbourhoodId: 'utrecht-overvecht',
    name: 'Utrecht Overvecht',
    municipality: 'Utrecht',
    municipalityCode: 'GM0344',
    lat: 52.117,
    lon: 5.11,
    cbsCodes: [{ edition: 2025, codes: ['WK034403', 'BU0344AA01'] }],
  }),
  example('EntryCorrected', {
    entryId,
    replacement: household,
    reason: 'WRONG_VALUE',
    reasonText: 'Tikfout',
  }),
  example('EntryRetracted', { entryId, reason: 'DUPLICATE' }),
  example('EntryReinstated', { entryId, reason: 'OTHER' }),
  example('HouseholdsLinked', { keys: [householdKey, otherKey], reason: 'WRONG_SUBJECT' }),
  example('HouseholdsUnlinked', { keys: [householdKey, otherKey], reason: 'OTHER' }),
  example('InterventionPlanned', {
    ...intervention,
    werklijnen: [1, 4],
    title: 'Energie als ingang',
    leadPartnerId: 'gemeente-duindorp',
    partnerIds: [],
    scale: 'NEIGHBOURHOOD',
    plannedStart: '2025-05-01',
    plannedEnd: '2026-05-01',
    budgetCents: 12_500_000,
  }),
  example('InterventionStarted', { ...intervention, werklijnen: [1, 4] }),
  example('InterventionCompleted', intervention),
  example('InterventionCancelled', intervention),
  example('HouseholdApproached', { ...household, channel: 'LETTER', attempt: 1 }),
  example('HouseholdReached', { ...household, channel: 'HOME_VISIT', tenure: 'OWNER', topic: 'ENERGY' }, 1),
  example(
    'HouseholdReached',
    { ...household, channel: 'EVENT', tenure: 'UNKNOWN', topics: ['ENERGY', 'WORK'] },
    2,
  ),
  example('HelpOffered', { ...household, helpKind: 'ENERGY_FIX' }),
  example('HelpAccepted', { ...household, helpKind: 'ENERGY_FIX', linkageIds: ['koppelkans-1'] }),
  example('HelpDeclined', { ...household, helpKind: 'DEBT' }),
  example('ReferralStarted', { ...household, to: 'DEBT' }),
  example('ReferralTakenUp', { ...household, to: 'DEBT' }),
  example('EnergyFixDelivered', {
    ...household,
    items: [{ code: 'LED_BULB', quantity: 4 }],
    saving: { gasM3: 120, kWh: 45.5, methodId: 'rekenregel-2024' },
  }),
  example('HomeRenovated', { ...household, measures: ['ROOF', 'GLAZING'] }),
  example('SupportConcluded', { ...household, helpKind: 'DEBT', outcome: 'RESOLVED' }),
  example('PublicSpaceWorkPlanned', plan),
  example('PublicSpaceWorkStarted', { ...plan, areaCode: 'BU0344AA01', areaEdition: 2025 }),
  example('PublicSpaceWorkCancelled', work),
  example('PublicSpaceWorkDelivered', { ...work, pavingRemovedM2: 300, greenAddedM2: 80.5, treesPlanted: 6 }),
  example('StreetOpened', { ...work, segmentId: 'straatdeel-1' }),
  example('StreetClosed', { ...work, segmentId: 'straatdeel-1' }),
];
