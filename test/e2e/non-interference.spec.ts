/**
 * Two logs that differ in one household and have equal protected tables: who reads editions only, or nothing but open data,
 * gets the same bytes by every path and in every format. The paths are complete by construction: what the matrix lets the
 * ministry or nobody ask and what is not asked here fails. Seen to fail: with the exact report given to outsiders.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { openMemoryVault, type KeyVault } from '#libs/event-store';
import { dose } from '../support/dose.js';
import { TABLE } from './matrix/table.js';
import { BUREAU, cloudEvent, household, reached, registerProgramme, type Event } from './support/events.js';
import { publish } from './support/open-programme.js';
import { MINISTRY, OFFICE, PARTNER, Server } from './support/server.js';

const [FIRST, SECOND] = ['2025-H1-1', '2025-H1-2'];
const FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'];
const FILES = ['json', 'csv', 'csv-metadata.json', 'xlsx', 'ods', 'sdmx.csv'].map((one) => `cijfers.${one}`);
const OPEN = [...FILES, 'gebieden.geojson', 'dcat.jsonld'];
const SETS = ['Observations', 'MeasureCodes', 'PeriodenCodes', 'WijkenEnBuurtenCodes', 'Properties'];
const ofBoth = (paths: readonly string[]): string[] =>
  [FIRST, SECOND].flatMap((edition) => paths.map((path) => path.replace('*', edition)));

/** Per route of the matrix the addresses that are asked; `why` of those that say nothing of figures, or are the log's own proof. */
const ASKED: Readonly<Record<string, readonly string[] | { readonly why: string }>> = {
  'GET /graphiql': ['/graphiql'],
  'GET /health/live': ['/health/live'],
  'GET /health/ready': { why: 'speaks of the process' },
  'GET /metrics': { why: 'has a port of its own where outsiders are' },
  'GET /open': ['/open'],
  'GET /open/v1': ['/open/v1'],
  'GET /open/v1/dcat.jsonld': ['/open/v1/dcat.jsonld'],
  'GET /open/v1/edities/:id': ofBoth(['/open/v1/edities/*']),
  'GET /open/v1/edities/:id/:file': ofBoth(OPEN.map((name) => `/open/v1/edities/*/${name}`)),
  'GET /open/v1/edities/laatste': ['/open/v1/edities/laatste'],
  'GET /open/v1/edities/laatste/:file': OPEN.map((name) => `/open/v1/edities/laatste/${name}`),
  'GET /open/v1/odata': ['/open/v1/odata'],
  'GET /open/v1/odata/$metadata': ['/open/v1/odata/$metadata'],
  'GET /open/v1/odata/:set': SETS.flatMap((set) => [
    `/open/v1/odata/${set}`,
    `/open/v1/odata/${set}?$top=5&$count=true`,
  ]),
  'GET /open/v1/odata/:set/$count': SETS.map((set) => `/open/v1/odata/${set}/$count`),
  'GET /open/v1/wijkspoor.pbids': ['/open/v1/wijkspoor.pbids'],
  'GET /v1/gebieden': ['/v1/gebieden'],
  'GET /v1/indicatoren': ['/v1/indicatoren'],
  'GET /v1/logboek/beleid': {
    why: 'the proof of the log, which does differ, and tells no figure: its leaves are salted',
  },
  'GET /v1/logboek/checkpoint': { why: 'as above' },
  'GET /v1/logboek/checkpoint/:size': { why: 'as above' },
  'GET /v1/logboek/stempel/:size': { why: 'as above' },
  'GET /v1/logboek/stempelautoriteit': { why: 'as above' },
  'GET /v1/logboek/tile/:level/*': { why: 'as above' },
  'GET /v1/openapi.json': ['/v1/openapi.json'],
  'GET /v1/partners': ['/v1/partners'],
  'GET /v1/rapportageperioden': ['/v1/rapportageperioden'],
  'GET /v1/rapportages': ['/v1/rapportages'],
  'GET /v1/rapportages/:id': ofBoth(
    FORMATS.flatMap((format) =>
      [`nl`, `en`].map((language) => `/v1/rapportages/*?formaat=${format}&taal=${language}`),
    ),
  ),
  'GET /v1/rapportages/:id/herberekening': ofBoth(['/v1/rapportages/*/herberekening']),
  'GET /v1/schemas': ['/v1/schemas'],
  'GET /v1/schemas/:type': { why: 'the schema of an event' },
  'GET /v1/sjablonen': ['/v1/sjablonen'],
  'GET /v1/sjablonen/:file': { why: 'an empty file to fill in' },
};
/** Arguments of the fields that need or take some; the rest is asked without. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  report: ofBoth(['(editionId: "*")']),
  recomputedEdition: ofBoth(['(editionId: "*")']),
};

const mayAsk = (letters: string): boolean => letters.at(0) === '.' || letters.at(-1) === '.';
const ROUTES = Object.entries(TABLE).filter(([name, letters]) => mayAsk(letters) && / \//.test(name));
const FIELDS = Object.entries(TABLE).flatMap(([name, letters]) =>
  mayAsk(letters) && name.startsWith('query ') ? [name.slice('query '.length)] : [],
);

/** All that can be asked of a type, to a depth. */
function everything(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const asked = fields.flatMap(({ name, type: own }) => {
    const named = getNamedType(own);
    if (isLeafType(named)) return [name];
    return isObjectType(named) && depth > 0 ? [`${name} { ${everything(named, depth - 1)} }`] : [];
  });
  return ['__typename', ...asked].join(' ');
}

function questions(schema: GraphQLSchema): readonly string[] {
  const all = schema.getQueryType()!.getFields();
  // The checkpoint is the proof of the log; this server signs none.
  return FIELDS.filter((name) => name !== 'checkpoint').flatMap((name) => {
    const named = getNamedType(all[name]!.type);
    const selection = isObjectType(named) ? ` { ${everything(named, 4)} }` : '';
    return (ARGUMENTS[name] ?? ['']).map((given) => `{ ${name}${given}${selection} }`);
  });
}

/** What of an answer is of the moment or of the request, and not of the programme. */
const OF_THE_REQUEST = /^(date|x-request-id|ratelimit.*|content-security-policy|age|keep-alive|connection)$/;
interface Said {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

async function said(server: Server, path: string, token?: string, body?: string): Promise<Said> {
  const answer = await fetch(`${server.url}${path}`, {
    redirect: 'manual',
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify({ query: body }) }),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
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

function withoutIds({ status, headers, body }: Said, ids: readonly string[]): Said {
  const text = ids.reduce((left, id, j) => left.replaceAll(id, `uitgave-${j}`), body);
  // A tag over an answer with such an id in it is another as well.
  return {
    status,
    headers: text === body ? headers : headers.filter(([name]) => name !== 'etag'),
    body: text,
  };
}

/** Where two answers are first different, in few words; undefined where they are equal. */
function difference(a: Said, b: Said): string | undefined {
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
  expect((await server.post(events.slice(0, half), PARTNER)).status).toBe(201);
  await publish(server, { disclosureProfile: 'PUBLIC' });
  expect((await server.post(events.slice(half), PARTNER)).status).toBe(201);
  await publish(server, { disclosureProfile: 'PUBLIC' }, FIRST);
  return server;
}
const MANY = { requests: 1_000_000, recomputations: 1_000_000 };
const digests = (server: Server): Promise<Said> =>
  said(server, '/graphql', MINISTRY, '{ editions { digest } }');

/** Two programmes, one household of a contact being another's in the second; tried until the tables that are shown are equal. */
async function pairOf(n: number, from: number): Promise<readonly [Server, Server]> {
  for (let i = from; i < from + 60; i++) {
    const vault = openMemoryVault();
    const changed = i % n;
    const pair = [
      await programme(contacts(n, {}), vault),
      await programme(contacts(n, { [changed]: (changed + 1) % n }), vault),
    ] as const;
    if ((await digests(pair[0])).body === (await digests(pair[1])).body) return pair;
    for (const each of pair) await each.stop();
  }
  throw new Error(`no pair of ${n} households with equal tables`);
}

it('asks every path that the matrix leaves open to the ministry or to everybody', () => {
  expect(Object.keys(ASKED).toSorted()).toEqual(ROUTES.map(([name]) => name).toSorted());
});

const SIZES = [4, 40, 23, 9, 61].flatMap((n) => Array.from({ length: dose(1, 20) }, () => n));
describe.each(SIZES.slice(0, dose(2, 100)).map((n, i) => [n, i] as const))(
  '%s households, pair %s',
  (n, i) => {
    let pair: readonly [Server, Server];
    let ids: readonly (readonly string[])[];
    beforeAll(async () => {
      pair = await pairOf(n, i * 7);
      ids = await Promise.all(pair.map(drawn));
    });
    afterAll(() => Promise.all(pair.map((each) => each.stop())));

    const both = (path: string, token?: string, body?: string): Promise<readonly Said[]> =>
      Promise.all(pair.map(async (server, k) => withoutIds(await said(server, path, token, body), ids[k]!)));

    it('gives the same bytes by every address, in every format', async () => {
      const refused: string[] = [];
      for (const paths of Object.values(ASKED))
        for (const path of 'why' in paths ? [] : paths)
          for (const token of [undefined, MINISTRY]) {
            const [a, b] = await both(path, token);
            if (token !== undefined && ![200, 302].includes(a!.status)) refused.push(path);
            expect([path, token, difference(a!, b!)]).toEqual([path, token, undefined]);
          }
      expect(refused).toEqual([]);
    });

    it('gives the same answer to every question', async () => {
      const { schema } = pair[0].app.get(GraphQLSchemaHost);
      for (const question of questions(schema)) {
        const [a, b] = await both('/graphql', MINISTRY, question);
        expect([question, a!.body.slice(0, 400)]).toEqual([
          question,
          expect.not.stringContaining('"errors"'),
        ]);
        expect([question, difference(a!, b!)]).toEqual([question, undefined]);
      }
    });

    // The control: who reads exact figures sees that they are two.
    it('differs for the office', async () => {
      const [a, b] = await both(`/v1/rapportages/${SECOND}?formaat=csv`, OFFICE);
      expect(a!.body).not.toEqual(b!.body);
    });
  },
);
