/** The traps of KPIS.md that concern werklijn 1, werklijn 4 and the interventions, each by name, through the real HTTP interface. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
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
    const [link] = await post(PARTNER, event('HouseholdsLinked', { keys, reason: 'DUPLICATE' }));
    expect([await value('1.1', 'NL', '2025'), await value('1.2', 'NL', '2025')]).toEqual([1, 1]);
    await post(
      OFFICE,
      cloudEvent('HouseholdsUnlinked', 'urn:nld:oin:00000099000000009000:systeem:bureau', 'unlink', {
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
