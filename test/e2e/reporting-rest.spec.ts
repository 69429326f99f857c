// Tried: without the filter on the asker's own in GetSubmissionsHandler "a partner sees its own" and "404s" fail;
// with readJsonBody taking any content type "say all that is wrong" does; with rethrowForUrl passing errors on "404
// for an edition" does; with 'reports' enough for states that are no edition "the ministry" does. Without
// @Needs('office') at an assessment all pass: its command asks again.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { BUREAU, cloudEvent, DUINDORP, reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import {
  AUDITOR,
  MINISTRY,
  OFFICE,
  OTHER_PARTNER,
  PARTNER,
  Server,
  type Answer,
  type Json,
} from './support/server.js';

let server: Server;
let openapi: Json;
let counter = 0;

const stored = async (event: object, token = PARTNER): Promise<Json> => {
  const { status, body } = await server.post(event, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  // Read your own writes: the next REST answer knows it.
  const position = Array.isArray(body) ? body.at(-1).position : body.position;
  await server.ask('query ($p: Position) { editions(atLeast: $p) { editionId } }', OFFICE, { p: position });
  return body;
};
const office = (name: string, data: object) =>
  stored(cloudEvent(name, BUREAU, `b${++counter}`, data), OFFICE);
const get = (path: string, token?: string): Promise<Answer> => server.fetch(path, token);
const send = (path: string, token: string | undefined, body: unknown, headers: object = {}) =>
  server.fetch(path, token, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const placesOf = ({ body }: Answer): string[] =>
  (body.faults ?? []).map((fault: Json) => `${fault.place} ${fault.rule}`);
/** The same of an answer in OData's own form (docs/decisions/0077). */
const placesInOData = ({ body }: Answer): string[] =>
  (body.error.details as readonly { code: string; target: string }[]).map(
    ({ code, target }) => `/${target} ${code}`,
  );

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
/** An answer is of the schema that openapi.json gives for its path, method and status. */
function described(answer: Answer, method: 'get' | 'post', path: string): void {
  const response = openapi.paths[path]?.[method]?.responses[answer.status];
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = response?.content[type]?.schema;
  expect([method, path, answer.status, type, schema !== undefined]).toEqual([
    method,
    path,
    answer.status,
    type,
    true,
  ]);
  const validate = ajv.compile({ ...schema, components: openapi.components });
  expect([validate(answer.body), validate.errors]).toEqual([true, null]);
}

const MINE = '/v1/inzendingen/2025-H1.gemeente-duindorp';
const THEIRS = '/v1/inzendingen/2025-H1.corporatie-zandkasteel';

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  openapi = (await get('/v1/openapi.json')).body;
  await stored([reached('a'), reached('b')]);
  await stored(reached('c', { neighbourhoodId: 'zuid' }, ZANDKASTEEL), OTHER_PARTNER);
});
afterAll(() => server.stop());

describe('periods and reminders', () => {
  it('tell what is due, to a partner of itself, to a ministry only the periods', async () => {
    expect((await get('/v1/rapportageperioden', MINISTRY)).body).toEqual([]);
    await office('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-07-02' });
    const periods = await get('/v1/rapportageperioden', MINISTRY);
    described(periods, 'get', '/rapportageperioden');
    expect(periods.body).toEqual([
      expect.objectContaining({ dueOn: '2025-07-02', closed: false, expected: 2, made: 0, complete: 0 }),
    ]);
    const due = await get('/v1/herinneringen', OFFICE);
    described(due, 'get', '/herinneringen');
    expect(due.body.map((one: Json) => [one.partnerId, one.reminder, one.daysLeft])).toEqual([
      ['corporatie-zandkasteel', -3, 2],
      ['gemeente-duindorp', -3, 2],
    ]);
    const own = (await get('/v1/herinneringen', PARTNER)).body;
    expect(own.map((one: Json) => one.partnerId)).toEqual(['gemeente-duindorp']);
    const refused = await get('/v1/herinneringen', MINISTRY);
    described(refused, 'get', '/herinneringen');
    expect(refused.status).toBe(403);
  });
});

describe('submissions', () => {
  const body = { period: '2025-H1', narrative: 'Twee huishoudens bereikt' };
  const key = { 'idempotency-key': 'inzending-1' };

  it('are handed in by a partner: 201 with Location, a digest, and the same key the same answer', async () => {
    const made = await send('/v1/inzendingen', PARTNER, body, key);
    described(made, 'post', '/inzendingen');
    expect([made.status, made.headers.get('location')]).toEqual([201, MINE]);
    expect(made.body).toMatchObject({ state: 'MADE', entryCount: 2, onTime: true, dueOn: '2025-07-02' });
    const again = await send('/v1/inzendingen', PARTNER, body, key);
    expect([again.status, again.body]).toEqual([201, made.body]);
    const read = await get(MINE, PARTNER);
    described(read, 'get', '/inzendingen/{id}');
    expect(read.body).toEqual(made.body);
    const other = await send('/v1/inzendingen', PARTNER, { ...body, narrative: 'Anders' }, key);
    described(other, 'post', '/inzendingen');
    expect([other.status, other.body.faults[0].rule]).toEqual([409, 'OTHER_CONTENT']);
    const twice = await send('/v1/inzendingen', PARTNER, body);
    expect([twice.status, placesOf(twice)]).toEqual([409, ['/period SUBMISSION_AT_OFFICE']]);
  });

  it('say all that is wrong with what was sent, in Dutch and English', async () => {
    const bad = await send('/v1/inzendingen', PARTNER, { narrative: 3, nilReport: 'ja', extra: 1 });
    described(bad, 'post', '/inzendingen');
    expect(bad.status).toBe(400);
    expect(placesOf(bad).sort()).toEqual([
      '/extra UNKNOWN_MEMBER',
      '/narrative WRONG_TYPE',
      '/nilReport WRONG_TYPE',
      '/period REQUIRED',
    ]);
    const told = bad.body.faults.find((fault: Json) => fault.place === '/nilReport').message;
    expect(told).toEqual({
      nl: 'Hier hoort true of false te staan',
      en: 'This must be true or false',
    });
    expect(placesOf(await send('/v1/inzendingen', PARTNER, '{"period":"a","period":"b"}'))).toEqual([
      '/period DUPLICATE_MEMBER',
    ]);
    expect((await send('/v1/inzendingen', PARTNER, '[]')).status).toBe(400);
    const keys = await send('/v1/inzendingen', PARTNER, body, { 'idempotency-key': 'met spatie' });
    expect([keys.status, keys.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const closed = await send('/v1/inzendingen', PARTNER, { period: '2024-H1' });
    expect([closed.status, placesOf(closed)]).toEqual([400, ['/period PERIOD_NEVER_OPENED']]);
    const type = await send('/v1/inzendingen', PARTNER, '{}', {
      'content-type': 'application/cloudevents+json',
    });
    described(type, 'post', '/inzendingen');
    expect(type.status).toBe(415);
  });

  it('are listed by period, partner and status; a partner sees its own', async () => {
    const listed = async (query: string, token = OFFICE): Promise<Json[]> => {
      const answer = await get(`/v1/inzendingen${query}`, token);
      described(answer, 'get', '/inzendingen');
      return answer.body.map((one: Json) => one.id.slice('2025-H1.'.length));
    };
    const both = ['corporatie-zandkasteel', 'gemeente-duindorp'];
    expect(await listed('')).toEqual(both);
    expect(await listed('', AUDITOR)).toEqual(both);
    expect(await listed('', PARTNER)).toEqual(['gemeente-duindorp']);
    expect(await listed('?status=NOT_MADE')).toEqual(['corporatie-zandkasteel']);
    expect(await listed('?partner=gemeente-duindorp&periode=2025-H1')).toEqual(['gemeente-duindorp']);
    expect(await listed('?partner=gemeente-duindorp', OTHER_PARTNER)).toEqual([]);
    expect(await listed('?periode=2025-H2')).toEqual([]);
    const wrong = await get('/v1/inzendingen?status=KLAAR', OFFICE);
    described(wrong, 'get', '/inzendingen');
    expect([wrong.status, placesOf(wrong)]).toEqual([400, ['/status UNKNOWN_CODE']]);
    expect((await get('/v1/inzendingen?status=MADE&status=MADE', OFFICE)).status).toBe(400);
  });

  // Seen to fail: without knownParameters each of them is answered as if nothing was asked.
  // Seen to fail: a period that does not exist was an empty list, as if nobody had handed in.
  it.each(['/v1/inzendingen', '/v1/rapportages'])('%s refuses a period that does not exist', async (path) => {
    for (const period of ['2025-H3', '2025-13', '2025-Q0', 'H1 2025', '25'])
      expect(placesOf(await get(`${path}?periode=${encodeURIComponent(period)}`, OFFICE))).toEqual([
        '/periode UNKNOWN_PERIOD',
      ]);
  });

  it('a query parameter that the description does not list is refused by its name, on every route', async () => {
    const wrong = await get('/v1/inzendingen?status=NOT_MADE&periodes=2025-H1&tot=x', OFFICE);
    expect([wrong.status, placesOf(wrong)]).toEqual([
      400,
      ['/periodes UNKNOWN_PARAMETER', '/tot UNKNOWN_PARAMETER'],
    ]);
    for (const path of Object.keys(openapi.paths as object)) {
      const { servers, ...operations } = openapi.paths[path];
      const base: string = servers?.[0].url ?? '/v1';
      // Questions of GraphQL are refused in its own form.
      if (base.startsWith('/graphql')) continue;
      const address = `${base}${path.replace(/\{[^}]+\}/g, 'x')}`.replace(/\/+/g, '/');
      for (const method of Object.keys(operations as object)) {
        const options = method === 'get' ? {} : { method: method.toUpperCase() };
        const answer = await server.fetch(`${address}?moment=2025-01-01`, OFFICE, options);
        const places = path.startsWith('/open/v1/odata') ? placesInOData(answer) : placesOf(answer);
        expect([method, path, answer.status, places]).toEqual([
          method,
          path,
          400,
          ['/moment UNKNOWN_PARAMETER'],
        ]);
      }
    }
  });

  it('404s tell nothing: another’s, one that is not there, and what is no id at all', async () => {
    const answers = await Promise.all(
      [THEIRS, '/v1/inzendingen/2031-H1.niemand', '/v1/inzendingen/onzin'].map((path) => get(path, PARTNER)),
    );
    described(answers[0]!, 'get', '/inzendingen/{id}');
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const [first, ...rest] = answers.map(({ body: problem }) => ({ ...problem, instance: '' }));
    for (const one of rest) expect(one).toEqual(first);
    expect((await get(`${THEIRS}/beoordelingen`, PARTNER)).status).toBe(404);
    const assessed = await send('/v1/inzendingen/2031-H1.niemand/beoordelingen', OFFICE, {
      decision: 'ACCEPTED',
    });
    described(assessed, 'post', '/inzendingen/{id}/beoordelingen');
    expect(assessed.status).toBe(404);
  });

  it('refuse who may not', async () => {
    expect((await get('/v1/inzendingen')).status).toBe(401);
    expect((await send('/v1/inzendingen', undefined, body)).status).toBe(401);
    for (const token of [MINISTRY, AUDITOR]) {
      expect((await send('/v1/inzendingen', token, body)).status).toBe(403);
      expect((await send(`${MINE}/beoordelingen`, token, { decision: 'ACCEPTED' })).status).toBe(403);
    }
    expect((await send('/v1/inzendingen', OFFICE, body)).status).toBe(403);
    expect((await send(`${MINE}/beoordelingen`, PARTNER, { decision: 'ACCEPTED' })).status).toBe(403);
    expect((await get(MINE, MINISTRY)).status).toBe(403);
    expect((await get(MINE, AUDITOR)).status).toBe(200);
  });
});

describe('assessments', () => {
  const path = `${MINE}/beoordelingen`;

  it('return a submission with a reason, told once under a key', async () => {
    const silent = await send(path, OFFICE, { decision: 'RETURNED' });
    described(silent, 'post', '/inzendingen/{id}/beoordelingen');
    expect([silent.status, placesOf(silent)]).toEqual([400, ['/reason REQUIRED']]);
    expect(placesOf(await send(path, OFFICE, { decision: 'MAYBE' }))).toEqual(['/decision WRONG_TYPE']);
    const returned = { decision: 'RETURNED', reason: 'Mei ontbreekt' };
    const first = await send(path, OFFICE, returned, { 'idempotency-key': 'terug-1' });
    described(first, 'post', '/inzendingen/{id}/beoordelingen');
    expect(first.body).toMatchObject({ ...returned, decisionLabel: { nl: 'Teruggestuurd' } });
    const place = first.headers.get('location') ?? '';
    expect(place).toBe(`/v1/gebeurtenissen/${first.body.entryId}`);
    expect((await get(place, OFFICE)).body.event.type).toContain('submission-returned');
    expect(
      (await send('/v1/inzendingen', PARTNER, { period: '2025-H1', narrative: 'Nu met mei' })).status,
    ).toBe(201);
    const again = await send(path, OFFICE, returned, { 'idempotency-key': 'terug-1' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await get(MINE, OFFICE)).body.state).toBe('MADE');
  });

  it('two at once: one 201, the other 409', async () => {
    const answers = await Promise.all([1, 2].map(() => send(path, OFFICE, { decision: 'ACCEPTED' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    described(lost, 'post', '/inzendingen/{id}/beoordelingen');
    expect(placesOf(lost)).toEqual([' SUBMISSION_NOT_AT_OFFICE']);
    const all = await get(path, PARTNER);
    described(all, 'get', '/inzendingen/{id}/beoordelingen');
    expect(all.body.map((one: Json) => [one.decision, one.reason])).toEqual([
      ['RETURNED', 'Mei ontbreekt'],
      ['ACCEPTED', null],
    ]);
  });
});

describe('editions', () => {
  const first = { period: '2025-H1', status: 'PROVISIONAL', title: 'Eerste halfjaar 2025' };
  const comparison = '/v1/rapportages/2025-H1-1/vergelijking';

  // Seen to fail: with no look at the days of the period.
  it('are not of a period that has not begun, and not final before its last day, by the reference date', async () => {
    const said = async (asked: object) => {
      const refused = await send('/v1/rapportages', OFFICE, asked);
      described(refused, 'post', '/rapportages');
      return [refused.status, ...placesOf(refused)];
    };
    expect(await said({ ...first, period: '2031-H1' })).toEqual([400, '/period EDITION_BEFORE_PERIOD']);
    const running = { ...first, period: '2025', status: 'FINAL' };
    expect(await said(running)).toEqual([400, '/status EDITION_NOT_FINAL_YET']);
    expect(await said({ ...first, referenceDate: '2024-12-31' })).toEqual([
      400,
      '/period EDITION_BEFORE_PERIOD',
    ]);
    const early = { ...first, status: 'FINAL', referenceDate: '2025-06-29' };
    expect(await said(early)).toEqual([400, '/status EDITION_NOT_FINAL_YET']);
  });

  it('are published by the office: 201 with Location, told once under a key', async () => {
    for (const token of [PARTNER, AUDITOR, MINISTRY])
      expect((await send('/v1/rapportages', token, first)).status).toBe(403);
    const bad = await send('/v1/rapportages', OFFICE, {
      status: 'GOED',
      asOf: { position: 3 },
      areaEdition: 'x',
    });
    described(bad, 'post', '/rapportages');
    expect(placesOf(bad).sort()).toEqual([
      '/areaEdition UNKNOWN_MEMBER',
      '/asOf/position WRONG_TYPE',
      '/period REQUIRED',
      '/status WRONG_TYPE',
    ]);
    expect(placesOf(await send('/v1/rapportages', OFFICE, { ...first, asOf: { position: '9999' } }))).toEqual(
      ['/asOf/position POSITION_AHEAD'],
    );
    const input = { ...first, referenceDate: '2025-08-15' };
    const made = await send('/v1/rapportages', OFFICE, input, { 'idempotency-key': 'ed-1' });
    described(made, 'post', '/rapportages');
    expect([made.status, made.headers.get('location')]).toEqual([201, '/v1/rapportages/2025-H1-1']);
    expect(made.body).toMatchObject({
      editionId: '2025-H1-1',
      standing: 'IN_FORCE',
      referenceDate: '2025-08-15',
    });
    const again = await send('/v1/rapportages', OFFICE, input, { 'idempotency-key': 'ed-1' });
    expect([again.status, again.body]).toEqual([201, made.body]);
    // Seen to fail: with what stands under the key not held against what is asked.
    const others = [
      { ...input, period: '2025-Q1' },
      { ...input, title: 'Anders' },
      { ...input, referenceDate: '2025-08-14' },
    ];
    for (const asked of others) {
      const other = await send('/v1/rapportages', OFFICE, asked, { 'idempotency-key': 'ed-1' });
      described(other, 'post', '/rapportages');
      expect([other.status, placesOf(other)]).toEqual([409, ['/Idempotency-Key OTHER_CONTENT']]);
    }
    const taken = await send('/v1/rapportages', OFFICE, first);
    described(taken, 'post', '/rapportages');
    expect([taken.status, placesOf(taken)]).toEqual([409, ['/supersedesEditionId EDITION_IN_FORCE']]);
  });

  it('are listed for all who may come in, and recomputed from the log', async () => {
    const all = await get('/v1/rapportages', MINISTRY);
    described(all, 'get', '/rapportages');
    expect(all.body.map((one: Json) => one.editionId)).toEqual(['2025-H1-1']);
    expect((await get('/v1/rapportages?periode=2024-H1', MINISTRY)).body).toEqual([]);
    expect((await get('/v1/rapportages')).status).toBe(401);
    const computed = await get('/v1/rapportages/2025-H1-1/herberekening', MINISTRY);
    described(computed, 'get', '/rapportages/{id}/herberekening');
    expect(computed.body).toMatchObject({ equal: true, digest: all.body[0].digest });
    expect(computed.body.publishedDigest).toBe(computed.body.digest);
  });

  it('are compared with now or a later edition, split by cause, with the entries by page', async () => {
    const wrong = await stored(cloudEvent('HouseholdReached', DUINDORP, 'fout', reached('w').data));
    await stored([reached('d'), reached('e')]);
    await stored(reached('f', {}, ZANDKASTEEL), OTHER_PARTNER);
    await stored(
      cloudEvent('EntryRetracted', DUINDORP, 'terug', { entryId: wrong.entryId, reason: 'DUPLICATE' }),
    );
    const answer = await get(`${comparison}?kpi=1.1,1.2&gebied=NL&gebied=noord`, OFFICE);
    described(answer, 'get', '/rapportages/{id}/vergelijking');
    expect(answer.body.from.editionId).toBe('2025-H1-1');
    expect(answer.body.to.editionId).toBeNull();
    expect(answer.body.figures.map((one: Json) => `${one.kpi} ${one.scope}`)).toEqual([
      '1.1 NL',
      '1.1 noord',
      '1.2 NL',
      '1.2 noord',
    ]);
    const [reach] = answer.body.figures;
    expect([reach.before, reach.after]).toEqual([3, 6]);
    expect(reach.amounts[0]).toMatchObject({ name: 'value', before: 3, after: 6, late: 4, retractions: -1 });

    const pages: Json[] = [];
    for (let after = '0', more = true; more;) {
      const page = await get(`${comparison}/oorzaken?kpi=1.1&first=2&after=${after}`, OFFICE);
      described(page, 'get', '/rapportages/{id}/vergelijking/oorzaken');
      pages.push(...page.body.causes);
      ({ endCursor: after, hasNextPage: more } = page.body.pageInfo);
      expect(pages.length).toBeLessThanOrEqual(5);
    }
    const [duindorp, zandkasteel] = ['gemeente-duindorp', 'corporatie-zandkasteel'];
    expect(pages.map((one) => [one.cause, one.contribution[0].value, one.entry.partnerId])).toEqual([
      ['late', 1, duindorp],
      ['late', 1, duindorp],
      ['late', 1, duindorp],
      ['late', 1, zandkasteel],
      ['retractions', -1, duindorp],
    ]);
    expect((await get(pages[0].entry.href, OFFICE)).body.entryId).toBe(pages[0].entry.entryId);
    const own = (await get(`${comparison}/oorzaken?kpi=1.1&oorzaak=late`, PARTNER)).body;
    expect([own.totalCount, own.notShown]).toEqual([3, 1]);
    expect((await get(`${comparison}/oorzaken?kpi=1.1&oorzaak=links`, PARTNER)).body.totalCount).toBe(0);
  });

  it('supersede each other; the ministry may compare editions, not an edition with now', async () => {
    const made = await send('/v1/rapportages', OFFICE, {
      ...first,
      status: 'REVISED_PROVISIONAL',
      supersedesEditionId: '2025-H1-1',
      reason: 'Nagekomen gegevens',
    });
    expect([made.status, made.body.supersedesEditionId]).toEqual([201, '2025-H1-1']);
    const between = await get(`${comparison}?met=2025-H1-2&kpi=1.1&cumulatief=true`, MINISTRY);
    described(between, 'get', '/rapportages/{id}/vergelijking');
    // Of people only exact figures tell what became of them: not to who reads reports only.
    expect(between.body.figures).toEqual([]);
    const exact = await get(`${comparison}?met=2025-H1-2&kpi=1.1&cumulatief=true`, AUDITOR);
    expect(exact.body.figures[0]).toMatchObject({ after: 6, period: { cumulative: true } });
    expect(between.body.to.editionId).toBe('2025-H1-2');
    const now = await get(`${comparison}?met=nu&kpi=1.1`, MINISTRY);
    described(now, 'get', '/rapportages/{id}/vergelijking');
    expect(now.status).toBe(403);
    expect((await get(`${comparison}/oorzaken?met=2025-H1-2&kpi=1.1`, MINISTRY)).status).toBe(403);
  });

  it('say what is wrong with a comparison in the words of its URL', async () => {
    const asked = async (query: string): Promise<unknown> => {
      const answer = await get(`${comparison}${query}`, OFFICE);
      const causes = query.startsWith('/oorzaken');
      described(answer, 'get', `/rapportages/{id}/vergelijking${causes ? '/oorzaken' : ''}`);
      return [answer.status, ...placesOf(answer)];
    };
    expect(await asked('?met=2031-H1-1')).toEqual([400, '/met UNKNOWN_EDITION']);
    expect(await asked('?kpi=9.9&gebied=mars')).toEqual([400, '/kpi UNKNOWN_KPI', '/gebied UNKNOWN_SCOPE']);
    expect(await asked('?cumulatief=ja')).toEqual([400, '/cumulatief UNKNOWN_CODE']);
    expect(await asked('/oorzaken')).toEqual([400, '/kpi REQUIRED']);
    expect(await asked('/oorzaken?kpi=1.1&oorzaak=toeval')).toEqual([400, '/oorzaak UNKNOWN_CODE']);
    expect(await asked('/oorzaken?kpi=1.1&first=101')).toEqual([400, '/first PAGE_SIZE']);
    expect(await asked('/oorzaken?kpi=1.1&after=x')).toEqual([400, '/after WRONG_TYPE']);
    const reversed = await get('/v1/rapportages/2025-H1-2/vergelijking?met=2025-H1-1', OFFICE);
    expect([reversed.status, placesOf(reversed)]).toEqual([400, ['/met EDITIONS_REVERSED']]);
  });

  it('are withdrawn with a reason', async () => {
    const path = '/v1/rapportages/2025-H1-2/intrekkingen';
    const reason = 'Verkeerde peildatum';
    expect((await send(path, PARTNER, { reason })).status).toBe(403);
    expect(placesOf(await send(path, OFFICE, {}))).toEqual(['/reason REQUIRED']);
    const gone = await send(path, OFFICE, { reason }, { 'idempotency-key': 'weg' });
    described(gone, 'post', '/rapportages/{id}/intrekkingen');
    expect(gone.body).toMatchObject({ standing: 'WITHDRAWN', reason });
    expect((await get(gone.headers.get('location') ?? '', OFFICE)).body.event.data.reason).toBe(reason);
    expect((await send(path, OFFICE, { reason }, { 'idempotency-key': 'weg' })).body).toEqual(gone.body);
    const twice = await send(path, OFFICE, { reason });
    described(twice, 'post', '/rapportages/{id}/intrekkingen');
    expect([twice.status, placesOf(twice)[0]]).toEqual([
      409,
      expect.stringContaining('EDITION_NOT_IN_FORCE'),
    ]);
  });

  it('404 for an edition that is not there', async () => {
    const none = '/v1/rapportages/2031-H1-1';
    for (const [path, place] of [
      ['/herberekening', '/rapportages/{id}/herberekening'],
      ['/vergelijking', '/rapportages/{id}/vergelijking'],
      ['/vergelijking/oorzaken?kpi=1.1', '/rapportages/{id}/vergelijking/oorzaken'],
    ] as const) {
      const answer = await get(`${none}${path}`, OFFICE);
      described(answer, 'get', place);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const gone = await send(`${none}/intrekkingen`, OFFICE, { reason: 'x' });
    described(gone, 'post', '/rapportages/{id}/intrekkingen');
    expect(gone.status).toBe(404);
  });
});

describe('openapi.json', () => {
  it('describes every route of submissions and editions, and names no address that was not checked', () => {
    for (const [path, methods] of Object.entries({
      '/rapportageperioden': ['get'],
      '/herinneringen': ['get'],
      '/inzendingen': ['get', 'post'],
      '/inzendingen/{id}': ['get'],
      '/inzendingen/{id}/beoordelingen': ['get', 'post'],
      '/rapportages': ['get', 'post'],
      '/rapportages/{id}/intrekkingen': ['post'],
      '/rapportages/{id}/herberekening': ['get'],
      '/rapportages/{id}/vergelijking': ['get'],
      '/rapportages/{id}/vergelijking/oorzaken': ['get'],
    }))
      expect(Object.keys(openapi.paths[path])).toEqual(methods);
    expect(openapi.info.contact.name).toContain('Programmabureau');
    expect(JSON.stringify(openapi.info)).not.toMatch(/https?:/);
  });
});
