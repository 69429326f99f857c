/** The traps of KPIS.md, each by name, through the real HTTP interface. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BUREAU,
  cloudEvent,
  DUINDORP,
  household,
  registerProgramme,
  ZANDKASTEEL,
  type Event,
} from './support/events.js';
import { OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const QUERY = `query ($kpis: [String!], $scopes: [String!], $period: String!, $cumulative: Boolean, $asOf: AsOf, $atLeast: Position, $referenceDate: Date) {
  figures(kpis: $kpis, scopes: $scopes, period: $period, cumulative: $cumulative, asOf: $asOf, atLeast: $atLeast, referenceDate: $referenceDate) {
    value numerator denominator status unknown components { name value }
  }
}`;

let server: Server;
let head: string;
let counter: number;

beforeEach(async () => {
  server = await Server.start({ now: '2026-06-30T10:00:00Z' });
  await registerProgramme(server);
  counter = 0;
});
afterEach(() => server.stop());

const at = (occurredOn: string, neighbourhoodId = 'noord') => ({
  occurredOn,
  neighbourhoodId,
  evidence: 'REGISTRATION',
});
const of = (name: string) => ({ householdKey: household(name) });
const event = (name: string, data: object, source = DUINDORP): Event =>
  cloudEvent(name, source, `e${++counter}`, data);
const reach = (who: string, day: string, area = 'noord', source = DUINDORP) =>
  event(
    'HouseholdReached',
    { ...at(day, area), ...of(who), channel: 'PHONE', tenure: 'OWNER', topics: [] },
    source,
  );
const accept = (who: string, day: string, helpKind: string, area = 'noord') =>
  event('HelpAccepted', { ...at(day, area), ...of(who), helpKind });
const fix = (who: string, day: string, gasM3?: number) =>
  event('EnergyFixDelivered', {
    ...at(day),
    ...of(who),
    items: [{ code: 'LED_BULB', quantity: 3 }],
    ...(gasM3 === undefined ? {} : { saving: { gasM3, methodId: 'demo' } }),
  });

async function post(token: string, ...events: Event[]): Promise<Json[]> {
  const answer = await server.post(events, token);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  head = answer.body.at(-1).position;
  return answer.body;
}

async function figure(kpi: string, scope: string, period: string, more: object = {}): Promise<Json> {
  const variables = { kpis: [kpi], scopes: [scope], period, atLeast: head, ...more };
  return (await server.ask(QUERY, OFFICE, variables)).figures[0];
}
const value = async (...question: Parameters<typeof figure>) => (await figure(...question)).value;

const correct = (original: Event, change: object, reason = 'WRONG_VALUE') =>
  event('EntryCorrected', {
    entry: { source: original['source'], id: original['id'] },
    replacement: { ...original.data, ...change },
    reason,
  });
const retract = (original: Event) =>
  event('EntryRetracted', {
    entry: { source: original['source'], id: original['id'] },
    reason: 'DID_NOT_HAPPEN',
  });
const reinstate = (original: Event) =>
  event('EntryReinstated', {
    entry: { source: original['source'], id: original['id'] },
    reason: 'OTHER',
    reasonText: 'toch gebeurd',
  });

describe('households', () => {
  it('contacts are not households', async () => {
    await post(PARTNER, reach('a', '2025-04-01'), reach('a', '2025-05-01'), reach('b', '2025-05-01'));
    expect(await value('1.3', 'NL', '2025-Q2')).toBe(3);
    expect(await value('1.1', 'NL', '2025-Q2')).toBe(2);
  });

  it('one household in two quarters counts in both, and once in the year', async () => {
    await post(PARTNER, reach('a', '2025-03-31'), reach('a', '2025-04-01'));
    expect(await value('1.1', 'NL', '2025-Q1')).toBe(1);
    expect(await value('1.1', 'NL', '2025-Q2')).toBe(1);
    expect(await value('1.1', 'NL', '2025')).toBe(1);
    expect([await value('1.2', 'NL', '2025-Q1'), (await figure('1.2', 'NL', '2025-Q2')).value]).toEqual([
      1, 0,
    ]);
  });

  it('one household reached by two partners counts once', async () => {
    await post(PARTNER, reach('a', '2025-04-01'));
    await post(OTHER_PARTNER, reach('a', '2025-04-02', 'noord', ZANDKASTEEL));
    expect(await value('1.1', 'NL', '2025')).toBe(1);
  });

  it('one household in two areas counts in each, and once above them', async () => {
    await post(PARTNER, reach('a', '2025-04-01', 'noord'), reach('a', '2025-04-02', 'zuid'));
    expect([await value('1.1', 'noord', '2025'), await value('1.1', 'zuid', '2025')]).toEqual([1, 1]);
    expect(await value('1.1', 'NL', '2025')).toBe(1);
    expect([await value('1.2', 'noord', '2025'), await value('1.2', 'zuid', '2025')]).toEqual([1, 0]);
  });

  it('one household in two areas of one city counts once in the city', async () => {
    const west = {
      neighbourhoodId: 'west',
      name: 'Wijk west',
      municipality: 'Duindorp',
      municipalityCode: 'GM0001',
    };
    await post(
      OFFICE,
      cloudEvent('NeighbourhoodRegistered', BUREAU, 'gebied-west', { ...west, lat: 52, lon: 5 }),
    );
    await post(PARTNER, reach('a', '2025-04-01', 'noord'), reach('a', '2025-04-02', 'west'));
    expect([await value('1.1', 'noord', '2025'), await value('1.1', 'west', '2025')]).toEqual([1, 1]);
    expect(await value('1.1', 'GM0001', '2025')).toBe(1);
  });

  it('one household in two werklijnen counts in each, and once in the programme', async () => {
    const intervention = (interventionId: string, werklijnen: number[]) =>
      event('InterventionStarted', { ...at('2025-01-01'), interventionId, werklijnen });
    const within = (interventionId: string, source: Event) => ({
      ...source,
      data: { ...source.data, interventionId },
    });
    await post(
      PARTNER,
      intervention('i1', [1]),
      intervention('i2', [3]),
      within('i1', reach('a', '2025-04-01')),
      within('i2', reach('a', '2025-04-02')),
      event('OwnerAdvised', { ...at('2025-04-02'), dwellingKey: household('a') }),
    );
    expect(await value('1.1', 'NL', '2025')).toBe(1);
    expect(await value('3.1', 'NL', '2025')).toBe(1);
    expect(await value('X.4', 'NL', '2025')).toBe(2);
  });

  it('an earliest reach that arrives late moves 1.2 from one period to another; as of before, it has not', async () => {
    const [first] = await post(PARTNER, reach('a', '2025-05-01'));
    expect([await value('1.2', 'NL', '2025-Q1'), await value('1.2', 'NL', '2025-Q2')]).toEqual([null, 1]);
    await post(PARTNER, reach('a', '2025-02-01', 'zuid'));
    expect([await value('1.2', 'NL', '2025-Q1'), await value('1.2', 'NL', '2025-Q2')]).toEqual([1, 0]);
    expect(await value('1.2', 'zuid', '2025-Q1')).toBe(1);
    expect(await value('1.2', 'NL', '2025-Q2', { asOf: { position: first.position } })).toBe(1);
  });

  it('help counts from the first contact to 90 days after, in any area, once the cohort is mature', async () => {
    await post(
      PARTNER,
      reach('a', '2025-01-01'),
      accept('a', '2025-04-01', 'DEBT', 'zuid'),
      reach('b', '2025-01-01'),
      accept('b', '2025-04-02', 'DEBT'),
    );
    expect(await figure('1.5', 'NL', '2025-Q1')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 0.5,
      status: 'OK',
    });
    expect(await figure('1.5', 'NL', '2025-Q1', { referenceDate: '2025-03-31' })).toMatchObject({
      denominator: 0,
      value: null,
      status: 'NOT_MATURE',
    });
  });

  // Seen to fail: with the reference date of the moment asked for, for the office and for a partner.
  it('at a moment to come nothing has matured that has not today', async () => {
    await post(PARTNER, reach('a', '2026-05-01'));
    const variables = { kpis: ['1.5'], scopes: ['NL'], period: '2026-Q2', atLeast: head };
    const asOf = { moment: '2099-01-01T00:00:00Z' };
    for (const token of [OFFICE, PARTNER])
      for (const asked of [variables, { ...variables, asOf }])
        expect((await server.ask(QUERY, token, asked)).figures[0].status).toBe('NOT_MATURE');
  });

  it('savings repeated per visit count once: the latest visit', async () => {
    await post(
      PARTNER,
      fix('a', '2025-02-01', 120),
      fix('a', '2025-06-01', 100.5),
      fix('b', '2025-03-01', 40.25),
      fix('c', '2025-03-01'),
    );
    expect(await figure('1.7', 'NL', '2025')).toMatchObject({ value: 140.75, unknown: 1 });
    expect(await value('1.6', 'NL', '2025')).toBe(3);
  });

  it('an energy advice is not the social half of a social renovation', async () => {
    await post(
      PARTNER,
      fix('a', '2025-02-01'),
      accept('a', '2025-02-01', 'ENERGY_ADVICE'),
      fix('b', '2025-02-01'),
      accept('b', '2026-02-01', 'WELFARE'),
      fix('c', '2025-02-01'),
      accept('c', '2026-02-02', 'WELFARE'),
    );
    expect(await figure('1.8', 'NL', '2025')).toMatchObject({ numerator: 1, denominator: 3 });
  });

  it('a file sent twice with new ids is stored, counted twice as contacts, and warned of', async () => {
    await post(PARTNER, reach('a', '2025-04-01'));
    const [again] = await post(PARTNER, reach('a', '2025-04-01'));
    expect(again.warnings.map((warning: Json) => warning.rule)).toContain('SAME_NATURAL_KEY');
    expect([await value('1.3', 'NL', '2025'), await value('1.1', 'NL', '2025')]).toEqual([2, 1]);
  });

  it('a link of two households makes them one, and its undoing two again; as of in between, one', async () => {
    const keys = [household('a'), household('b')];
    await post(PARTNER, reach('a', '2025-04-01'), reach('b', '2025-05-01'));
    const [link] = await post(
      OFFICE,
      cloudEvent('HouseholdsLinked', BUREAU, 'link', { keys, reason: 'DUPLICATE' }),
    );
    expect([await value('1.1', 'NL', '2025'), await value('1.2', 'NL', '2025')]).toEqual([1, 1]);
    await post(
      OFFICE,
      cloudEvent('HouseholdsUnlinked', BUREAU, 'unlink', {
        keys,
        reason: 'WRONG_SUBJECT',
      }),
    );
    expect([await value('1.1', 'NL', '2025'), await value('1.2', 'NL', '2025')]).toEqual([2, 2]);
    expect(await value('1.1', 'NL', '2025', { asOf: { position: link.position } })).toBe(1);
  });
});

describe('corrections', () => {
  it('retraction, reinstatement and correction of a correction, in every order, with every state still askable', async () => {
    const original = reach('a', '2025-04-01', 'noord');
    const steps: [Event, [number | null, number | null]][] = [
      [original, [1, null]],
      [correct(original, { neighbourhoodId: 'zuid' }, 'WRONG_AREA'), [null, 1]],
      [correct(original, { neighbourhoodId: 'noord' }, 'WRONG_AREA'), [1, null]],
      [retract(original), [null, null]],
      [reinstate(original), [1, null]],
      [correct(original, { neighbourhoodId: 'zuid' }, 'WRONG_AREA'), [null, 1]],
      [retract(original), [null, null]],
      [reinstate(original), [null, 1]],
    ];
    const positions: string[] = [];
    for (const [step] of steps) positions.push((await post(PARTNER, step)).at(-1).position);
    for (const [i, [, expected]] of steps.entries()) {
      const asOf = { position: positions[i] };
      expect([
        i,
        await value('1.1', 'noord', '2025', { asOf }),
        await value('1.1', 'zuid', '2025', { asOf }),
      ]).toEqual([i, ...expected]);
    }
  });

  it('an area corrected after publication: what was published stays as it was, now it is in the other area', async () => {
    const original = reach('a', '2025-04-01', 'noord');
    const [published] = await post(PARTNER, original);
    await post(PARTNER, correct(original, { neighbourhoodId: 'zuid' }, 'WRONG_AREA'));
    const both = async (more: object) => [
      await value('1.2', 'noord', '2025-Q2', more),
      await value('1.2', 'zuid', '2025-Q2', more),
      await value('1.2', 'NL', '2025-Q2', more),
    ];
    expect(await both({ asOf: { position: published.position } })).toEqual([1, null, 1]);
    expect(await both({})).toEqual([null, 1, 1]);
  });

  it('a correction of a correction holds, whatever comes in between: every order of two corrections and a retraction undone', async () => {
    const areas = ['noord', 'zuid', 'west'] as const;
    await post(
      OFFICE,
      cloudEvent('NeighbourhoodRegistered', BUREAU, 'gebied-west', {
        neighbourhoodId: 'west',
        name: 'Wijk west',
        municipalityCode: 'GM0002',
        lat: 52,
        lon: 5,
      }),
    );
    const orders = areas.flatMap((a) => areas.filter((b) => b !== a).map((b) => [a, b] as const));
    for (const [i, [first, last]] of orders.entries())
      for (const gap of [0, 1, 2]) {
        const original = reach(`r${i}-${gap}`, '2025-04-01', 'noord');
        const steps = [
          correct(original, { neighbourhoodId: first }),
          correct(original, { neighbourhoodId: last }),
        ];
        steps.splice(gap, 0, retract(original), reinstate(original));
        await post(PARTNER, original, ...steps);
      }
    const counted = await Promise.all(areas.map((area) => value('1.1', area, '2025')));
    expect(counted).toEqual(areas.map((area) => 3 * orders.filter(([, last]) => last === area).length));
  });

  it('what is retracted cannot be corrected or retracted again, what counts cannot be reinstated', async () => {
    const original = reach('a', '2025-04-01');
    await post(PARTNER, original);
    expect((await server.post(reinstate(original), PARTNER)).body).toMatchObject({
      status: 409,
      faults: [{ rule: 'ENTRY_NOT_RETRACTED' }],
    });
    await post(PARTNER, retract(original));
    for (const step of [correct(original, {}), retract(original)])
      expect((await server.post(step, PARTNER)).body).toMatchObject({
        status: 409,
        faults: [{ rule: 'ENTRY_RETRACTED' }],
      });
  });

  it('a correction may change the date: the figure moves to the other period', async () => {
    const original = reach('a', '2025-03-31');
    await post(PARTNER, original, correct(original, { occurredOn: '2025-04-01' }, 'WRONG_DATE'));
    expect([await value('1.1', 'NL', '2025-Q1'), await value('1.1', 'NL', '2025-Q2')]).toEqual([null, 1]);
  });
});

describe('public space', () => {
  const plan = (workId: string, trigger: string, day = '2025-01-10', lengthM = 100) =>
    event('PublicSpaceWorkPlanned', { ...at(day), workId, trigger, segmentIds: [], lengthM });
  const deliver = (workId: string, amounts: object, day = '2025-06-01') =>
    event('PublicSpaceWorkDelivered', { ...at(day), workId, ...amounts });
  const open = (segmentId: string, workId: string, day: string) =>
    event('StreetOpened', { ...at(day), segmentId, workId });

  it('works add up net; a plan that arrives after the delivery still gives its trigger; without one it is the unknown part', async () => {
    await post(
      PARTNER,
      deliver('w1', {
        pavingRemovedM2: 100.1,
        pavingAddedM2: 0.2,
        greenAddedM2: 10,
        treesPlanted: 3,
        treesFelled: 5,
      }),
      deliver('w2', { pavingAddedM2: 40 }),
      deliver('w3', { greenAddedM2: 5 }),
      plan('w1', 'HEAT_NETWORK', '2025-01-10', 60),
      plan('w2', 'GAS_REMOVAL', '2025-01-10', 40),
    );
    expect(await value('4.1', 'NL', '2025')).toBe(59.9);
    expect(await value('4.3', 'NL', '2025')).toBe(-2);
    expect(await figure('4.6', 'NL', '2025')).toMatchObject({
      numerator: 1,
      denominator: 2,
      unknown: 1,
      components: [
        { name: 'lengthNumerator', value: 60 },
        { name: 'lengthDenominator', value: 100 },
        { name: 'lengthShare', value: 0.6 },
      ],
    });
  });

  it('the latest plan by position gives the trigger', async () => {
    await post(
      PARTNER,
      plan('w1', 'HEAT_NETWORK', '2025-03-01'),
      plan('w1', 'SEWER', '2025-01-01'),
      deliver('w1', { greenAddedM2: 1 }),
    );
    expect(await figure('4.6', 'NL', '2025')).toMatchObject({ denominator: 0, unknown: 0, value: null });
  });

  it('a street is opened twice by another work on the same day or up to 36 calendar months before, not 36 months and a day', async () => {
    await post(
      PARTNER,
      open('s1', 'w1', '2022-03-31'),
      open('s1', 'w2', '2025-03-31'),
      open('s2', 'w1', '2022-03-30'),
      open('s2', 'w2', '2025-03-31'),
    );
    await post(
      PARTNER,
      open('s3', 'w1', '2025-03-31'),
      open('s3', 'w1', '2025-04-30'),
      open('s4', 'w1', '2025-05-01'),
      open('s4', 'w2', '2025-05-01'),
    );
    expect(await value('4.7', 'NL', '2025')).toBe(2);
  });
});

describe('interventions', () => {
  const step = (name: string, interventionId: string, day: string, more: object = {}) =>
    event(name, { ...at(day), interventionId, ...more });

  it('one in two werklijnen counts once in the total; what ended on the last day is not running', async () => {
    await post(
      PARTNER,
      step('InterventionStarted', 'i1', '2025-01-01', { werklijnen: [1, 4] }),
      step('InterventionStarted', 'i2', '2025-02-01', { werklijnen: [1] }),
      step('InterventionCompleted', 'i2', '2025-06-30'),
    );
    expect([await value('X.4', 'NL', '2025-Q1'), await value('X.4', 'NL', '2025-H1')]).toEqual([2, 1]);
    const { figures } = await server.ask(
      `{ figures(kpis: ["X.4"], period: "2025-Q1", split: werklijn) { value partsAddUp parts { key value } } }`,
      OFFICE,
    );
    expect(figures[0]).toMatchObject({ value: 2, partsAddUp: false });
    expect(figures[0].parts.map((part: Json) => [part.key, part.value])).toEqual([
      ['1', 2],
      ['2', 0],
      ['3', 0],
      ['4', 1],
      ['UNKNOWN', 0],
    ]);
  });
});

describe('work and training', () => {
  const person = (name: string) => ({ personKey: household(name) });
  const enrol = (who: string, day: string, source = DUINDORP) =>
    event(
      'ParticipantEnrolled',
      {
        ...at(day),
        ...person(who),
        ageBand: 'UNDER_27',
        group: 'YOUTH',
        residentOfNeighbourhood: 'YES',
      },
      source,
    );
  const train = (name: string, who: string, day: string) =>
    event(name, {
      ...at(day),
      ...person(who),
      trainingId: 'lassen',
      kind: 'CERTIFICATE',
      field: 'TECHNICAL',
    });
  const place = (who: string, placementId: string, day: string, more: object = {}) =>
    event('PlacementStarted', {
      ...at(day),
      ...person(who),
      placementId,
      kind: 'REGULAR',
      hoursPerWeek: 36,
      sector: 'TECHNICAL',
      ...more,
    });
  const confirm = (placementId: string, day: string) =>
    event('PlacementConfirmed', { ...at(day), placementId, confirmedOn: day });
  const end = (placementId: string, day: string) =>
    event('PlacementEnded', { ...at(day), placementId, endedOn: day, reason: 'CONTRACT_ENDED' });

  it('training and placement of one person are one participant, one training and one placement', async () => {
    await post(
      PARTNER,
      enrol('a', '2025-01-10'),
      train('TrainingStarted', 'a', '2025-01-20'),
      train('TrainingCompleted', 'a', '2025-03-20'),
      place('a', 'p1', '2025-04-01'),
    );
    const codes = ['2.1', '2.2', '2.3', '2.4', '2.6'];
    expect(await Promise.all(codes.map((code) => value(code, 'NL', '2025')))).toEqual([1, 1, 1, 1, 1]);
  });

  it('one person with two partners is two: their keys cannot be told to be the same', async () => {
    await post(PARTNER, enrol('a', '2025-01-10'), enrol('a', '2025-02-10'));
    await post(OTHER_PARTNER, enrol('a', '2025-01-10', ZANDKASTEEL));
    const participants = await figure('2.1', 'NL', '2025');
    expect(participants.value).toBe(2);
    expect(participants.components).toEqual(
      expect.arrayContaining([
        { name: 'low', value: 1 },
        { name: 'high', value: 2 },
      ]),
    );
  });

  it('a placement and its successor are two placements and one spell of work', async () => {
    await post(
      PARTNER,
      place('a', 'p1', '2025-01-06'),
      end('p1', '2025-04-01'),
      place('a', 'p2', '2025-04-29'),
      confirm('p2', '2025-07-07'),
    );
    expect([await value('2.3', 'NL', '2025'), await value('2.4', 'NL', '2025')]).toEqual([2, 1]);
    expect(await figure('2.5', 'NL', '2025')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('a successor more than 28 days after the end is a second spell, and the first has not lasted', async () => {
    await post(
      PARTNER,
      place('a', 'p1', '2025-01-06'),
      end('p1', '2025-04-01'),
      place('a', 'p2', '2025-04-30'),
      confirm('p2', '2025-11-03'),
    );
    expect(await figure('2.5', 'NL', '2025')).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('no end is no proof that work lasted: it is the unknown part', async () => {
    await post(
      PARTNER,
      place('a', 'p1', '2025-01-06'),
      place('b', 'p2', '2025-01-06'),
      end('p2', '2025-03-01'),
    );
    expect(await figure('2.5', 'NL', '2025')).toMatchObject({ numerator: 0, denominator: 1, unknown: 1 });
  });
});

describe('private owners', () => {
  const of = (name: string) => ({ dwellingKey: household(name) });
  const measure = (who: string, day: string, kind: string) =>
    event('MeasureInstalled', { ...at(day), ...of(who), measure: kind });
  const advise = (who: string, day: string, more: object = {}) =>
    event('OwnerAdvised', { ...at(day), ...of(who), ...more });
  const finance = (name: string, who: string, day: string, amountCents: number) =>
    event(name, { ...at(day), ...of(who), scheme: 'ISDE', amountCents });

  it('two measures, one dwelling: once in the year and in each quarter, new only in the first', async () => {
    await post(PARTNER, measure('a', '2025-02-01', 'ROOF'), measure('a', '2025-05-01', 'WALL'));
    expect(await value('3.2', 'NL', '2025')).toBe(1);
    expect([await value('3.2', 'NL', '2025-Q1'), await value('3.2', 'NL', '2025-Q2')]).toEqual([1, 1]);
    expect([await value('3.2n', 'NL', '2025-Q1'), await value('3.2n', 'NL', '2025-Q2')]).toEqual([1, 0]);
  });

  it('financing arranged, partly withdrawn: what is left counts, in the period of each; paid apart', async () => {
    await post(
      PARTNER,
      finance('FinancingArranged', 'a', '2025-02-01', 500_000),
      finance('FinancingWithdrawn', 'a', '2025-05-01', 200_050),
      finance('FinancingPaid', 'a', '2025-06-01', 299_950),
    );
    expect(await figure('3.5', 'NL', '2025')).toMatchObject({ value: 2999.5 });
    expect([await value('3.5', 'NL', '2025-Q1'), await value('3.5', 'NL', '2025-Q2')]).toEqual([
      5000, -2000.5,
    ]);
    expect((await figure('3.5', 'NL', '2025')).components).toContainEqual({ name: 'paid', value: 2999.5 });
  });

  it('a dwelling advised twice is one in 3.1, and its first advice decides the cohort of 3.6', async () => {
    await post(
      PARTNER,
      advise('a', '2024-12-01'),
      advise('a', '2025-02-01'),
      measure('a', '2025-12-01', 'ROOF'),
    );
    expect(await value('3.1', 'NL', '2025')).toBe(1);
    expect(await figure('3.6', 'NL', '2024')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await figure('3.6', 'NL', '2025', { referenceDate: '2026-06-30' })).toMatchObject({
      denominator: 0,
    });
  });

  it('a label or its absence: poorly insulated is known, not, or the unknown part; a jump needs both labels', async () => {
    await post(
      PARTNER,
      advise('a', '2025-01-01', { labelBefore: 'F' }),
      advise('b', '2025-01-01', { labelBefore: 'B' }),
      ...['a', 'b', 'c'].map((who) => measure(who, '2025-03-01', 'ROOF')),
      event('EnergyLabelRegistered', { ...at('2025-05-01'), ...of('a'), label: 'C' }),
    );
    expect(await figure('3.3', 'NL', '2025')).toMatchObject({ value: 1, unknown: 1 });
    expect(await figure('3.4', 'NL', '2025')).toMatchObject({
      value: 3,
      numerator: 3,
      denominator: 1,
      unknown: 2,
    });
  });
});
