/**
 * Two logs that differ in one household and have equal protected tables: who reads editions only, or nothing but
 * open data, gets the same bytes by every path and in every format. The paths are complete by construction: what
 * the matrix lets the ministry or nobody ask and what is not asked here fails. Seen to fail: with the exact report
 * given to outsiders.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { setTimeout as pause } from 'node:timers/promises';
import { openMemoryVault, type KeyVault } from '#libs/event-store';
import { dose, LONG, PATIENCE } from '../support/dose.js';
import {
  approaches,
  BUREAU,
  cloudEvent,
  household,
  reached,
  registerProgramme,
  type Event,
} from './support/events.js';
import { publish } from './support/open-programme.js';
import {
  ASKED,
  askedOfPair,
  FIRST,
  requestsOf,
  ROUTES,
  SECOND,
  type Request,
} from './support/outsider-requests.js';
import { MINISTRY, OFFICE, PARTNER, Server } from './support/server.js';

/** What of an answer is of the moment or of the request, and not of the programme. */
const OF_THE_REQUEST = /^(date|x-request-id|ratelimit.*|content-security-policy|age|keep-alive|connection)$/;
interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

async function said(server: Server, path: string, token?: string, body?: string): Promise<HttpAnswer> {
  const answer = await fetch(`${server.url}${path}`, {
    redirect: 'manual',
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify({ query: body }) }),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  // That a cluster answers late is said with every answer, and of no household: it is asked again once the log
  // answers.
  if (answer.headers.has('wijkspoor-log')) {
    await pause(100);
    return said(server, path, token, body);
  }
  return {
    status: answer.status,
    headers: [...answer.headers].filter(([name]) => !OF_THE_REQUEST.test(name)),
    // The port is that of the server, and the number of a request that failed is its own.
    body: bytes.replaceAll(server.url, '').replace(/"instance":"[^"]*"/, '"instance":""'),
  };
}

/** Publications have ids that are drawn: these, and no other id, are read as one. */
const drawn = async (server: Server): Promise<readonly string[]> =>
  ((await server.ask('{ editions { entryId } }', MINISTRY)).editions as { entryId: string }[]).map(
    ({ entryId }) => entryId,
  );

function withoutIds({ status, headers, body }: HttpAnswer, ids: readonly string[]): HttpAnswer {
  const text = ids.reduce((left, id, j) => left.replaceAll(id, `uitgave-${j}`), body);
  // A tag over an answer with such an id in it is another as well.
  return {
    status,
    headers: text === body ? headers : headers.filter(([name]) => name !== 'etag'),
    body: text,
  };
}

/** Where two answers are first different, in few words; undefined where they are equal. */
function difference(a: HttpAnswer, b: HttpAnswer): string | undefined {
  const [left, right] = [a, b].map((one) => JSON.stringify(one)) as [string, string];
  if (left === right) return undefined;
  const at = [...left].findIndex((char, i) => char !== right[i]);
  return `${left.slice(Math.max(0, at - 80), at + 80)} | ${right.slice(Math.max(0, at - 80), at + 80)}`;
}

const contacts = (n: number, sameAs: Readonly<Record<number, number>>): readonly Event[] =>
  Array.from({ length: n }, (_, i) => reached(`e${i}`, { householdKey: household(`h${sameAs[i] ?? i}`) }));

async function programme(events: readonly Event[], vault: KeyVault): Promise<Server> {
  const server = await Server.start({ now: '2025-09-20T10:00:00Z', vault: async () => vault, quotas: MANY });
  await registerProgramme(server);
  const period = { period: '2025-H1', dueOn: '2025-07-02' };
  await server.post(cloudEvent('ReportingPeriodOpened', BUREAU, 'p', period), OFFICE);
  const half = Math.ceil(events.length / 2);
  expect((await server.post([...events.slice(0, half), ...approaches('een')], PARTNER)).status).toBe(201);
  await publish(server, { disclosureProfile: 'PUBLIC' });
  expect((await server.post([...events.slice(half), ...approaches('twee')], PARTNER)).status).toBe(201);
  await publish(server, { disclosureProfile: 'PUBLIC' }, FIRST);
  return server;
}

const MANY = { requests: 1_000_000, recomputations: 1_000_000 };

/** A programme with what the ministry reads as the digests of its editions, and the ids that were drawn for them. */
interface ProgrammeServer {
  readonly server: Server;
  readonly digests: string;
  readonly ids: readonly string[];
}

async function askedOf(events: readonly Event[], vault: KeyVault): Promise<ProgrammeServer> {
  const server = await programme(events, vault);
  const { body } = await said(server, '/graphql', MINISTRY, '{ editions { digest } }');
  return { server, digests: body, ids: await drawn(server) };
}

/**
 * Programmes of so many households that differ from one in one household, and show the same tables: as many as are
 * asked for.
 */
async function* twinsOf(
  one: ProgrammeServer,
  n: number,
  vault: KeyVault,
  most: number,
): AsyncGenerator<ProgrammeServer> {
  let found = 0;
  for (let step = 1; step < n && found < most; step++)
    for (let changed = 0; changed < n && found < most; changed++) {
      const twin = await askedOf(contacts(n, { [changed]: (changed + step) % n }), vault);
      if (twin.digests === one.digests) {
        found += 1;
        yield twin;
      }
      await twin.server.stop();
    }
  if (found < most) throw new Error(`${found} programmes of ${n} households show what the first one shows`);
}

it('asks every path that the matrix leaves open to the ministry or to everybody', () => {
  expect(Object.keys(ASKED).toSorted()).toEqual(ROUTES.map(([name]) => name).toSorted());
});

/**
 * Households of a programme; each is held against this many others that differ from it in one. One less than a
 * multiple of five is mostly shown as that multiple too, so few others are made in vain.
 */
const SIZES = dose([6, 40], [6, 40, 25, 9, 60]);
const TWINS = dose(1, 20);

describe.each(SIZES)('%s households', (n) => {
  // Equal sets are equal numbers only under one key: the vault outlives the server that stops.
  const vault = openMemoryVault();
  vault.close = () => Promise.resolve();
  let one: ProgrammeServer;
  beforeAll(async () => {
    one = await askedOf(contacts(n, {}), vault);
  });
  afterAll(() => one.server.stop());

  it(
    'gives the same bytes by every address, in every format, and the same answer to every question',
    async () => {
      const { schema } = one.server.app.get(GraphQLSchemaHost);
      const asked = requestsOf(schema);
      const first = new Map<Request, HttpAnswer>();
      for (const request of asked)
        first.set(request, withoutIds(await said(one.server, ...request), one.ids));
      for (const [[path, token, body], { status, body: answer }] of first) {
        if (body !== undefined)
          expect([body, answer]).toEqual([body, expect.not.stringContaining('"errors"')]);
        else if (token !== undefined) expect([path, [200, 302].includes(status)]).toEqual([path, true]);
      }
      // The control: who reads exact figures sees that they are two.
      const exact = async ({ server, ids }: ProgrammeServer) =>
        withoutIds(await said(server, `/v1/rapportages/${SECOND}?formaat=csv`, OFFICE), ids).body;
      const inside = await exact(one);
      let done = 0;
      for await (const twin of twinsOf(one, n, vault, TWINS)) {
        for (const request of askedOfPair(done, asked)) {
          const answer = withoutIds(await said(twin.server, ...request), twin.ids);
          expect([...request, difference(first.get(request)!, answer)]).toEqual([...request, undefined]);
        }
        expect(await exact(twin)).not.toEqual(inside);
        done += 1;
        if (LONG) process.stderr.write(`non-interference: ${n} households, pair ${done} of ${TWINS}\n`);
      }
    },
    PATIENCE,
  );
});
