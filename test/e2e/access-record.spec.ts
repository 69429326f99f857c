/**
 * Who saw what (issue 12.7). Each case fails when its `trail.…` line is taken out. Seen to fail: without the line
 * of the keys, of the entries (list and entry), of the figures, of the file, of each refusal (route, field,
 * socket), of the dry run.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { household, reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { publishReports } from './support/report-programme.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';
import { Socket } from './support/socket.js';
import type { AccessRecord } from '#libs/access-record';
import { ACCESS_RECORD } from '../../apps/api/kernel/tokens.js';

let server: Server;
let mine: string;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  mine = (await server.post(reached('mine'), PARTNER)).body.entryId;
  const { body } = await server.post(reached('theirs', {}, ZANDKASTEEL), OTHER_PARTNER);
  await server.ask('query ($p: Position) { figures(period: "2025", atLeast: $p) { value } }', OFFICE, {
    p: body.position,
  });
});
afterAll(() => server.stop());

/** What was recorded of a kind since a place, oldest first. */
async function since(place: number, kind: string): Promise<Json[]> {
  const { body } = await server.fetch(`/v1/inzagen?soort=${kind}&first=100`, OFFICE);
  return body.rows.filter((row: Json) => Number(row.place) > place).reverse();
}
const lastPlace = async (): Promise<number> =>
  Number((await server.fetch('/v1/inzagen?first=1', OFFICE)).body.rows[0].place);

it('who opens an entry with its keys is recorded, with the entry; an auditor sees tokens, and of whom', async () => {
  const before = await lastPlace();
  for (const token of [OFFICE, AUDITOR, PARTNER])
    await server.ask('query ($id: ID!) { entry(entryId: $id) { data } }', token, { id: mine });
  expect(await since(before, 'KEYS')).toMatchObject([
    { role: 'programme-office', about: mine, items: 1 },
    { role: 'partner', partnerId: 'gemeente-duindorp', about: mine, items: 1 },
  ]);
  expect(await since(before, 'ENTRIES')).toMatchObject([
    { role: 'programme-office', action: 'entry', items: 1 },
    { role: 'auditor', action: 'entry', items: 1 },
  ]);
});

it('a list says which entries of others were shown; of its own a partner leaves none', async () => {
  const before = await lastPlace();
  for (const token of [AUDITOR, PARTNER])
    await server.ask('{ entries(filter: { types: ["HouseholdReached"] }) { totalCount } }', token);
  const rows = await since(before, 'ENTRIES');
  expect(rows).toMatchObject([{ role: 'auditor', action: 'entries', items: 2, about: '6,5' }]);
});

it('figures that no edition published, a history and a dry run are recorded with what was asked', async () => {
  const before = await lastPlace();
  await server.ask('{ figures(kpis: ["1.1"], period: "2025") { value } }', PARTNER);
  await server.ask(
    '{ figureHistory(kpi: "1.1", period: "2025", by: DAY) { steps { recordedAt } } }',
    AUDITOR,
  );
  const [figures, history] = await since(before, 'FIGURES');
  expect(figures).toMatchObject({ role: 'partner', action: 'figures' });
  expect(JSON.parse(figures.about)).toMatchObject({ kpis: ['1.1'], period: '2025' });
  expect(history).toMatchObject({ role: 'auditor', action: 'figureHistory' });
  await server.fetch('/v1/gebeurtenissen?proef=true', PARTNER, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify([reached('try-1'), reached('try-2')]),
  });
  expect(await since(before, 'DRY_RUN')).toMatchObject([{ subject: expect.any(String), items: 2 }]);
});

it('refusals by route, by field and of a socket name who, or where nobody known came from', async () => {
  const before = await lastPlace();
  await server.fetch(`/v1/gebeurtenissen/${mine}`, MINISTRY);
  await server.fetch('/v1/inzendingen', 'wrong-token');
  await server.query('{ log { position } }', undefined);
  await server.query('{ findings(kinds: []) { items { kind } } }', MINISTRY);
  await server.query('{ accessRecord { pageInfo { hasNextPage } } }', MINISTRY);
  const socket = await Socket.open(server);
  socket.tell({ type: 'connection_init', payload: { authorization: 'Bearer wrong-token' } });
  await socket.closed;
  const rows = await since(before, 'REFUSED');
  expect(rows).toMatchObject([
    { role: 'ministry', action: 'GET /v1/gebeurtenissen/:id', about: '403' },
    { address: '127.0.0.1', action: 'GET /v1/inzendingen', about: '401' },
    { address: '127.0.0.1', action: 'POST /graphql', about: '401' },
    { role: 'ministry', action: 'Query.accessRecord', about: 'FORBIDDEN' },
    { address: '127.0.0.1', action: 'SOCKET /graphql', about: 'UNAUTHENTICATED' },
  ]);
  expect(rows[1].subject).toBeUndefined();
  expect(JSON.stringify(rows)).not.toContain('wrong-token');
});

it('who reads the record is in it, and no partner or ministry reads it; pages go on where they ended', async () => {
  const before = await lastPlace();
  const asked =
    'query ($after: String) { accessRecord(first: 2, after: $after) { edges { cursor node { place kind label { nl } } } pageInfo { hasNextPage endCursor } } }';
  const { accessRecord: first } = await server.ask(asked, AUDITOR);
  const { accessRecord: second } = await server.ask(asked, AUDITOR, { after: first.pageInfo.endCursor });
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(Number(second.edges[0].node.place)).toBe(Number(first.pageInfo.endCursor) - 1);
  expect((await since(before, 'RECORD')).filter(({ role }) => role === 'auditor')).toHaveLength(2);
  for (const [path, code] of [
    ['/v1/inzagen?first=0', 'PAGE_SIZE'],
    ['/v1/inzagen?after=x', 'BAD_CURSOR'],
    ['/v1/inzagen?soort=constructor', 'UNKNOWN_CODE'],
  ] as const) {
    const { status, body } = await server.fetch(path, AUDITOR);
    expect([status, body.faults[0].rule]).toEqual([400, code]);
  }
});

it('who takes a report away as a file is recorded, the ministry too; who has it already is not', async () => {
  const other = await Server.start();
  await publishReports(other);
  const { headers } = await other.fetch('/v1/rapportages/2025-H1-2?formaat=csv', MINISTRY);
  const etag = String(headers.get('etag'));
  await other.fetch('/v1/rapportages/2025-H1-2?formaat=csv', MINISTRY, {
    headers: { 'if-none-match': etag },
  });
  const { body } = await other.fetch('/v1/inzagen?soort=EXPORT', OFFICE);
  expect(body.rows).toMatchObject([{ role: 'ministry', action: 'report csv', about: '2025-H1-2' }]);
  expect(body.rows).toHaveLength(1);
  await other.stop();
});

it('keys stand in no row', async () => {
  const { body } = await server.fetch('/v1/inzagen?first=100', OFFICE);
  expect(JSON.stringify(body)).not.toContain(household('mine'));
});

it('what cannot be recorded is not shown, and what is refused stays refused', async () => {
  const other = await Server.start();
  await registerProgramme(other);
  const { body } = await other.post(reached('mine'), PARTNER);
  other.app.get<AccessRecord>(ACCESS_RECORD, { strict: false }).close();
  const shown = await other.fetch(`/v1/gebeurtenissen/${body.entryId}`, OFFICE);
  expect(shown).toMatchObject({ status: 503, body: { code: 'RECORD_UNAVAILABLE' } });
  expect(JSON.stringify(shown.body)).not.toContain(household('mine'));
  expect((await other.fetch(`/v1/gebeurtenissen/${body.entryId}`, MINISTRY)).status).toBe(403);
  await other.stop();
});
