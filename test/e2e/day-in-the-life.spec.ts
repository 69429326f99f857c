import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloudEvent, DUINDORP, reached, registerProgramme } from './support/events.js';
import { OFFICE, PARTNER, Server, type Json } from './support/server.js';

const FIGURES = `
  query ($scopes: [String!], $asOf: AsOf, $atLeast: Position) {
    figures(kpis: ["1.1"], scopes: $scopes, period: "2025-Q2", asOf: $asOf, atLeast: $atLeast) {
      scope value status position kpi { code label { nl } }
    }
  }`;

const LINEAGE = `
  query ($scopes: [String!]) {
    figures(kpis: ["1.1"], scopes: $scopes, period: "2025-Q2") {
      entries(first: 10) {
        totalCount
        edges { node { entryId corrected neighbourhoodId data history { name reason actorRole position data } } }
      }
    }
  }`;

describe('a day in the life', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    await registerProgramme(server);
  });
  afterAll(() => server.stop());

  it('a partner posts, the office sees; the partner corrects the area; the figure moves; as of before, it has not', async () => {
    const batch = await server.post(
      [reached('a'), reached('b'), reached('c', { neighbourhoodId: 'zuid' })],
      PARTNER,
    );
    expect(batch.status).toBe(201);
    expect(batch.body).toHaveLength(3);
    const [first] = batch.body;
    const before: string = batch.body[2].position;

    const byScope = async (asOf: object | null, atLeast: string | null = null) => {
      const data = await server.ask(FIGURES, OFFICE, { scopes: ['noord', 'zuid', 'NL'], asOf, atLeast });
      return data.figures.map((figure: Json) => figure.value);
    };
    expect(await byScope(null, before)).toEqual([2, 1, 3]);

    server.clock.time += 60_000;
    const { data } = reached('a', { neighbourhoodId: 'zuid' });
    const corrected = await server.post(
      cloudEvent('EntryCorrected', DUINDORP, 'a-area', {
        entryId: first.entryId,
        replacement: data,
        reason: 'WRONG_AREA',
      }),
      PARTNER,
    );
    expect(corrected.status).toBe(201);
    expect(corrected.body.correctsEntryId).toBe(first.entryId);
    expect(corrected.headers.get('location')).toBe(`/v1/gebeurtenissen/${first.entryId}`);
    expect(await byScope(null, corrected.body.position)).toEqual([1, 2, 3]);
    expect(await byScope({ position: before })).toEqual([2, 1, 3]);
    expect(await byScope({ moment: first.recordedAt })).toEqual([2, 1, 3]);

    const lineage = await server.ask(LINEAGE, OFFICE, { scopes: ['zuid'] });
    const { entries } = lineage.figures[0];
    expect(entries.totalCount).toBe(2);
    const moved = entries.edges
      .map((edge: Json) => edge.node)
      .find((node: Json) => node.entryId === first.entryId);
    expect(moved).toMatchObject({
      corrected: true,
      neighbourhoodId: 'zuid',
      data: { neighbourhoodId: 'zuid' },
    });
    expect(moved.history).toMatchObject([
      { name: 'HouseholdReached', reason: null, data: { neighbourhoodId: 'noord' } },
      {
        name: 'EntryCorrected',
        reason: 'WRONG_AREA',
        actorRole: 'partner',
        position: corrected.body.position,
      },
    ]);
  });
});
