// Tried: without maySeeEntry in GetRegisterItemsHandler, "a partner sees its own only" fails; without authorise()
// in it, "the handler asks again" does; with the whole list counted instead of what matches, "counts" does.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { linkagesAt } from '#libs/indicators';
import { GetRegisterItems } from '../../apps/api/features/registers/get-register-items.js';
import { BUREAU, cloudEvent, DUINDORP, reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const ARGS = `$filter: RegisterFilter, $asOf: AsOf, $ref: Date, $first: Int, $after: String, $p: Position`;
const PASSED = `filter: $filter, asOf: $asOf, referenceDate: $ref, first: $first, after: $after, atLeast: $p`;
const COMMON = `id state stateLabel { nl } open failed partnerId partnerName neighbourhoodId werklijnen since daysOpen daysTaken
  steps { entryId name label { nl } state occurredOn position recordedAt corrected partnerId text }`;
const OBSTACLE = `obstacleId text kind level levelLabel { nl } addressedTo legalReference interventionIds`;
const NODES: Readonly<Record<string, string>> = {
  linkages: `${COMMON} linkageId title scale scaleLabel { nl } reason reasonLabel { nl } realisedBy { entryId status label { nl } werklijn }`,
  obstacles: `${COMMON} ${OBSTACLE} kindLabel { nl }`,
  experimentRooms: `${COMMON} requestId obstacleId level authority until obstacle { id ${OBSTACLE} }`,
};
const queryOf = (register: string): string =>
  `query (${ARGS}) { ${register}(${PASSED}) { totalCount position referenceDate pageInfo { hasNextPage hasPreviousPage endCursor }
    counts { facet key label { nl } count } edges { node { ${NODES[register] ?? ''} } } } }`;

let server: Server;
let last: string;
let counter = 0;
const stored = async (event: object, token = PARTNER): Promise<Json> => {
  const { status, body } = await server.post(event, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  last = body.position;
  return body;
};
const on = (occurredOn: string, neighbourhoodId = 'noord') => ({
  occurredOn,
  neighbourhoodId,
  evidence: 'REGISTRATION',
});
const event = (name: string, data: object, source = DUINDORP) =>
  cloudEvent(name, source, `r${++counter}`, data);

const ask = async (register: string, token: string, variables: object = {}): Promise<Json> =>
  (await server.ask(queryOf(register), token, { first: 50, p: last, ref: '2025-06-30', ...variables }))[
    register
  ];
const nodes = async (register: string, token = OFFICE, variables: object = {}): Promise<Json[]> =>
  (await ask(register, token, variables)).edges.map((edge: Json) => edge.node);
const counts = async (register: string, token: string, variables: object = {}): Promise<Json[]> =>
  (await ask(register, token, variables)).counts.map((one: Json) => [one.facet, one.key, one.count]);

let together: string[];
let reported: Json;
let answered: string;

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  const linkage = {
    linkageId: 'k1',
    werklijnen: [1, 4],
    scale: 'DISTRICT',
    title: 'Straat open, straat groen',
  };
  const a = await stored(reached('a'));
  const b = await stored(event('StreetOpened', { ...on('2025-05-01'), segmentId: 's1', workId: 'w1' }));
  together = [a.entryId, b.entryId];
  await stored(event('LinkageIdentified', { ...on('2025-01-10'), ...linkage }));
  await stored(event('LinkageRealised', { ...on('2025-05-10'), linkageId: 'k1', realisedBy: together }));
  const other = { ...linkage, linkageId: 'k2', scale: 'CITY', werklijnen: [2, 3], title: 'Leerwerkplek' };
  await stored(
    event('LinkageIdentified', { ...on('2025-02-01', 'zuid'), ...other }, ZANDKASTEEL),
    OTHER_PARTNER,
  );
  await stored(
    event('LinkageMissed', { ...on('2025-03-01', 'zuid'), linkageId: 'k2', reason: 'TIMING' }, ZANDKASTEEL),
    OTHER_PARTNER,
  );
  await stored(event('InterventionStarted', { ...on('2025-01-01'), interventionId: 'i1', werklijnen: [2] }));
  reported = await stored(
    event('ObstacleReported', {
      ...on('2025-02-01'),
      obstacleId: 'o1',
      kind: 'ACT',
      level: 'NATIONAL',
      addressedTo: 'Ministerie van Sociale Zaken',
      legalReference: 'Participatiewet, artikel 10d',
      text: 'Een leerwerkplek telt niet mee',
      interventionIds: ['i1'],
    }),
  );
  const room = { requestId: 'r1', obstacleId: 'o1', authority: 'Ministerie van Sociale Zaken' };
  await stored(event('ExperimentRoomRequested', { ...on('2025-02-15'), ...room }));
  answered = (
    await stored(
      event('ObstacleAnswered', { ...on('2025-03-01'), obstacleId: 'o1', text: 'Wij kijken ernaar' }),
    )
  ).position;
  await stored(event('ExperimentRoomDenied', { ...on('2025-06-01'), requestId: 'r1' }));
});
afterAll(() => server.stop());

describe('koppelkansen', () => {
  it('are followed from sight to result, with who posted each step and what came about together', async () => {
    const [missed, realised, ...rest] = await nodes('linkages', AUDITOR);
    expect(rest).toEqual([]);
    expect(realised).toMatchObject({
      id: 'koppelkans:gemeente-duindorp:k1',
      linkageId: 'k1',
      title: 'Straat open, straat groen',
      state: 'REALISED',
      stateLabel: { nl: 'Gerealiseerd' },
      open: false,
      failed: false,
      partnerName: 'Partner gemeente-duindorp',
      neighbourhoodId: 'noord',
      werklijnen: [1, 4],
      scale: 'DISTRICT',
      scaleLabel: { nl: 'Wijk' },
      since: '2025-01-10',
      daysOpen: null,
      daysTaken: 120,
      reason: null,
      realisedBy: [
        { entryId: together[0], status: 'KNOWN', label: { nl: 'Huishouden bereikt' }, werklijn: 1 },
        { entryId: together[1], status: 'KNOWN', label: { nl: 'Straat opengebroken' }, werklijn: 4 },
      ],
    });
    expect(realised.steps).toMatchObject([
      {
        name: 'LinkageIdentified',
        label: { nl: 'Koppelkans gesignaleerd' },
        occurredOn: '2025-01-10',
        recordedAt: '2025-06-30T10:00:00.000Z',
        partnerId: 'gemeente-duindorp',
        corrected: false,
      },
      {
        name: 'LinkageRealised',
        state: 'REALISED',
        entryId: expect.any(String),
        position: expect.any(String),
      },
    ]);
    expect(missed).toMatchObject({
      state: 'MISSED',
      failed: true,
      reason: 'TIMING',
      reasonLabel: { nl: 'Planning sloot niet aan' },
    });
  });

  it.each([
    [{ states: ['MISSED'] }, ['k2']],
    [{ werklijn: 4 }, ['k1']],
    [{ scale: 'CITY' }, ['k2']],
    [{ partnerId: 'gemeente-duindorp' }, ['k1']],
    [{ neighbourhoodId: 'zuid' }, ['k2']],
    [{ reason: 'TIMING' }, ['k2']],
    [{ open: true }, []],
    [{ werklijn: 4, scale: 'CITY' }, []],
  ])('filter %j', async (filter, expected) => {
    expect((await nodes('linkages', OFFICE, { filter })).map((node) => node.linkageId)).toEqual(expected);
  });

  it('counts by state, scale, reason and werklijn, of what meets the filter', async () => {
    expect(await counts('linkages', OFFICE)).toEqual([
      ['state', 'MISSED', 1],
      ['state', 'REALISED', 1],
      ['scale', 'CITY', 1],
      ['scale', 'DISTRICT', 1],
      ['reason', 'TIMING', 1],
      ['werklijn', '1', 1],
      ['werklijn', '2', 1],
      ['werklijn', '3', 1],
      ['werklijn', '4', 1],
    ]);
    expect(await counts('linkages', OFFICE, { filter: { werklijn: 4 } })).toEqual([
      ['state', 'REALISED', 1],
      ['scale', 'DISTRICT', 1],
      ['werklijn', '1', 1],
      ['werklijn', '4', 1],
    ]);
  });

  it('page by page; a wrong page, cursor, state or code is refused', async () => {
    const page = await ask('linkages', OFFICE, { first: 1 });
    expect([page.totalCount, page.pageInfo.hasNextPage, page.edges[0].node.linkageId]).toEqual([
      2,
      true,
      'k2',
    ]);
    const next = await ask('linkages', OFFICE, { first: 1, after: page.pageInfo.endCursor });
    expect([next.edges[0].node.linkageId, next.pageInfo]).toMatchObject([
      'k1',
      { hasNextPage: false, hasPreviousPage: true },
    ]);
    for (const wrong of [
      { first: 101 },
      { after: 'x' },
      { filter: { states: ['GRANTED'] } },
      { filter: { scale: 'GALAXY' } },
      { filter: { werklijn: 5 } },
    ]) {
      const { errors } = await server.query(queryOf('linkages'), OFFICE, { first: 1, ...wrong });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('belemmeringen and experimenteerruimte', () => {
  it('say who asked whom, of which law, and how long it took', async () => {
    expect(await nodes('obstacles')).toMatchObject([
      {
        obstacleId: 'o1',
        state: 'ANSWERED',
        kindLabel: { nl: 'Wet' },
        level: 'NATIONAL',
        levelLabel: { nl: 'Rijk' },
        partnerId: 'gemeente-duindorp',
        addressedTo: 'Ministerie van Sociale Zaken',
        legalReference: 'Participatiewet, artikel 10d',
        text: 'Een leerwerkplek telt niet mee',
        werklijnen: [2],
        interventionIds: ['i1'],
        daysOpen: null,
        daysTaken: 28,
        steps: [{ text: 'Een leerwerkplek telt niet mee' }, { text: 'Wij kijken ernaar' }],
      },
    ]);
    expect(await nodes('experimentRooms')).toMatchObject([
      {
        requestId: 'r1',
        state: 'DENIED',
        authority: 'Ministerie van Sociale Zaken',
        level: 'NATIONAL',
        werklijnen: [2],
        obstacle: { id: 'belemmering:gemeente-duindorp:o1', legalReference: 'Participatiewet, artikel 10d' },
        daysTaken: 106,
      },
    ]);
    expect(await counts('experimentRooms', OFFICE)).toEqual([
      ['state', 'DENIED', 1],
      ['level', 'NATIONAL', 1],
      ['authority', 'Ministerie van Sociale Zaken', 1],
      ['werklijn', '2', 1],
    ]);
  });

  it('as of before the answer they are open, with the days up to the reference date', async () => {
    const then = { asOf: { position: reported.position }, ref: '2025-02-21' };
    expect(await nodes('obstacles', OFFICE, then)).toMatchObject([{ state: 'REPORTED', daysOpen: 20 }]);
    expect(await nodes('experimentRooms', OFFICE, then)).toEqual([]);
    const [room] = await nodes('experimentRooms', OFFICE, { asOf: { position: answered } });
    expect(room).toMatchObject({ state: 'REQUESTED', open: true, failed: false, daysOpen: 135 });
  });

  it('a correction changes how it stands now and not how it stood; a retraction takes the step away', async () => {
    const before = last;
    const corrected = await stored(
      cloudEvent('EntryCorrected', DUINDORP, 'c1', {
        entryId: reported.entryId,
        reason: 'WRONG_VALUE',
        replacement: {
          ...on('2025-02-10'),
          obstacleId: 'o1',
          kind: 'DECREE',
          level: 'REGIONAL',
          addressedTo: 'Provincie',
          text: 'Anders',
        },
      }),
    );
    expect(await nodes('obstacles')).toMatchObject([
      {
        level: 'REGIONAL',
        text: 'Anders',
        legalReference: null,
        daysTaken: 19,
        steps: [{ corrected: true }, {}],
      },
    ]);
    expect(await nodes('obstacles', OFFICE, { asOf: { position: before } })).toMatchObject([
      { level: 'NATIONAL', daysTaken: 28 },
    ]);
    const [{ steps }] = await nodes('obstacles');
    await stored(
      cloudEvent('EntryRetracted', BUREAU, 'x1', { entryId: steps[1].entryId, reason: 'DID_NOT_HAPPEN' }),
      OFFICE,
    );
    expect(await nodes('obstacles')).toMatchObject([{ state: 'REPORTED', daysOpen: 140 }]);
    expect(await nodes('obstacles', OFFICE, { asOf: { position: corrected.position } })).toMatchObject([
      { state: 'ANSWERED' },
    ]);
  });
});

describe('who sees a register', () => {
  it('a partner sees its own only, whatever it asks for, and counts of its own', async () => {
    expect((await nodes('linkages', PARTNER)).map((node) => node.linkageId)).toEqual(['k1']);
    expect(await nodes('linkages', PARTNER, { filter: { partnerId: 'corporatie-zandkasteel' } })).toEqual([]);
    expect(await counts('linkages', OTHER_PARTNER, { filter: { states: ['REALISED'] } })).toEqual([]);
    expect(await nodes('obstacles', OTHER_PARTNER)).toEqual([]);
    expect(await nodes('experimentRooms', OTHER_PARTNER)).toEqual([]);
  });

  it.each(Object.keys(NODES))('%s: a ministry sees none, nobody nothing', async (register) => {
    for (const [token, code] of [
      [MINISTRY, 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
    ] as const) {
      const { errors } = await server.query(queryOf(register), token, { first: 1 });
      expect(errors?.[0].extensions.code).toBe(code);
    }
  });

  it('the handler asks again', async () => {
    const bus = server.app.get(QueryBus);
    const kind = { itemsAt: linkagesAt, facets: [] };
    for (const actor of [{ role: 'ministry', subject: 's' } as const, undefined])
      await expect(
        bus.execute(new GetRegisterItems({ kind, question: { filter: {} }, page: { first: 1 }, actor })),
      ).rejects.toMatchObject({ code: actor ? 'FORBIDDEN' : 'UNAUTHENTICATED' });
  });
});
