/**
 * Cause: a method that a path does not have was 404 for who is known and 401 for others, as if the path were not there. Seen to fail:
 * without knownMethods among the hooks; with its hook behind the one that refuses bodies of nobody; without `Allow` in headersOf.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLE } from './matrix/table.js';
import { OFFICE, Server, type Answer } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

/** The methods of every route there is, by its path: the matrix holds that the table has each. */
const methods = new Map<string, string[]>();
for (const [method = '', path = ''] of Object.keys(TABLE).map((row) => row.split(' ')))
  if (path.startsWith('/')) methods.set(path, [...(methods.get(path) ?? []), method]);
methods.set('/graphql', ['GET', 'OPTIONS', 'POST']);

const allowed = (path: string): string =>
  [
    ...new Set(
      Object.entries(Object.fromEntries(methods)).flatMap(([each, of]) => (fits(each, path) ? of : [])),
    ),
  ]
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .sort()
    .join(', ');
const fits = (route: string, path: string): boolean =>
  new RegExp(
    `^${route
      .replace(/[.$()']/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace('*', '.*')}$`,
  ).test(path);

const asked = (path: string, method: string, token?: string): Promise<Answer> =>
  server.fetch(path, token, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'PUT' ? { body: '{}' } : {}),
  });
/** What is the same for everybody: all but the id of the request. */
const told = ({ status, headers, body }: Answer) => {
  const { instance: _, ...problem } = body;
  return { status, allow: headers.get('allow'), contentType: headers.get('content-type'), ...problem };
};

describe('a method that a path does not have', () => {
  it.each([...methods.keys()])(
    '%s is 405 with Allow, and the same for who is known and who is not',
    async (route) => {
      const path = route.replace(/:\w+/g, 'x').replace('*', 'x');
      const [known, nobody, wrong] = [
        await asked(path, 'PUT', OFFICE),
        await asked(path, 'PUT'),
        await asked(path, 'PUT', 'wrong-token'),
      ].map(told);
      expect(known).toMatchObject({ status: 405, allow: allowed(path) });
      expect(nobody).toEqual(known);
      expect(wrong).toEqual(known);
      expect(known?.contentType).toMatch(
        path.startsWith('/open/v1/odata') ? /^application\/json/ : /problem\+json/,
      );
    },
  );

  it('is told in both languages, with the methods that can be used', async () => {
    const answer = await asked('/v1/gebeurtenissen?soort=x', 'DELETE');
    expect(answer.body).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      detail: 'DELETE kan hier niet; wel: GET, HEAD, POST',
    });
    const english = await server.fetch('/v1/gebeurtenissen', undefined, {
      method: 'DELETE',
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.detail).toBe('DELETE cannot be used here; these can: GET, HEAD, POST');
  });
});

describe('what stays as it was', () => {
  it('a path that is not there is 404, and tells an outsider nothing before it is known who asks', async () => {
    expect((await asked('/v1/nergens', 'GET')).status).toBe(404);
    expect((await asked('/v1/nergens', 'PUT')).status).toBe(401);
    expect((await asked('/v1/nergens', 'PUT', OFFICE)).status).toBe(404);
  });

  it('HEAD is answered where GET is, and open data may be asked beforehand by any page', async () => {
    expect((await asked('/health/live', 'HEAD')).status).toBe(200);
    expect((await asked('/open/v1/odata', 'OPTIONS')).status).toBe(204);
  });
});
