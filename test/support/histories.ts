import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  canonicalJson,
  CATALOGUE,
  ENERGY_LABELS,
  PLACEMENT_KINDS,
  stepNames,
  SUBMISSION,
  TRAINING_KINDS,
  typeNamed,
  type DataOf,
  type EventName,
  type Fields,
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
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const atWork = { occurredOn: fc.oneof({ weight: 4, arbitrary: workDay }, day) };
const ofOwner = { occurredOn: fc.oneof({ weight: 3, arbitrary: ownerDay }, day) };
const label = fc.constantFrom(...ENERGY_LABELS);
const financing = { ...ofOwner, amountCents: fc.integer({ min: 1, max: 999_999 }) };
const trainingKind = fc.constantFrom(...TRAINING_KINDS, 'ENERGY_COACH' as const, 'ENERGY_COACH' as const);
const authority = fc.constantFrom('Rijk', 'gemeente', 'waterschap');
const room = { authority: maybe(authority) };
const submitter = fc.constantFrom('corporatie', 'gemeente');
const areas = fc.subarray([...AREAS]);
const participation = fc.constantFrom([], [1], [2, 3]);

type Chosen = {
  readonly [N in EventName]?: { readonly [F in keyof DataOf<N>]?: fc.Arbitrary<DataOf<N>[F] | undefined> };
};

/**
 * Values on which definitions turn, of the types that have such. Every other field has its values from its
 * description, so that a field nobody thought of here is made too.
 */
const CHOSEN: Chosen = {
  TrainingStarted: { kind: trainingKind },
  TrainingCompleted: { kind: trainingKind },
  PlacementStarted: {
    ...atWork,
    kind: fc.constantFrom(...PLACEMENT_KINDS, 'REGULAR', 'REGULAR'),
    hoursPerWeek: fc.constantFrom(8, 11.5, 12, 24.5, 32, 36),
  },
  PlacementConfirmed: { ...atWork, confirmedOn: fc.oneof(workDay, day) },
  PlacementEnded: { ...atWork, endedOn: fc.oneof(workDay, day) },
  OwnerAdvised: { ...ofOwner, labelBefore: maybe(label) },
  OwnerSupportStarted: ofOwner,
  FinancingArranged: financing,
  FinancingPaid: financing,
  FinancingWithdrawn: financing,
  MeasureInstalled: ofOwner,
  EnergyLabelRegistered: { ...ofOwner, label },
  LinkageRealised: { realisedBy: fc.constant([uuid('a'), uuid('b')]) },
  ObstacleReported: { addressedTo: authority },
  ObstacleAnswered: { addressedTo: maybe(authority) },
  ObstacleResolved: { addressedTo: maybe(authority) },
  ExperimentRoomRequested: { authority },
  ExperimentRoomGranted: room,
  ExperimentRoomDenied: room,
  ExperimentRoomApplied: room,
  ExperimentRoomEvaluated: room,
  ExperimentRoomEmbedded: room,
  PartnerRegistered: { partnerId: submitter, werklijnen: participation, neighbourhoodIds: areas },
  PartnerParticipationChanged: {
    partnerId: submitter,
    werklijnen: maybe(participation),
    neighbourhoodIds: maybe(areas),
  },
  // Positions are recorded from the end of March 2024 on, nine hours after one another.
  ReportingPeriodOpened: { dueOn: fc.constantFrom('2024-03-30', '2024-04-01', '2024-04-10', '2024-07-01') },
  SubmissionMade: { partnerId: maybe(submitter) },
  SubmissionReturned: { partnerId: submitter },
  SubmissionAccepted: { partnerId: submitter },
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
  neighbourhoodId: fc.constantFrom(...AREAS),
  householdKey: fc.constantFrom(...HOUSEHOLDS),
  personKey: fc.constantFrom('p1', 'p2'),
  period: fc.constantFrom('2024', '2024-H1', '2024-H2', '2024-Q1'),
};

/** Random data of every type of the catalogue that can be posted. */
export const DATA: Readonly<Record<string, fc.Arbitrary<Data>>> = Object.fromEntries(
  CATALOGUE.filter(({ name }) => !(name in MADE_OTHERWISE)).map(({ name, fields }) => [
    name,
    fromFields(fields, { ...commonOf(fields), ...CHOSEN[name] }),
  ]),
);

function commonOf(fields: Fields): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  return Object.fromEntries(
    Object.entries(COMMON)
      .filter(([name]) => name in fields)
      .map(([name, value]) => [name, fields[name]?.optional ? maybe(value) : value]),
  );
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
        keys: fc.uniqueArray(fc.constantFrom(...HOUSEHOLDS), { minLength: 2, maxLength: 2 }),
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
  Object.keys(DATA).filter((name) => ['obstacles', 'experiment-rooms'].includes(typeNamed(name).domain)),
  Object.keys(DATA).filter((name) => ['participation', 'reporting'].includes(typeNamed(name).domain)),
  ['PartnerRegistered', 'PartnerParticipationChanged', 'ReportingPeriodOpened', ...stepNames(SUBMISSION)],
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

/** Corrections of which municipality an area of the register is in: up to three, often none. */
export const areaMoves: fc.Arbitrary<readonly LogEvent[]> = fc
  .array(
    fc.record({
      area: fc.constantFrom(...registerEvents()),
      municipalityCode: fc.constantFrom(...Object.values(MUNICIPALITIES)),
    }),
    { maxLength: 3 },
  )
  .map((moves) =>
    moves.map(({ area: { stream, event }, municipalityCode }, n) => {
      const replacement = { ...(JSON.parse(event.data) as Data), municipalityCode };
      const data = { entryId: event.eventId, replacement, reason: 'WRONG_VALUE' };
      return {
        stream,
        event: makeEvent(10_000 + n, 'EntryCorrected', data, { targetName: 'NeighbourhoodRegistered' }, 1),
      };
    }),
  );

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
