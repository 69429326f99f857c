import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '#libs/programme';
import { DUINDORP, household, reached, registerProgramme } from './support/events.js';
import { AUDITOR, OFFICE, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

/** Mutations that are not an event type each: the figures, pins and digests of what they post are worked out. */
/** An erasure is no event of the catalogue: its record stands beside the vault. */
const ERASURE = ['forgetKey'];
/** Looks at all of the log, and posts nothing. */
const LOOKING = ['checkLog'];
const MAILING = ['mailLate', 'followByMail'];
const REPORTING = ['assessSubmission', 'makeSubmission', 'publishEdition', 'withdrawEdition'];
const event = (id: string) => ({ source: DUINDORP, id, time: '2025-06-30T12:00:00+02:00' });
const somewhere = { occurredOn: '2025-05-14', neighbourhoodId: 'noord', evidence: 'INSPECTION' };

const BY_VARIABLE = `query ($asOf: AsOf) { figures(kpis: ["1.3"], period: "2025", asOf: $asOf) { value } }`;

describe('where nobody reported anything', () => {
  // Seen to fail: without withoutZeros in libs/read-model/queries/figure-cache.ts; with every component told.
  it.each([
    ['1.1', 'partner'],
    ['1.1', 'channel'],
    ['3.5', 'scheme'],
    ['X.1', 'werklijn'],
  ])('a figure of %s and its parts by %s have no value, never 0, and no components', async (kpi, split) => {
    const { figures } = await server.ask(
      `{ figures(kpis: ["${kpi}"], period: "2019", split: ${split}) {
           status value components { name value } parts { status value } } }`,
      OFFICE,
    );
    const [{ parts, ...figure }] = figures;
    expect(figure).toEqual({ status: 'NO_DATA', value: null, components: [] });
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(part).toEqual({ status: 'NO_DATA', value: null });
  });
});

describe('a moment or day that does not exist', () => {
  // Seen to fail: with the faults of a scalar as it throws them (no place), and with the refusal of the library
  // alone (no faults).
  it.each([
    ['2025-02-30T12:00:00Z', '30 februari 2025', '30 February 2025'],
    ['2025-03-31T24:00:00Z', '24 uur bestaat niet', 'there is no hour 24'],
    ['2025-02-28T99:99:00Z', '99 uur bestaat niet', 'there is no hour 99'],
    ['2025-03-31T12:60:00Z', 'minuut 60', 'minute 60'],
    ['2025-03-31T12:00:60Z', 'schrikkelseconde', 'leap second'],
    ['2025-03-31T12:00:00+24:00', 'het verschil +24:00', 'the offset +24:00'],
  ])('%s is named with its place, in a variable and in the question itself', async (moment, nl, en) => {
    const told = { place: '/asOf/moment', rule: 'NOT_A_MOMENT', value: moment };
    const words = { message: { nl: expect.stringContaining(nl), en: expect.stringContaining(en) } };
    for (const answer of [
      await server.query(BY_VARIABLE, OFFICE, { asOf: { moment } }),
      await server.query(
        `{ figures(kpis: ["1.3"], period: "2025", asOf: { moment: "${moment}" }) { value } }`,
        OFFICE,
      ),
    ]) {
      expect([answer.status, answer.data]).toEqual([400, undefined]);
      expect(answer.errors).toHaveLength(1);
      expect(answer.errors?.[0].extensions.faults).toEqual([expect.objectContaining({ ...told, ...words })]);
    }
  });

  it('all of a question are told at once', async () => {
    const { errors } = await server.query(
      `query ($a: AsOf, $b: AsOf, $day: Date) {
        a: figures(period: "2025", asOf: $a) { value }
        b: figures(period: "2025", asOf: $b, referenceDate: $day) { value }
      }`,
      OFFICE,
      { a: { moment: '2025-02-30T12:00:00Z' }, b: { position: '-1' }, day: '2025-06-31' },
    );
    expect(errors?.[0].extensions.faults.map(({ place, rule, value }: Json) => [place, rule, value])).toEqual(
      [
        ['/a/moment', 'NOT_A_MOMENT', '2025-02-30T12:00:00Z'],
        ['/b/position', 'WRONG_TYPE', '-1'],
        ['/day', 'NOT_A_DATE', '2025-06-31'],
      ],
    );
  });
});

describe('mutations', () => {
  it('there is one per event type, one for each step of reporting that works out what it posts, one that forgets, one that looks and one that mails', async () => {
    const data = await server.ask(
      '{ __schema { mutationType { fields { name args { name type { ofType { name } } } } } } }',
      OFFICE,
    );
    const { fields } = data.__schema.mutationType;
    const ofTypes = CATALOGUE.map(({ name }) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
    expect(fields.map((field: Json) => field.name).sort()).toEqual(
      [...ofTypes, ...REPORTING, ...ERASURE, ...LOOKING, ...MAILING].sort(),
    );
    const fix = fields.find((field: Json) => field.name === 'energyFixDelivered');
    expect(fix.args.map((arg: Json) => arg.type.ofType.name)).toEqual([
      'EnergyFixDeliveredInput',
      'EventInput',
    ]);
  });

  it('posts an event with nested objects, and leaves out what is null', async () => {
    const { energyFixDelivered: receipt } = await server.ask(
      `mutation ($event: EventInput!, $data: EnergyFixDeliveredInput!) {
        energyFixDelivered(event: $event, data: $data) { entryId position duplicate type warnings { rule } }
      }`,
      PARTNER,
      {
        event: event('fix'),
        data: {
          ...somewhere,
          interventionId: null,
          householdKey: household('fix'),
          items: [{ code: 'LED', quantity: 3 }],
          saving: { gasM3: 40.5, kWh: null, eur: 60, methodId: 'm1' },
        },
      },
    );
    expect(receipt).toMatchObject({
      duplicate: false,
      type: expect.stringContaining('energy-fix-delivered'),
    });
    const { body } = await server.fetch(`/v1/gebeurtenissen/${receipt.entryId}`, PARTNER);
    expect(body.event.data).toMatchObject({ items: [{ code: 'LED', quantity: 3 }] });
    expect(body.event.data).not.toHaveProperty('interventionId');
    expect(body.event.data.saving).toEqual({ gasM3: 40.5, eur: 60, methodId: 'm1' });
  });

  const REACHED = `mutation ($event: EventInput!, $data: HouseholdReachedInput!) {
    householdReached(event: $event, data: $data) { entryId position duplicate }
  }`;
  const reach = (id: string) => ({ event: event(id), data: reached(id).data });

  it('the same is known, by whatever way it came', async () => {
    const first = await server.ask(REACHED, PARTNER, reach('twice'));
    // Another `time` is another delivery of the same event (decision 0021); other data are another content.
    const second = await server.post(reached('twice', { channel: 'PHONE' }, DUINDORP), PARTNER);
    expect(first.householdReached.duplicate).toBe(false);
    expect(second.status).toBe(409);
    const same = await server.post({ ...reached('twice'), time: event('twice').time }, PARTNER);
    expect(same.body).toMatchObject({ duplicate: true, entryId: first.householdReached.entryId });
  });

  it('says what is wrong by code, with the faults', async () => {
    const { data } = reach('x');
    const wrong = {
      event: event('wrong'),
      data: { ...data, neighbourhoodId: 'nergens', occurredOn: '2099-01-01' },
    };
    const refused = (await server.query(REACHED, PARTNER, wrong)).errors?.[0].extensions;
    expect(refused.code).toBe('BAD_USER_INPUT');
    expect(refused.faults.map((fault: Json) => fault.rule).sort()).toEqual([
      'IN_THE_FUTURE',
      'UNREGISTERED_NEIGHBOURHOOD',
    ]);
    await server.ask(REACHED, PARTNER, reach('other'));
    const taken = { event: event('other'), data: { ...data, channel: 'PHONE' } };
    expect((await server.query(REACHED, PARTNER, taken)).errors?.[0].extensions.code).toBe('CONFLICT');
    const foreign = { ...reach('f'), event: { ...event('f'), source: 'urn:nld:oin:00000099000000002000:x' } };
    expect((await server.query(REACHED, PARTNER, foreign)).errors?.[0].extensions.code).toBe('FORBIDDEN');
    const code = await server.query(REACHED, PARTNER, {
      ...reach('c'),
      data: { ...data, channel: 'PIGEON' },
    });
    expect([code.status, code.errors?.[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('corrects, retracts and reinstates; the entry keeps its whole history', async () => {
    const posted = (await server.ask(REACHED, PARTNER, reach('history'))).householdReached;
    const { entryId } = posted;
    const correct = await server.ask(
      `mutation ($event: EventInput!, $data: EntryCorrectedInput!) { entryCorrected(event: $event, data: $data) { position correctsEntryId } }`,
      PARTNER,
      {
        event: event('h-1'),
        data: { entryId, replacement: { ...reach('history').data, channel: 'PHONE' }, reason: 'WRONG_VALUE' },
      },
    );
    expect(correct.entryCorrected.correctsEntryId).toBe(entryId);
    const retract = await server.ask(
      `mutation { entryRetracted(event: {source: "${DUINDORP}", id: "h-2"}, data: {entryId: "${entryId}", reason: OTHER, reasonText: "proef"}) { position } }`,
      PARTNER,
    );
    const query = `query ($asOf: AsOf) { entry(entryId: "${entryId}", asOf: $asOf) {
      status corrected data history { name label { nl } actorRole reason reasonText position recordedAt data } } }`;
    const { entry } = await server.ask(query, OFFICE);
    expect(entry).toMatchObject({ status: 'RETRACTED', corrected: true, data: { channel: 'PHONE' } });
    expect(entry.history.map((item: Json) => [item.name, item.reason])).toEqual([
      ['HouseholdReached', null],
      ['EntryCorrected', 'WRONG_VALUE'],
      ['EntryRetracted', 'OTHER'],
    ]);
    expect(entry.history[2].label.nl).toBe('Gebeurtenis ingetrokken');
    await server.ask('query ($p: Position) { figures(period: "2025", atLeast: $p) { value } }', OFFICE, {
      p: retract.entryRetracted.position,
    });
    const before = await server.ask(query, OFFICE, { asOf: { position: posted.position } });
    expect(before.entry).toMatchObject({
      status: 'EFFECTIVE',
      corrected: false,
      data: { channel: 'HOME_VISIT' },
    });
    expect(before.entry.history).toHaveLength(1);
    const twice = await server.query(
      `mutation { entryRetracted(event: {source: "${DUINDORP}", id: "h-3"}, data: {entryId: "${entryId}", reason: OTHER}) { position } }`,
      PARTNER,
    );
    expect(twice.errors?.[0].extensions).toMatchObject({
      code: 'CONFLICT',
      faults: [{ rule: 'ENTRY_RETRACTED' }],
    });
  });
});

describe('figures', () => {
  it('carry their quality and their parts', async () => {
    const { body } = await server.post([reached('q1'), reached('q2', { tenure: 'UNKNOWN' })], PARTNER);
    const { figures } = await server.ask(
      `query ($p: Position) { figures(kpis: ["1.3"], scopes: ["NL", "GM0001"], period: "2025-Q2", split: tenure, atLeast: $p) {
        kpi { code unit { nl } } scope period { from to cumulative } value status numerator denominator
        partnersReporting partnersExpected addsUpOver definitionVersion position referenceDate unknownShare
        components { name value } partsAddUp parts { dimension key label { nl } value addsUp } } }`,
      OFFICE,
      { p: body[1].position },
    );
    const [contacts] = figures;
    expect(contacts).toMatchObject({
      scope: 'NL',
      status: 'OK',
      period: { from: '2025-04-01', to: '2025-06-30', cumulative: false },
      partnersReporting: 1,
      partnersExpected: 2,
      definitionVersion: 1,
      referenceDate: '2025-06-30',
      partsAddUp: true,
    });
    const sum = contacts.parts.reduce((total: number, part: Json) => total + part.value, 0);
    expect(sum).toBe(contacts.value);
    expect(contacts.parts.find((part: Json) => part.key === 'SOCIAL_RENT').label.nl).toBe('Sociale huur');
    expect(contacts.parts.find((part: Json) => part.key === 'UNKNOWN').value).toBe(1);
  });

  it('names everything wrong with a question at once', async () => {
    const { errors } = await server.query(
      '{ figures(kpis: ["9.9"], scopes: ["GM9999"], period: "2025-Q5") { value } }',
      OFFICE,
    );
    const { code, faults } = errors?.[0].extensions ?? {};
    expect(code).toBe('BAD_USER_INPUT');
    expect(faults.map((fault: Json) => fault.rule).sort()).toEqual([
      'UNKNOWN_KPI',
      'UNKNOWN_PERIOD',
      'UNKNOWN_SCOPE',
    ]);
  });

  it('read-your-writes: never older than the position named', async () => {
    for (let i = 0; i < 20; i++) {
      const { body } = await server.post(reached(`ryw-${i}`), PARTNER);
      const { figures } = await server.ask(
        'query ($p: Position) { figures(kpis: ["1.3"], period: "2025", atLeast: $p) { position } }',
        PARTNER,
        { p: body.position },
      );
      expect(Number(figures[0].position)).toBeGreaterThanOrEqual(Number(body.position));
    }
  });
});

describe('entries', () => {
  const PAGE = `query ($first: Int, $after: String, $filter: EntryFilter) {
    entries(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { entryId position id } } } }`;

  it('page by page, each once, newest first, also while others are posted', async () => {
    const filter = { types: ['HouseholdReached'] };
    const seen: string[] = [];
    let after: string | null = null;
    const { entries: whole } = await server.ask(PAGE, AUDITOR, { first: 100, filter });
    for (let page = 0; ; page++) {
      const { entries }: Json = await server.ask(PAGE, AUDITOR, { first: 7, after, filter });
      seen.push(...entries.edges.map((edge: Json) => edge.node.entryId));
      expect(entries.pageInfo.hasPreviousPage).toBe(page > 0);
      if (!entries.pageInfo.hasNextPage) break;
      after = entries.pageInfo.endCursor;
      await server.post(reached(`meanwhile-${page}`), PARTNER);
    }
    expect(seen).toEqual(whole.edges.map((edge: Json) => edge.node.entryId));
    expect(seen).toHaveLength(whole.totalCount);
  });

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'rubbish' }, 'BAD_CURSOR'],
    [{ filter: { types: ['Nothing'] } }, 'UNKNOWN_EVENT_TYPE'],
  ])('%j is refused with %s', async (variables, rule) => {
    const { errors } = await server.query(PAGE, AUDITOR, variables);
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ rule }] });
  });

  // Seen to fail: without the edges of the causes of a comparison.
  it('every list that has pages has them in one shape', async () => {
    const { __schema } = await server.ask('{ __schema { types { name fields { name } } } }', OFFICE);
    const named = ({ fields }: Json): string[] => (fields ?? []).map(({ name }: Json) => name);
    const paged = (__schema.types as Json[]).filter((type) =>
      ['pageInfo', 'hasNextPage'].some((name) => type.name !== 'PageInfo' && named(type).includes(name)),
    );
    expect(paged.length).toBeGreaterThan(6);
    // The steps of a figure through the log: each begins where the one before ended, and has no place of its own.
    const other = paged.filter(({ name }) => name !== 'FigureHistory');
    expect(
      other.filter((type) => !['edges', 'pageInfo'].every((name) => named(type).includes(name))),
    ).toEqual([]);
    const edges = (__schema.types as Json[]).filter(({ name }) => name.endsWith('Edge'));
    expect(edges.map(named)).toEqual(edges.map(() => ['cursor', 'node']));
    expect(edges.length).toBe(other.length);
  });

  it('a fault in the lineage of a figure is told as any other', async () => {
    const { errors } = await server.query(
      '{ figures(kpis: ["1.3"], period: "2025") { entries(after: "x") { totalCount } } }',
      OFFICE,
    );
    expect(errors?.[0].extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      faults: [{ rule: 'BAD_CURSOR' }],
    });
  });
});
