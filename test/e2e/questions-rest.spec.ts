import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { BUREAU, cloudEvent, registerProgramme } from './support/events.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

// Seen to fail: with the page taken from the oldest end, and with the partner's own not held.
it('questions are paged by Link, newest first, a partner its own, as openapi.json describes them', async () => {
  const asked: string[] = [];
  for (const [id, partnerId] of [
    ['v1', 'gemeente-duindorp'],
    ['v2', 'corporatie-zandkasteel'],
    ['v3', 'gemeente-duindorp'],
    ['v4', 'gemeente-duindorp'],
  ]) {
    const data = { partnerId, period: '2025-H1', message: 'Mei?', ...(id === 'v3' ? { kpi: '1.1' } : {}) };
    const { status, body } = await server.post(cloudEvent('QuestionAsked', BUREAU, id ?? '', data), OFFICE);
    expect([body.faults, status]).toEqual([undefined, 201]);
    asked.push(body.entryId);
    await server.ask('query ($p: Position) { questions(atLeast: $p) { entryId } }', OFFICE, {
      p: body.position,
    });
  }
  const pages = async (path: string, token: string): Promise<string[][]> => {
    const found: string[][] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const { status, body, headers } = await server.fetch(next, token);
      expect(status).toBe(200);
      found.push(body.map(({ entryId }: Json) => entryId));
      next = /^<(.*)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    }
    return found;
  };
  const [a, b, c, d] = asked;
  expect(await pages('/v1/vragen?first=3', OFFICE)).toEqual([[d, c, b], [a]]);
  expect(await pages('/v1/vragen?first=1&periode=2025-H1', PARTNER)).toEqual([[d], [c], [a]]);
  expect(await pages('/v1/vragen', OTHER_PARTNER)).toEqual([[b]]);
  expect(await pages('/v1/vragen?kpi=1.1&aanzet=PARTNER', AUDITOR)).toEqual([[c]]);
  expect(await pages('/v1/vragen?partner=corporatie-zandkasteel&aanzet=OFFICE', OFFICE)).toEqual([[]]);
  expect((await server.fetch('/v1/vragen', MINISTRY)).status).toBe(403);
  const openapi = (await server.fetch('/v1/openapi.json')).body;
  const { body } = await server.fetch('/v1/vragen', OFFICE);
  const { schema } = openapi.paths['/vragen'].get.responses[200].content['application/json'];
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile({
    ...schema,
    components: openapi.components,
  });
  expect([valid(body), valid.errors]).toEqual([true, null]);
  const wrong = await server.fetch('/v1/vragen?periode=2025-H9&aanzet=IK&first=0&after=x', OFFICE);
  expect(wrong.body.faults.map(({ place }: Json) => place)).toEqual([
    '/periode',
    '/aanzet',
    '/first',
    '/after',
  ]);
});
