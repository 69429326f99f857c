import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  AGE_BANDS,
  canonicalJson,
  CATALOGUE,
  CHANNELS,
  ENERGY_LABELS,
  HELP_KINDS,
  MEASURES,
  MISSED_REASONS,
  OBSTACLE_KINDS,
  OBSTACLE_LEVELS,
  PARTICIPANT_GROUPS,
  PLACEMENT_KINDS,
  SCHEMES,
  SECTORS,
  SUPPORT_FORMS,
  TENURES,
  TRAINING_KINDS,
  TRIGGERS,
  typeNamed,
  type EventName,
} from '#libs/programme';
import type { NewEvent } from '#libs/event-store';
import { fromFields } from './from-fields.js';

export type Data = Record<string, unknown>;

export interface LogEvent {
  readonly stream: string;
  readonly event: NewEvent;
}

const AREAS = ['noord', 'zuid', 'oost', 'west'] as const;
const MUNICIPALITIES = { noord: 'GM0001', zuid: 'GM0001', oost: 'GM0002', west: 'GM0003' } as const;
export const SCOPES = ['NL', 'GM0001', 'GM0002', 'GM0003', ...AREAS] as const;
/** Mostly one, so that what one partner tells of one person, placement or work meets. */
const PARTNERS = ['corporatie', 'corporatie', 'corporatie', 'corporatie', 'gemeente', undefined] as const;
const HOUSEHOLDS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

export const uuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const household = fc.constantFrom(...HOUSEHOLDS);
/** Dates that crowd around quarter ends, 28, 90, 182 and 365 days and 36 months, where definitions bite. */
const day = fc.constantFrom(
  '2021-01-31',
  '2022-02-28',
  '2023-12-31',
  '2024-01-01',
  '2024-02-29',
  '2024-03-31',
  '2024-04-01',
  '2024-06-29',
  '2024-06-30',
  '2024-07-01',
  '2024-09-28',
  '2024-12-31',
  '2025-01-01',
  '2025-01-29',
  '2025-01-30',
  '2025-01-31',
  '2025-02-28',
  '2025-03-31',
  '2025-06-30',
  '2025-07-01',
  '2025-12-31',
);
const area = fc.constantFrom(...AREAS);
const amount = fc.integer({ min: 0, max: 30 }).map((n) => n / 10);
const work = fc.constantFrom('w1', 'w2', 'w3');
const segment = fc.constantFrom('s1', 's2');
const intervention = fc.constantFrom('i1', 'i2', 'i3');
const werklijnen = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
const where = { occurredOn: day, neighbourhoodId: area };
const quantities = [
  'pavingRemovedM2',
  'pavingAddedM2',
  'greenAddedM2',
  'waterStorageM3',
  'meetPlayM2',
  'saferStreetM',
];
const optionalAmounts = Object.fromEntries(
  quantities.map((name) => [name, fc.option(amount, { nil: undefined })]),
);
const trees = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const person = { personKey: fc.constantFrom('p1', 'p2') };
const training = {
  ...person,
  trainingId: fc.constantFrom('t1', 't2'),
  kind: fc.constantFrom(...TRAINING_KINDS, 'ENERGY_COACH' as const, 'ENERGY_COACH' as const),
};
/**
 * Around 28 and 182 days from the first, which is all that spells of work turn on; one of these is asked for as
 * reference date.
 */
const workDay = fc.constantFrom(
  '2024-03-30',
  '2024-04-26',
  '2024-04-27',
  '2024-04-28',
  '2024-09-27',
  '2024-09-28',
  '2024-09-29',
);
const atWork = { occurredOn: fc.oneof({ weight: 4, arbitrary: workDay }, day), neighbourhoodId: area };
const placement = { placementId: fc.constantFrom('pl1', 'pl2', 'pl3') };
/** Around 365 days from the first and the second. */
const ownerDay = fc.constantFrom(
  '2024-01-01',
  '2024-04-01',
  '2024-12-30',
  '2024-12-31',
  '2025-01-01',
  '2025-04-01',
  '2025-04-02',
);
const ofOwner = { occurredOn: fc.oneof({ weight: 3, arbitrary: ownerDay }, day), neighbourhoodId: area };
const dwelling = { dwellingKey: fc.constantFrom('d1', 'd2', 'd3') };
const financing = {
  ...dwelling,
  scheme: fc.constantFrom(...SCHEMES),
  amountCents: fc.integer({ min: 1, max: 999_999 }),
};
const label = fc.constantFrom(...ENERGY_LABELS);
const scale = fc.constantFrom('BLOCK', 'DISTRICT', 'CITY');
const coupled = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });
const linkage = {
  ...where,
  linkageId: fc.constantFrom('k1', 'k2', 'k3'),
  scale: maybe(scale),
  werklijnen: maybe(coupled),
};
const authority = fc.constantFrom('Rijk', 'gemeente', 'waterschap');
const obstacle = { ...where, obstacleId: fc.constantFrom('o1', 'o2', 'o3') };
const room = {
  ...where,
  requestId: fc.constantFrom('v1', 'v2', 'v3'),
  obstacleId: maybe(fc.constant('o1')),
  authority: maybe(authority),
};

const reportingPeriod = fc.constantFrom('2024', '2024-H1', '2024-H2', '2024-Q1');
const submitter = fc.constantFrom('corporatie', 'gemeente');
const ofSubmission = { partnerId: submitter, period: reportingPeriod };
const takesPart = {
  occurredOn: fc.option(day, { nil: undefined }),
  partnerId: submitter,
  werklijnen: fc.constantFrom([], [1], [2, 3]),
  neighbourhoodIds: fc.subarray([...AREAS]),
};
const changesPart = {
  ...takesPart,
  werklijnen: fc.option(takesPart.werklijnen, { nil: undefined }),
  neighbourhoodIds: fc.option(takesPart.neighbourhoodIds, { nil: undefined }),
};

/** Random data of the types that figures are made of: few ids, and days where definitions bite. */
const CHOSEN: Readonly<Record<string, fc.Arbitrary<Data>>> = {
  HouseholdApproached: fc.record({
    ...where,
    householdKey: household,
    channel: fc.constantFrom(...CHANNELS),
  }),
  HouseholdReached: fc.record({
    ...where,
    householdKey: household,
    channel: fc.constantFrom(...CHANNELS),
    tenure: fc.constantFrom(...TENURES),
    topics: fc.constant([]),
  }),
  HelpAccepted: fc.record({ ...where, householdKey: household, helpKind: fc.constantFrom(...HELP_KINDS) }),
  SupportConcluded: fc.record({
    ...where,
    householdKey: household,
    helpKind: fc.constantFrom(...HELP_KINDS),
    outcome: fc.constant('RESOLVED'),
  }),
  ReferralTakenUp: fc.record({
    ...where,
    householdKey: household,
    to: fc.constantFrom('DEBT', 'CARE', 'WORK'),
  }),
  EnergyFixDelivered: fc.record({
    ...where,
    householdKey: household,
    items: fc.constant([{ code: 'LED_BULB', quantity: 2 }]),
    saving: fc.option(
      fc.record({
        gasM3: fc.option(amount, { nil: undefined }),
        kWh: fc.option(amount, { nil: undefined }),
        eur: fc.option(amount, { nil: undefined }),
        methodId: fc.constant('m'),
      }),
      { nil: undefined },
    ),
  }),
  HomeRenovated: fc.record({ ...where, householdKey: household, measures: fc.constant(['ROOF']) }),
  PublicSpaceWorkPlanned: fc.record({
    ...where,
    workId: work,
    trigger: fc.constantFrom(...TRIGGERS),
    lengthM: amount,
  }),
  PublicSpaceWorkStarted: fc.record({
    ...where,
    workId: work,
    trigger: fc.constantFrom(...TRIGGERS),
    lengthM: amount,
  }),
  PublicSpaceWorkDelivered: fc.record({
    ...where,
    workId: work,
    ...optionalAmounts,
    treesPlanted: trees,
    treesFelled: trees,
  }),
  StreetOpened: fc.record({ ...where, segmentId: segment, workId: work }),
  InterventionPlanned: fc.record({
    ...where,
    interventionId: intervention,
    werklijnen,
    title: fc.constant('t'),
  }),
  InterventionStarted: fc.record({
    ...where,
    interventionId: intervention,
    werklijnen: fc.option(werklijnen, { nil: undefined }),
  }),
  InterventionCompleted: fc.record({ ...where, interventionId: intervention }),
  InterventionCancelled: fc.record({ ...where, interventionId: intervention }),
  ParticipantEnrolled: fc.record({
    ...where,
    ...person,
    ageBand: fc.constantFrom(...AGE_BANDS),
    group: fc.constantFrom(...PARTICIPANT_GROUPS),
    residentOfNeighbourhood: fc.constantFrom('YES', 'NO', 'UNKNOWN'),
  }),
  TrainingCompleted: fc.record({ ...where, ...training, field: maybe(fc.constantFrom(...SECTORS)) }),
  PlacementStarted: fc.record({
    ...atWork,
    ...person,
    ...placement,
    kind: fc.constantFrom(...PLACEMENT_KINDS, 'REGULAR' as const, 'REGULAR' as const),
    hoursPerWeek: fc.constantFrom(8, 11.5, 12, 24.5, 32, 36),
    sector: fc.constantFrom(...SECTORS),
  }),
  PlacementConfirmed: fc.record({ ...atWork, ...placement, confirmedOn: fc.oneof(workDay, day) }),
  PlacementEnded: fc.record({
    ...atWork,
    ...placement,
    endedOn: fc.oneof(workDay, day),
    reason: fc.constant('OTHER_JOB'),
  }),
  OwnerAdvised: fc.record({
    ...ofOwner,
    ...dwelling,
    labelBefore: maybe(label),
    poorParts: maybe(fc.integer({ min: 0, max: 4 })),
  }),
  OwnerSupportStarted: fc.record({ ...ofOwner, ...dwelling }),
  FinancingArranged: fc.record({ ...ofOwner, ...financing }),
  FinancingPaid: fc.record({ ...ofOwner, ...financing }),
  FinancingWithdrawn: fc.record({ ...ofOwner, ...financing }),
  MeasureInstalled: fc.record({ ...ofOwner, ...dwelling, measure: fc.constantFrom(...MEASURES) }),
  EnergyLabelRegistered: fc.record({ ...ofOwner, ...dwelling, label }),
  ResidentInitiativeSupported: fc.record({
    ...where,
    initiativeId: fc.constantFrom('b1', 'b2'),
    form: fc.constantFrom(...SUPPORT_FORMS),
    members: fc.constant(5),
  }),
  LinkageIdentified: fc.record({ ...linkage, scale, werklijnen: coupled, title: fc.constant('t') }),
  LinkageAssessed: fc.record(linkage),
  LinkageChosen: fc.record(linkage),
  LinkageRealised: fc.record({ ...linkage, realisedBy: fc.constant([uuid('a'), uuid('b')]) }),
  LinkageMissed: fc.record({ ...linkage, reason: fc.constantFrom(...MISSED_REASONS) }),
  ObstacleReported: fc.record({
    ...obstacle,
    kind: fc.constantFrom(...OBSTACLE_KINDS),
    level: fc.constantFrom(...OBSTACLE_LEVELS),
    addressedTo: authority,
    text: fc.constant('t'),
  }),
  ObstacleAnswered: fc.record(obstacle),
  ObstacleResolved: fc.record(obstacle),
  ExperimentRoomRequested: fc.record({ ...room, obstacleId: fc.constant('o1'), authority }),
  ExperimentRoomGranted: fc.record(room),
  ExperimentRoomDenied: fc.record(room),
  ExperimentRoomApplied: fc.record(room),
  ExperimentRoomEvaluated: fc.record(room),
  ExperimentRoomEmbedded: fc.record(room),
  PartnerRegistered: fc.record({ ...takesPart, name: fc.constant('n'), kind: fc.constant('OTHER') }),
  PartnerParticipationChanged: fc.record(changesPart),
  ReportingPeriodOpened: fc.record({
    period: reportingPeriod,
    // Positions are recorded from the end of March 2024 on, nine hours after one another.
    dueOn: fc.constantFrom('2024-03-30', '2024-04-01', '2024-04-10', '2024-07-01'),
  }),
  SubmissionMade: fc.record({ ...ofSubmission, nilReport: maybe(fc.boolean()) }),
  SubmissionReturned: fc.record({ ...ofSubmission, reason: fc.constant('r') }),
  SubmissionAccepted: fc.record(ofSubmission),
};

/** Types that are made otherwise than by posting random data, and how. */
export const MADE_OTHERWISE: Readonly<Partial<Record<EventName, string>>> = {
  EntryCorrected: 'a step of its own',
  EntryRetracted: 'a step of its own',
  EntryReinstated: 'a step of its own',
  HouseholdsLinked: 'a step of its own',
  HouseholdsUnlinked: 'a step of its own',
  NeighbourhoodRegistered: 'the register that a history takes place in',
  KpiDefinitionPublished: 'test/figures of definitions: what it means for a figure is said by each KPI',
  ReportEditionPublished: 'test/figures/editions: it pins the figures of its own history',
  ReportEditionSuperseded: 'follows what was published',
  ReportEditionWithdrawn: 'follows what was published',
};

/** What a history has values of its own for, whichever type asks for it. */
const COMMON: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  occurredOn: day,
  neighbourhoodId: area,
  areaCode: fc.constant(undefined),
  areaEdition: fc.constant(undefined),
  interventionId: fc.constant(undefined),
  linkageIds: fc.constant(undefined),
  ...person,
  trainingId: training.trainingId,
  householdKey: household,
  ...dwelling,
  workId: work,
  segmentId: segment,
};

/**
 * Random data of every type of the catalogue that can be posted; a type nobody chose values for has them from its
 * fields.
 */
export const DATA: Readonly<Record<string, fc.Arbitrary<Data>>> = Object.fromEntries(
  CATALOGUE.filter(({ name }) => !(name in MADE_OTHERWISE)).map(({ name, domain, fields }) => [
    name,
    CHOSEN[name] ??
      fromFields(fields, domain === 'reporting' ? { period: reportingPeriod } : pick(COMMON, fields)),
  ]),
);

function pick<T>(values: Readonly<Record<string, T>>, fields: object): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in fields));
}

type Step =
  | { readonly do: 'post'; readonly name: string; readonly data: Data; readonly partner: string | undefined }
  | { readonly do: 'correct'; readonly which: number; readonly seed: number }
  | { readonly do: 'retract' | 'reinstate'; readonly which: number }
  | { readonly do: 'link' | 'unlink'; readonly keys: readonly string[] };

const postOf = (names: readonly string[]): fc.Arbitrary<Step> =>
  fc.oneof(
    ...names.map((name) =>
      fc.record({
        do: fc.constant('post' as const),
        name: fc.constant(name),
        data: DATA[name] ?? fc.constant({}),
        partner: fc.constantFrom(...PARTNERS),
      }),
    ),
  );
const which = fc.nat({ max: 10_000 });
const stepOf = (post: fc.Arbitrary<Step>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 8, arbitrary: post },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('correct' as const), which, seed: fc.nat() }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom('retract' as const, 'reinstate' as const), which }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom('link' as const, 'unlink' as const),
        keys: fc.uniqueArray(household, { minLength: 2, maxLength: 2 }),
      }),
    },
  );

/** Types that meet in one definition, so that a short history of them bites; the first is everything at once. */
const SUBJECTS: readonly (readonly string[])[] = [
  Object.keys(DATA),
  Object.keys(DATA).filter((name) => typeNamed(name).domain === 'households'),
  Object.keys(DATA).filter((name) => ['public-space', 'interventions'].includes(typeNamed(name).domain)),
  ['PlacementStarted', 'PlacementConfirmed', 'PlacementEnded'],
  Object.keys(DATA).filter((name) => typeNamed(name).domain === 'work-and-training'),
  ['ParticipantEnrolled', 'TrainingCompleted'],
  ['OwnerAdvised', 'MeasureInstalled', 'EnergyLabelRegistered'],
  Object.keys(DATA).filter((name) => typeNamed(name).domain === 'owners'),
  Object.keys(DATA).filter((name) => typeNamed(name).domain === 'linkages'),
  Object.keys(DATA).filter((name) => typeNamed(name).domain === 'obstacles'),
  Object.keys(DATA).filter((name) => typeNamed(name).domain === 'experiment-rooms'),
  Object.keys(DATA).filter((name) => ['participation', 'reporting'].includes(typeNamed(name).domain)),
];

const clean = (data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;

function makeEvent(n: number, name: string, data: Data, metadata: Data, schemaVersion: number): NewEvent {
  return {
    eventId: uuid(`event ${n}`),
    type: name,
    schemaVersion,
    data: canonicalJson(clean(data)),
    metadata: canonicalJson(clean(metadata)),
  };
}

/** The register the random histories take place in. */
export function registerEvents(): LogEvent[] {
  return AREAS.map((neighbourhoodId, i) => ({
    stream: `neighbourhood-${neighbourhoodId}`,
    event: makeEvent(
      -1 - i,
      'NeighbourhoodRegistered',
      {
        neighbourhoodId,
        name: neighbourhoodId,
        municipalityCode: MUNICIPALITIES[neighbourhoodId],
        lat: 52,
        lon: 5,
      },
      {},
      1,
    ),
  }));
}

/** Turns steps into a log that obeys the rules of corrections: a step that may not be taken is left out. */
export function logOf(steps: readonly Step[]): LogEvent[] {
  const log = registerEvents();
  const entries: {
    id: string;
    stream: string;
    name: string;
    partner: string | undefined;
    retracted: boolean;
  }[] = [];
  steps.forEach((step, n) => {
    if (!('which' in step)) {
      const name =
        step.do === 'post' ? step.name : step.do === 'link' ? 'HouseholdsLinked' : 'HouseholdsUnlinked';
      const partner = step.do === 'post' ? step.partner : 'corporatie';
      const data = step.do === 'post' ? step.data : { keys: step.keys, reason: 'DUPLICATE' };
      const event = makeEvent(n, name, data, { partnerId: partner }, typeNamed(name).schemaVersion);
      const stream = `entry-${event.eventId}`;
      entries.push({ id: event.eventId, stream, name, partner, retracted: false });
      log.push({ stream, event });
      return;
    }
    const entry = entries[step.which % Math.max(1, entries.length)];
    if (!entry) return;
    if (step.do === 'correct') {
      const data = DATA[entry.name];
      if (entry.retracted || !data) return;
      const [replacement] = fc.sample(data, { numRuns: 1, seed: step.seed });
      log.push({
        stream: entry.stream,
        event: makeEvent(
          n,
          'EntryCorrected',
          { entryId: entry.id, replacement, reason: 'WRONG_VALUE' },
          { targetName: entry.name, partnerId: entry.partner },
          typeNamed(entry.name).schemaVersion,
        ),
      });
      return;
    }
    if (entry.retracted !== (step.do === 'reinstate')) return;
    entry.retracted = step.do === 'retract';
    log.push({
      stream: entry.stream,
      event: makeEvent(
        n,
        step.do === 'retract' ? 'EntryRetracted' : 'EntryReinstated',
        { entryId: entry.id, reason: 'OTHER' },
        { targetName: entry.name, partnerId: entry.partner },
        1,
      ),
    });
  });
  return log;
}

/** Random histories with corrections, retractions, reinstatements and links in every order. */
export const histories = (maxLength = 60): fc.Arbitrary<LogEvent[]> =>
  fc
    .oneof(
      ...SUBJECTS.map((names) => fc.array(stepOf(postOf(names)), { minLength: 1, maxLength, size: 'max' })),
    )
    .map(logOf);
