import type { EventName } from '../catalogue.js';
import type { EventData } from '../stream.js';

/** Data as it was once stored. Never edited: a new schema version adds a line, the old line stays. */
export interface StoredExample {
  readonly name: EventName;
  readonly schemaVersion: number;
  readonly data: EventData & { readonly topic?: unknown };
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

const personKey = 'YS1wZXJzb24tZm9yLWV4YW1wbGUtb25seS0tLS0tLS0';
const dwellingKey = 'YS1kd2VsbGluZy1mb3ItZXhhbXBsZS1vbmx5LS0tLS0';
const training = { ...somewhere, personKey, trainingId: 'cursus-7' };
const dwelling = { ...somewhere, dwellingKey };
const financing = { ...dwelling, scheme: 'WARMTEFONDS', amountCents: 1_250_000 };
const linkage = { ...somewhere, linkageId: 'koppelkans-1' };
const obstacle = { ...somewhere, obstacleId: 'belemmering-1' };
const room = { ...somewhere, requestId: 'verzoek-1' };

const example = (name: EventName, data: StoredExample['data'], schemaVersion = 1): StoredExample => ({
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
  example('LinkageIdentified', {
    ...linkage,
    werklijnen: [1, 4],
    scale: 'DISTRICT',
    title: 'Straat open voor warmte en groen',
  }),
  example('LinkageAssessed', linkage),
  example('LinkageChosen', { ...linkage, scale: 'CITY', werklijnen: [1, 3, 4] }),
  example('LinkageRealised', { ...linkage, realisedBy: [entryId, '1193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f'] }),
  example('LinkageMissed', { ...linkage, reason: 'GRID_CAPACITY' }),
  example('ObstacleReported', {
    ...obstacle,
    kind: 'ACT',
    level: 'NATIONAL',
    addressedTo: 'Ministerie van Volkshuisvesting en Ruimtelijke Ordening',
    legalReference: 'Huisvestingswet 2014, artikel 10',
    text: 'De regeling laat een gezamenlijke aanvraag niet toe',
    interventionIds: ['aanpak-1'],
  }),
  example('ObstacleAnswered', { ...obstacle, text: 'Kan binnen de bestaande regels' }),
  example('ObstacleResolved', obstacle),
  example('ExperimentRoomRequested', {
    ...room,
    obstacleId: 'belemmering-1',
    authority: 'Gemeente Duindorp (fictief)',
    until: '2027-12-31',
  }),
  example('ExperimentRoomGranted', { ...room, until: '2027-06-30' }),
  example('ExperimentRoomDenied', room),
  example('ExperimentRoomApplied', room),
  example('ExperimentRoomEvaluated', room),
  example('ExperimentRoomEmbedded', room),
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
  example('ParticipantEnrolled', {
    ...somewhere,
    personKey,
    ageBand: 'UNDER_27',
    group: 'JOBSEEKER',
    residentOfNeighbourhood: 'YES',
  }),
  example('TrainingStarted', { ...training, kind: 'ENERGY_COACH', field: 'ENERGY_COACH' }),
  example('TrainingCompleted', { ...training, kind: 'ENERGY_COACH' }),
  example('TrainingDropped', training),
  example('PlacementStarted', {
    ...somewhere,
    placementId: 'plaatsing-1',
    personKey,
    kind: 'REGULAR',
    hoursPerWeek: 28.5,
    sector: 'TECHNICAL',
  }),
  example('PlacementConfirmed', { ...somewhere, placementId: 'plaatsing-1', confirmedOn: '2025-03-31' }),
  example('PlacementEnded', {
    ...somewhere,
    placementId: 'plaatsing-1',
    endedOn: '2025-03-30',
    reason: 'OTHER_JOB',
  }),
  example('OwnerAdvised', { ...dwelling, labelBefore: 'F', poorParts: 3 }),
  example('OwnerSupportStarted', dwelling),
  example('FinancingArranged', financing),
  example('FinancingPaid', { ...financing, amountCents: 1_000_000 }),
  example('FinancingWithdrawn', { ...financing, amountCents: 250_000 }),
  example('MeasureInstalled', { ...dwelling, measure: 'ROOF', areaM2: 48.5, costCents: 510_000 }),
  example('EnergyLabelRegistered', { ...dwelling, label: 'A++' }),
  example('OwnersAssociationDecided', { ...somewhere, vveKey: 'vve-12', dwellings: 48, decision: 'ADOPTED' }),
  example('ResidentInitiativeSupported', {
    ...somewhere,
    initiativeId: 'initiatief-1',
    form: 'EXPERTISE',
    members: 12,
  }),
  example('PublicSpaceWorkPlanned', plan),
  example('PublicSpaceWorkStarted', { ...plan, areaCode: 'BU0344AA01', areaEdition: 2025 }),
  example('PublicSpaceWorkCancelled', work),
  example('PublicSpaceWorkDelivered', { ...work, pavingRemovedM2: 300, greenAddedM2: 80.5, treesPlanted: 6 }),
  example('StreetOpened', { ...work, segmentId: 'straatdeel-1' }),
  example('StreetClosed', { ...work, segmentId: 'straatdeel-1' }),
  example('BaselineSet', { kpi: '1.1', scope: 'NL', period: '2024', value: 0 }),
  example('BaselineSet', { kpi: '1.4', scope: 'NL', period: '2024', value: 0.333 }),
  example('TargetSet', { kpi: '1.1', scope: 'NL', byDate: '2027-12-31', value: 12_000 }),
  example('TargetRevised', {
    kpi: '1.1',
    scope: 'NL',
    byDate: '2027-12-31',
    value: 10_000,
    reason: 'Later begonnen',
  }),
  example('BaselineSet', { kpi: '1.4', scope: 'NL', period: '2024', value: 33.3 }, 2),
  example('TargetSet', { kpi: '1.4', scope: 'NL', byDate: '2027-12-31', value: 45 }, 2),
  example(
    'TargetRevised',
    {
      kpi: '2.5',
      scope: 'NL',
      byDate: '2027-12-31',
      value: 110,
      aboveHundred: true,
      reason: 'Bewust te hoog, ter controle van de bevestiging',
    },
    2,
  ),
  example('KpiDefinitionPublished', {
    code: '1.5',
    version: 2,
    parameters: [{ name: 'withinDays', number: 60 }],
    validFrom: '2026-01-01',
    reason: 'Sneller opvolgen',
  }),
  example('ProtectionRulesPublished', {
    ...{ method: 'wijkspoor-bescherming/1', version: 2, keyId: 1 },
    ...{ hideUpTo: 9, base: 10, leastShown: 10, keep: 9, ratioDenominator: 50 },
    ...{ sumUnits: 10, largestPercent: 50, pPercent: 15, secondaryWidth: 5, tries: 150 },
    ...{ gasBaseM3: 500, electricityBaseKWh: 1_000, savingBaseEur: 500, paidBaseEur: 10_000, fteBase: 1 },
    reason: 'Strenger in kleine gebieden',
  }),
  example('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-08-01' }),
  example('ReportingPeriodClosed', { period: '2025-H1' }),
  example('SubmissionMade', {
    period: '2025-H1',
    upToPosition: '4711',
    narrative: 'De fixteams zijn in maart begonnen.',
    nilReport: false,
    nilConfirmed: false,
  }),
  example('SubmissionReturned', {
    partnerId: 'gemeente-duindorp',
    period: '2025-H1',
    reason: 'Mei ontbreekt',
  }),
  example('SubmissionAccepted', { partnerId: 'gemeente-duindorp', period: '2025-H1' }),
  example('QuestionAsked', {
    partnerId: 'gemeente-duindorp',
    period: '2025-H1',
    kpi: '1.1',
    scope: 'utrecht-overvecht',
    message: 'Waarom zijn het er in mei zo weinig?',
  }),
  example('QuestionAnswered', {
    partnerId: 'gemeente-duindorp',
    period: '2025-H1',
    questionId: '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f',
    message: 'De coach was in mei met verlof.',
  }),
  example('ReportEditionPublished', {
    editionId: '2025-H1-1',
    period: '2025-H1',
    title: 'Voortgang eerste halfjaar 2025',
    status: 'PROVISIONAL',
    asOfPosition: '4711',
    definitionSet: [{ code: '1.1', version: 1 }],
    areaEdition: 2025,
    disclosureProfile: 'INTERNAL',
    referenceDate: '2025-08-15',
    digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  }),
  example('ReportEditionSuperseded', {
    editionId: '2025-H1-1',
    period: '2025-H1',
    byEditionId: '2025-H1-2',
    reason: 'Nagekomen gegevens',
  }),
  example('ReportEditionWithdrawn', {
    editionId: '2025-H1-2',
    period: '2025-H1',
    reason: 'Verkeerde peildatum',
  }),
  example('FindingAccepted', { findingId: 'OUTLIER-1', kind: 'OUTLIER', reason: 'Eenmalige actie' }),
  example('FileLayoutRemembered', {
    fingerprint: '4d39a1a5f4a04c3f2ac4f2e1cf4f3d5c0b3f4d39a1a5f4a04c3f2ac4f2e1cf4f',
    layout: JSON.stringify({
      types: ['HouseholdReached' satisfies EventName],
      columns: { 'datum bezoek': { to: 'occurredOn' } },
      fixed: { neighbourhoodId: 'utrecht-overvecht' },
    }),
  }),
];
