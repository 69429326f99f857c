/**
 * Cause: a method that a path does not have was 404 for who is known and 401 for others, as if the path were not
 * there. Seen to fail: without mustBeThere among the hooks; with its hook behind the one that refuses bodies of
 * nobody; without `Allow` in headersOf; with what is not known left to the hooks behind it (a PUT of nobody is
 * 401); with byReadingKey looking at every path.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLE } from './matrix/table.js';
import { AUDITOR, MINISTRY, OFFICE, PARTNER, Server, type Answer } from './support/server.js';

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

describe('a path that no route has', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'LINK'])(
    'is 404 by %s, and the same for everybody',
    async (method) => {
      const of = async (path: string, token?: string) => {
        const { status, headers, body } = await server.fetch(path, token, {
          method,
          ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}),
        });
        return [status, headers.get('content-type'), method === 'HEAD' ? '' : body.code];
      };
      const { key } = (await made()).body;
      for (const token of [undefined, 'wrong-token', PARTNER, OFFICE, AUDITOR, MINISTRY, key as string])
        expect([token, ...(await of('/v1/nergens', token))]).toEqual([
          token,
          404,
          'application/problem+json; charset=utf-8',
          method === 'HEAD' ? '' : 'NOT_FOUND',
        ]);
    },
  );

  it('is 404 in OData’s own form below its service', async () => {
    const { status, body } = await server.fetch('/open/v1/odata/a/b/c', undefined, {
      method: 'PUT',
      body: '',
    });
    expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('and a method that a path does not have are told to who holds a reading key as to others', async () => {
    const { key } = (await made()).body;
    expect((await asked('/v1/indicatoren', 'PUT', key as string)).status).toBe(405);
    expect((await asked('/v1/indicatoren', 'GET', key as string)).status).toBe(403);
  });

  const made = () =>
    server.fetch('/v1/leessleutels', OFFICE, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'een' }),
    });
});

describe('what stays as it was', () => {
  it('HEAD is answered where GET is, and open data may be asked beforehand by any page', async () => {
    expect((await asked('/health/live', 'HEAD')).status).toBe(200);
    expect((await asked('/open/v1/odata', 'OPTIONS')).status).toBe(204);
  });
});
