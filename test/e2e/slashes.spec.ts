/**
 * Cause: OData's clients ask its service root with a slash at the end, as its standard has it and as our own file
 * for Power BI did, and were told 404; elsewhere the slash was taken for the value of a parameter
 * (`/v1/rapportages/` for an edition without an id) or for nothing at all. Seen to fail: without rewriteUrl; with a
 * path with an empty part left to the router.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { TABLE } from './matrix/table.js';
import { AUDITOR, MINISTRY, OFFICE, PARTNER, Server, type Answer } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const EVERYBODY = [undefined, 'wrong-token', PARTNER, OFFICE, AUDITOR, MINISTRY];
const [ROOT, JSON_TYPE] = ['/open/v1/odata', { 'content-type': 'application/json' }];

/** Every path of every route, with a value for each parameter. */
const paths = [
  ...new Set(
    [...Object.keys(TABLE).filter((row) => row.includes(' /')), 'POST /graphql'].map((row) =>
      (row.split(' ')[1] ?? '').replace(/:\w+/g, 'x').replace('*', 'x'),
    ),
  ),
];

/** What is the same for everybody: all but the id of the request. */
const told = ({ status, headers, body }: Answer) => {
  const { instance: _, ...problem } = body;
  return { status, contentType: headers.get('content-type'), ...problem };
};

describe('a slash at the end of an address', () => {
  it.each(paths.filter((path) => path !== ROOT))(
    '%s/ is 404, whoever asks and by whatever method, and names the address that is meant',
    async (path) => {
      const answers: unknown[] = [];
      for (const token of EVERYBODY)
        for (const method of ['GET', 'POST', 'PUT'])
          answers.push(
            told(
              await server.fetch(`${path}/`, token, {
                method,
                headers: JSON_TYPE,
                ...(method === 'GET' ? {} : { body: '{}' }),
              }),
            ),
          );
      const detail = `Dit adres is er niet: het heeft een schuine streep te veel; bedoeld is ${path}`;
      expect(answers[0]).toMatchObject(
        path.startsWith(ROOT)
          ? { status: 404, error: { message: detail, details: [{ code: 'EMPTY_PATH_PART' }] } }
          : {
              status: 404,
              detail,
              faults: [{ place: '', rule: 'EMPTY_PATH_PART', value: `${path}/` }],
            },
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    },
  );

  it('is told in both languages, and for a slash too many in the midst', async () => {
    const inEnglish = { headers: { 'accept-language': 'en' } };
    for (const path of ['/v1/indicatoren/', '/v1//indicatoren', '//v1/indicatoren//?taal=en#x'])
      expect((await server.fetch(path, OFFICE, inEnglish)).body.detail).toBe(
        'This address is not there: it has a slash too many; what is meant is /v1/indicatoren',
      );
    const parts = await server.fetch('/v1/rapportages//vergelijking', OFFICE);
    expect([parts.status, parts.body.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('names nothing where nothing is without it', async () => {
    for (const path of ['/v1/nergens/', '/v1/', '//', '/v1/indicatoren/x/y/'])
      expect((await server.fetch(path, OFFICE)).body).toMatchObject({ status: 404, detail: 'Niet gevonden' });
  });
});

describe('the service root of OData', () => {
  it.each(['', '?$format=json'])('%s is one address with its slash and without', async (question) => {
    const [without, withOne] = [
      await server.fetch(`${ROOT}${question}`),
      await server.fetch(`${ROOT}/${question}`),
    ].map(told);
    expect(withOne).toEqual(without);
  });

  it('is what the file for Power BI leads to', async () => {
    const { url } = (await server.fetch('/open/v1/wijkspoor.pbids')).body.connections[0].details.address;
    const { status, body } = await server.fetch(String(url).slice(server.url.length));
    expect([status, body['@odata.context']]).toEqual([200, `${String(url)}$metadata`]);
  });

  it('is 405 by other methods and may be asked beforehand, with its slash as without', async () => {
    const put = await server.fetch(`${ROOT}/`, undefined, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await server.fetch(`${ROOT}/`, undefined, { method: 'OPTIONS' })).status).toBe(204);
  });
});

/** By an address that names the server too, which `fetch` does not send. */
const absolute = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ port: server.port, path: `${server.url}${path}` }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

// Seen to fail: with routedAddress leaving the server's name in the address (the slash got past it).
describe('an address with the server’s name in it', () => {
  it('is the address without it', async () => {
    expect(await absolute('/health/live')).toBe(200);
    expect(await absolute(`${ROOT}/`)).toBe(200);
    expect(await absolute('/v1/indicatoren')).toBe(401);
    expect(await absolute('/v1/rapportages/')).toBe(404);
  });
});
