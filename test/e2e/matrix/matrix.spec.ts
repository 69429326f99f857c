/**
 * Every route and every GraphQL field × everybody: who is let in. Complete by construction: routes come from the
 * controllers, fields from the schema, and one without a row fails. Seen to fail: with one route and its handler
 * asking for `reports` in place of `audit`; with a route that has no row.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLField } from 'graphql';
import { BUREAU, DUINDORP, registerProgramme, ZANDKASTEEL } from '../support/events.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server } from '../support/server.js';
import { Socket } from '../support/socket.js';
import { sampleCall } from './sample-call.js';
import { TABLE } from './table.js';

/** The columns of the table, in its order. */
const WHO: readonly (string | undefined)[] = [
  undefined,
  'wrong-token',
  'demo-partner-nobody-here',
  PARTNER,
  OTHER_PARTNER,
  OFFICE,
  AUDITOR,
  MINISTRY,
];
const HOW_TO =
  'Add a row to test/e2e/matrix/table.ts: for nobody, wrong, unregistered, partner A, partner B, office, auditor and ministry a letter: u (401), f (403) or . (let in).';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

interface Route {
  readonly method: string;
  readonly path: string;
}

/** The routes of all controllers, as Nest registers them. */
function routes(): readonly Route[] {
  const meta = (key: string, target: object): unknown => Reflect.getMetadata(key, target) as unknown;
  return [...server.app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      const base = [meta('path', metatype as object)].flat() as string[];
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const method = name === 'constructor' || !handler ? undefined : meta('method', handler);
        if (method === undefined || !handler) return [];
        const own = [meta('path', handler)].flat() as string[];
        return base.flatMap((first) =>
          own.map((second) => ({
            method: RequestMethod[method as number] ?? '?',
            path: `/${first}/${second}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
          })),
        );
      });
    }),
  );
}

/** Posted under its own source, so that a refusal is of the right and not of the source. */
const sourceOf = (token: string | undefined): string =>
  token === PARTNER ? DUINDORP : token === OTHER_PARTNER ? ZANDKASTEEL : BUREAU;
const letter = (status: number): string => (status === 401 ? 'u' : status === 403 ? 'f' : '.');
const ofCode = (code: string | undefined): string =>
  code === 'UNAUTHENTICATED' ? 'u' : code === 'FORBIDDEN' ? 'f' : '.';

async function byRest({ method, path }: Route, token: string | undefined): Promise<string> {
  const url = path.replace(/:(\w+)/g, 'x');
  const hasBody = method !== 'GET';
  const type = path === '/v1/gebeurtenissen' ? 'application/cloudevents+json' : 'application/json';
  const { status } = await server.fetch(url, token, {
    method,
    redirect: 'manual',
    headers: hasBody ? { 'content-type': path === '/v1/aanleveringen' ? 'text/csv' : type } : {},
    ...(hasBody ? { body: '{}' } : {}),
  });
  return letter(status);
}

async function byGraphql(kind: string, field: GraphQLField<unknown, unknown>, token: string | undefined) {
  const { text, variables } = sampleCall(kind, field, sourceOf(token));
  const { status, errors } = await server.query(text, token, variables);
  return status === 401 ? 'u' : ofCode(errors?.[0].extensions?.code as string | undefined);
}

async function bySocket(field: GraphQLField<unknown, unknown>, token: string | undefined): Promise<string> {
  const socket = await Socket.open(server);
  socket.tell({
    type: 'connection_init',
    payload: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const opened = await Promise.race([socket.closed, socket.next(({ type }) => type === 'connection_ack')]);
  if (typeof opened === 'number') return opened === 4403 || opened === 4401 ? 'u' : `${opened}`;
  const { text, variables } = sampleCall('subscription', field, sourceOf(token));
  socket.subscribe('1', text, variables);
  const { payload } = await socket.next(({ id }) => id === '1');
  await socket.close();
  return ofCode((payload?.errors ?? payload)?.[0]?.extensions?.code as string | undefined);
}

function fields(): readonly (readonly [string, GraphQLField<unknown, unknown>])[] {
  const { schema } = server.app.get(GraphQLSchemaHost);
  return [
    ['query', schema.getQueryType()] as const,
    ['mutation', schema.getMutationType()] as const,
    ['subscription', schema.getSubscriptionType()] as const,
  ].flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => [kind, field] as const));
}

it('every route and field has a row, and every row is of one', () => {
  const real = [
    ...routes().map(({ method, path }) => `${method} ${path}`),
    ...fields().map(([kind, { name }]) => `${kind} ${name}`),
  ].sort();
  expect({ without: real.filter((name) => !(name in TABLE)), HOW_TO }).toEqual({ without: [], HOW_TO });
  expect(Object.keys(TABLE).filter((name) => !real.includes(name))).toEqual([]);
});

it('who is let in is what the table says', async () => {
  const found: Record<string, string> = {};
  for (const route of routes()) {
    let row = '';
    for (const token of WHO) row += await byRest(route, token);
    found[`${route.method} ${route.path}`] = row;
  }
  for (const [kind, field] of fields()) {
    let row = '';
    for (const token of WHO)
      row += kind === 'subscription' ? await bySocket(field, token) : await byGraphql(kind, field, token);
    found[`${kind} ${field.name}`] = row;
  }
  expect(found).toEqual(TABLE);
});
