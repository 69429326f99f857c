/**
 * What figures give away of entries that are another's.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { reached, registerProgramme, ZANDKASTEEL } from '../support/events.js';
import { AUDITOR, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from '../support/server.js';
import { Socket } from '../support/socket.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  await server.post(reached('mine'), PARTNER);
  const { body } = await server.post(reached('theirs', {}, ZANDKASTEEL), OTHER_PARTNER);
  await server.ask('query ($p: Position) { figures(period: "2025", atLeast: $p) { value } }', OFFICE, {
    p: body.position,
  });
});
afterAll(() => server.stop());

const history = (by: string) =>
  `{ figureHistory(kpi: "1.3", scope: "noord", period: "2025-05", by: ${by}) { steps { recordedAt } } }`;

it('the history of a figure goes entry by entry for office and auditor, for a partner by day', async () => {
  expect((await server.query(history('ENTRY'), PARTNER)).errors?.[0].extensions.code).toBe('FORBIDDEN');
  for (const by of ['DAY', 'MONTH'])
    expect((await server.ask(history(by), PARTNER)).figureHistory.steps).toBeDefined();
  for (const token of [OFFICE, AUDITOR])
    expect((await server.ask(history('ENTRY'), token)).figureHistory.steps).toBeDefined();
});

// Seen to fail: without byDay, the partner was shown the state between two entries of one day.
it('the history of a figure as of a position is that of its whole day for a partner', async () => {
  const { figures } = await server.ask('{ figures(period: "2025", kpis: ["1.3"]) { position } }', OFFICE);
  const asOf = `asOf: { position: "${Number(figures[0].position) - 1}" }`;
  const asked = history('DAY')
    .replace(') {', `, ${asOf}) {`)
    .replace('recordedAt', 'after { position value }');
  const whole = history('DAY').replace('recordedAt', 'after { position value }');
  const [partner, office] = [await server.ask(asked, PARTNER), await server.ask(asked, OFFICE)];
  expect(partner).toEqual(await server.ask(whole, PARTNER));
  expect(office).not.toEqual(partner);
});

const SPLIT = 'figures(kpis: ["1.3"], scopes: ["noord", "NL"], period: "2025-Q2", split: partner)';
const partsOf = (figures: Json): Json =>
  figures.map((figure: Json) => figure.parts.map((part: Json) => part.key));

it('of an area a partner sees its own part of a figure, of the whole programme each', async () => {
  const asked = `{ ${SPLIT} { value parts { key } } }`;
  const [area, whole] = partsOf((await server.ask(asked, PARTNER)).figures);
  expect(area).toEqual(['gemeente-duindorp']);
  expect(whole).toEqual(expect.arrayContaining(['gemeente-duindorp', 'corporatie-zandkasteel']));
  for (const token of [OFFICE, AUDITOR])
    for (const parts of partsOf((await server.ask(asked, token)).figures))
      expect(parts).toEqual(expect.arrayContaining(['gemeente-duindorp', 'corporatie-zandkasteel']));
});

it('a subscription tells no more than a question', async () => {
  const socket = await Socket.open(server, OTHER_PARTNER);
  socket.subscribe('1', `subscription { ${SPLIT.replace('figures', 'figuresChanged')} { parts { key } } }`);
  const { payload } = await socket.next(({ type }) => type === 'next');
  expect(partsOf(payload.data.figuresChanged)[0]).toEqual(['corporatie-zandkasteel']);
  await socket.close();
});
