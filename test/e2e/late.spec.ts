// Tried: with the documents' changes not compared in WarningLookup "from then on" and more fail; with the latest
// version of an entry taken in entriesAt whatever the position, "not made late by a correction" does. Spans read at
// the head instead of at asOf change nothing here, since closings and editions are never taken back;
// libs/indicators/reporting/late.spec.ts has that one.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { BUREAU, cloudEvent, DUINDORP, reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
let counter = 0;

/** Posts, and waits until the read model knows it. */
async function post(event: object, token = PARTNER): Promise<Json> {
  const { status, body } = await server.post(event, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const p = (Array.isArray(body) ? body.at(-1) : body).position;
  await server.ask('query ($p: Position) { editions(atLeast: $p) { editionId } }', OFFICE, { p });
  return body;
}
const office = (name: string, data: object) => post(cloudEvent(name, BUREAU, `l${++counter}`, data), OFFICE);
const publish = (more = '') =>
  server.ask(
    `mutation { publishEdition(input: {period: "2025-H1", status: PROVISIONAL, title: "x" ${more}}) { editionId } }`,
    OFFICE,
  );
const warned = (receipt: Json): Json[] =>
  receipt.warnings.map(({ rule, place, message }: Json) => [rule, place, message.nl]);
const LATE = 'late { period closed editionId }';
const lateOf = async (entryId: string, asOf?: string): Promise<Json> => {
  const query = `query ($id: ID!, $asOf: AsOf) { entry(entryId: $id, asOf: $asOf) { ${LATE} } }`;
  const variables = { id: entryId, ...(asOf === undefined ? {} : { asOf: { position: asOf } }) };
  return (await server.ask(query, PARTNER, variables)).entry.late;
};
const listed = async (late: boolean, token = OFFICE, asOf?: string): Promise<Json> => {
  const query = `query ($late: Boolean, $asOf: AsOf) {
    entries(filter: {late: $late, types: ["HouseholdReached"]}, asOf: $asOf) { totalCount edges { node { id ${LATE} } } } }`;
  const { entries } = await server.ask(query, token, {
    late,
    ...(asOf === undefined ? {} : { asOf: { position: asOf } }),
  });
  expect(entries.totalCount).toBe(entries.edges.length);
  return entries.edges.map(({ node }: Json) => node);
};
const ids = (nodes: Json[]): string[] => nodes.map(({ id }) => id).sort();

const FOR_FIRST = { period: '2025-H1', closed: false, editionId: '2025-H1-1' };
const CLOSED = { period: '2025-H1', closed: true, editionId: '2025-H1-1' };

let early: Json;
let moved: Json;
let late: Json;

beforeAll(async () => {
  server = await Server.start({ now: '2025-09-30T10:00:00Z' });
  await registerProgramme(server);
  await office('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-08-15' });
  early = await post(reached('vroeg'));
  moved = await post(reached('verplaatst', { occurredOn: '2024-12-31' }));
});
afterAll(() => server.stop());

describe('an entry', () => {
  it('in a period that is open and not reported on is not late', async () => {
    expect(early.warnings).toEqual([]);
    expect(await lateOf(early.entryId)).toEqual([]);
    expect(ids(await listed(false))).toEqual(['verplaatst', 'vroeg']);
    expect(await listed(true)).toEqual([]);
  });

  it('is late from then on that an edition on its period is published, and is warned of', async () => {
    await publish();
    const [inside, outside] = await post([reached('laat'), reached('later', { occurredOn: '2025-07-01' })]);
    late = inside;
    expect(warned(inside)).toEqual([
      [
        'LATE_FOR_EDITION',
        '/data/occurredOn',
        'Over deze periode (eerste halfjaar 2025) is al een rapportage vastgesteld (2025-H1-1); dit telt mee als nagekomen',
      ],
    ]);
    expect(outside.warnings).toEqual([]);
    expect(await lateOf(inside.entryId)).toEqual([FOR_FIRST]);
    expect(await lateOf(outside.entryId)).toEqual([]);
    expect(await lateOf(early.entryId)).toEqual([]);
    expect(await listed(true)).toEqual([{ id: 'laat', late: [FOR_FIRST] }]);
    expect(ids(await listed(false))).toEqual(['later', 'verplaatst', 'vroeg']);
  });

  it('tells so by REST, as openapi.json says', async () => {
    const { body } = await server.fetch(`/v1/gebeurtenissen/${String(late.entryId)}`, PARTNER);
    expect(body.late).toEqual([FOR_FIRST]);
    const { components } = (await server.fetch('/v1/openapi.json')).body;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile({ $ref: '#/components/schemas/Entry', components });
    expect([validate(body), validate.errors]).toEqual([true, null]);
    expect((await server.fetch(`/v1/gebeurtenissen/${String(early.entryId)}`, PARTNER)).body.late).toEqual(
      [],
    );
  });

  it('is told its warning again with the same receipt', async () => {
    const again = await server.post(reached('laat'), PARTNER);
    expect([again.status, again.body.duplicate, warned(again.body)]).toEqual([200, true, warned(late)]);
  });

  it('recorded before is not made late by a correction, which is warned of as no such thing', async () => {
    const before = (await server.ask('{ log { position } }', OFFICE)).log.position;
    const replacement = reached('verplaatst').data;
    const corrected = await post(
      cloudEvent('EntryCorrected', DUINDORP, 'corr', {
        entryId: moved.entryId,
        replacement,
        reason: 'WRONG_DATE',
      }),
    );
    expect(corrected.warnings).toEqual([]);
    expect(await lateOf(moved.entryId)).toEqual([]);
    // The other way round: one that is late, and turns out to have happened elsewhen.
    await post(
      cloudEvent('EntryCorrected', DUINDORP, 'corr2', {
        entryId: late.entryId,
        replacement: reached('laat', { occurredOn: '2025-07-02' }).data,
        reason: 'WRONG_DATE',
      }),
    );
    expect(await lateOf(late.entryId)).toEqual([]);
    expect(await listed(true)).toEqual([]);
    // As it was known at the time.
    expect(await lateOf(late.entryId, before)).toEqual([FOR_FIRST]);
    expect(await listed(true, OFFICE, before)).toEqual([{ id: 'laat', late: [FOR_FIRST] }]);
    expect(ids(await listed(false, OFFICE, early.position))).toEqual(['vroeg']);
  });

  it('is late for a period that was closed, and for both', async () => {
    await office('ReportingPeriodClosed', { period: '2025-H1' });
    const both = await post(reached('gesloten', {}, ZANDKASTEEL), OTHER_PARTNER);
    expect(warned(both).map(([rule]) => rule)).toEqual(['LATE_FOR_EDITION']);
    expect(await listed(true)).toEqual([{ id: 'gesloten', late: [CLOSED] }]);
    expect(await listed(true, PARTNER)).toEqual([]);

    await server.ask(
      'mutation { withdrawEdition(editionId: "2025-H1-1", reason: "x") { standing } }',
      OFFICE,
    );
    const closed = await post(reached('alleen-gesloten'));
    expect(warned(closed)).toEqual([
      [
        'LATE_FOR_PERIOD',
        '/data/occurredOn',
        'De rapportageperiode (eerste halfjaar 2025) is al gesloten; dit telt mee als nagekomen',
      ],
    ]);
    expect(await lateOf(closed.entryId)).toEqual([{ ...CLOSED, editionId: null }]);
  });

  it('of an uploaded file is warned of at its row', async () => {
    await publish();
    const csv = [
      'Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop;Gespreksonderwerpen',
      ...['14-05-2025', '14-07-2025'].map(
        (day) => `${day};noord;Registratie;${'k'.repeat(42)}${day[4]};Huisbezoek;Sociale huur;Energie`,
      ),
    ].join('\r\n');
    const { status, body } = await server.fetch('/v1/aanleveringen?soort=HouseholdReached', PARTNER, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: csv,
    });
    expect(status).toBe(201);
    expect(body.result.warnings.map((one: Json) => [one.row, one.rule])).toEqual([[2, 'LATE_FOR_EDITION']]);
  });
});
