// B35, the kind of it: a municipality whose areas went to another. Seen to fail: with scopeOf as it was, "answers
// under the old code" is UNKNOWN_SCOPE; with compareStates dropping what one side does not know, "is compared" has
// no row.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BUREAU, cloudEvent, reached, registerProgramme } from './support/events.js';
import { AUDITOR, OFFICE, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
let p: string;
let before: string;
const stored = async (event: Json, token = OFFICE): Promise<Json> => {
  const { status, body } = await server.post(event, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  p = body.position;
  return body;
};
const office = (name: string, id: string, data: object) => stored(cloudEvent(name, BUREAU, id, data));

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  await stored(reached('a'), PARTNER);
  await office('TargetSet', 'streef', { kpi: '1.3', scope: 'GM0001', period: '2025', value: 9 });
  before = p;
  await office('EntryCorrected', 'herindeling', {
    entry: { source: BUREAU, id: 'gebied-noord' },
    reason: 'OTHER',
    reasonText: 'Herindeling',
    replacement: {
      neighbourhoodId: 'noord',
      name: 'Wijk noord',
      municipality: 'Samenstad',
      municipalityCode: 'GM1992',
      lat: 52,
      lon: 5,
    },
  });
});
afterAll(() => server.stop());

it('answers under the old code, with nothing and with where it went', async () => {
  const { figures, neighbourhoods } = await server.ask(
    `query ($p: Position) {
      figures(kpis: ["1.3"], scopes: ["GM0001", "GM1992"], period: "2025", atLeast: $p) {
        scope status value target scopeWentTo { neighbourhoodId name to } }
      neighbourhoods { neighbourhoodId municipalityCode formerMunicipalityCodes } }`,
    AUDITOR,
    { p },
  );
  expect(figures).toEqual([
    {
      scope: 'GM0001',
      status: 'NO_DATA',
      value: null,
      target: 9,
      scopeWentTo: [{ neighbourhoodId: 'noord', name: 'Wijk noord', to: 'GM1992' }],
    },
    { scope: 'GM1992', status: 'OK', value: 1, target: null, scopeWentTo: [] },
  ]);
  expect(neighbourhoods).toContainEqual({
    neighbourhoodId: 'noord',
    municipalityCode: 'GM1992',
    formerMunicipalityCodes: ['GM0001'],
  });
  const { figures: then } = await server.ask(
    `query ($at: Position!) {
      figures(kpis: ["1.3"], scopes: ["GM0001"], period: "2025", asOf: { position: $at }) { value scopeWentTo { to } } }`,
    AUDITOR,
    { at: before },
  );
  expect(then).toEqual([{ value: 1, scopeWentTo: [] }]);
});

it('shows the target of the old code as an orphan', async () => {
  const { targets } = await server.ask(
    `query ($p: Position) { targets(scopes: ["GM0001"], atLeast: $p) { scope value orphan scopeWentTo { to } } }`,
    AUDITOR,
    { p },
  );
  expect(targets).toEqual([{ scope: 'GM0001', value: 9, orphan: true, scopeWentTo: [{ to: 'GM1992' }] }]);
});

it('is compared by the cause area, out of the one and into the other', async () => {
  const { comparison } = await server.ask(
    `query ($from: Position!) {
      comparison(from: { asOf: { position: $from } }, period: "2025", kpis: ["1.3"], scopes: ["GM0001", "GM1992"]) {
        figures { scope amounts { name before after area new late } } } }`,
    AUDITOR,
    { from: before },
  );
  const none = { name: 'value', new: 0, late: 0 };
  expect(comparison.figures).toEqual([
    { scope: 'GM0001', amounts: [{ ...none, before: 1, after: 0, area: -1 }] },
    { scope: 'GM1992', amounts: [{ ...none, before: 0, after: 1, area: 1 }] },
  ]);
});

it('of a code that nobody ever registered is refused as before', async () => {
  const { errors } = await server.query(
    `{ figures(kpis: ["1.3"], scopes: ["GM9999"], period: "2025") { value } }`,
    AUDITOR,
  );
  expect(errors?.[0].extensions.faults).toMatchObject([{ rule: 'UNKNOWN_SCOPE', place: '/scopes/0' }]);
});
