// Tried: without `maySee` in GetFindingsHandler, "a partner sees its own only" fails; without authorise() in either
// handler "the handlers ask again" does.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { GetFindingEntries } from '../../apps/api/features/quality/get-finding-entries.js';
import { GetFindings } from '../../apps/api/features/quality/get-findings.js';
import {
  BUREAU,
  cloudEvent,
  DUINDORP,
  household,
  reached,
  registerProgramme,
  ZANDKASTEEL,
} from './support/events.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const accepted = (id: string, key: string, source: string) =>
  cloudEvent('HelpAccepted', source, id, {
    occurredOn: '2025-05-14',
    neighbourhoodId: 'noord',
    evidence: 'REGISTRATION',
    householdKey: household(key),
    helpKind: 'DEBT',
  });
const acceptance = (id: string, findingId: string, source: string) =>
  cloudEvent('FindingAccepted', source, id, {
    findingId,
    kind: 'ACCEPTED_BEFORE_REACHED',
    reason: 'Bereikt voor de start van het programma',
  });

const FINDINGS = `query ($partnerId: String, $kind: FindingKind, $status: FindingStatus, $asOf: AsOf, $first: Int, $after: String, $p: Position, $ref: Date) {
  findings(partnerId: $partnerId, kind: $kind, status: $status, asOf: $asOf, first: $first, after: $after, atLeast: $p, referenceDate: $ref) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { findingId kind kindLabel { nl } status acceptance { reason partnerId } partnerId neighbourhoodId message { nl en } since
      entries { totalCount edges { node { entryId id name position } } } } }
  } }`;

let server: Server;
let theirs: number;
let twice: number;
let last: string;
const ask = async (token: string, variables: object = {}): Promise<Json> =>
  (await server.ask(FINDINGS, token, { first: 50, p: last, ref: '2025-06-30', ...variables })).findings;
const nodes = async (token: string, variables: object = {}): Promise<Json[]> =>
  (await ask(token, variables)).edges.map((edge: Json) => edge.node);
const stored = async (event: object, token: string): Promise<Json> => {
  const { status, body } = await server.post(event, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  last = body.position;
  return body;
};

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  await stored(reached('a'), PARTNER);
  await stored({ ...reached('a'), id: 'again' }, PARTNER);
  twice = Number(last);
  await stored(accepted('b', 'nobody', ZANDKASTEEL), OTHER_PARTNER);
  theirs = Number(last);
});
afterAll(() => server.stop());

describe('findings', () => {
  it('are listed newest first, with the entries named and the values in the message', async () => {
    const [first, second, ...rest] = await nodes(AUDITOR);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      findingId: `ACCEPTED_BEFORE_REACHED:${theirs}`,
      kindLabel: { nl: expect.any(String) },
      status: 'OPEN',
      acceptance: null,
      partnerId: 'corporatie-zandkasteel',
      neighbourhoodId: 'noord',
      message: { nl: 'Hulp geaccepteerd op 14 mei 2025; het huishouden is niet bereikt' },
      since: String(theirs),
      entries: { totalCount: 1, edges: [{ node: { id: 'b', name: 'HelpAccepted' } }] },
    });
    expect(second).toMatchObject({
      findingId: `SAME_NATURAL_KEY:${twice - 1}:${twice}`,
      partnerId: 'gemeente-duindorp',
      entries: { totalCount: 2, edges: [{ node: { id: 'again' } }, { node: { id: 'a' } }] },
    });
  });

  it('by partner and by kind, page by page', async () => {
    expect((await nodes(OFFICE, { partnerId: 'gemeente-duindorp' })).map((node) => node.kind)).toEqual([
      'SAME_NATURAL_KEY',
    ]);
    expect((await nodes(OFFICE, { kind: 'ACCEPTED_BEFORE_REACHED' })).length).toBe(1);
    const page = await ask(OFFICE, { first: 1 });
    expect([page.totalCount, page.pageInfo.hasNextPage, page.edges.length]).toEqual([2, true, 1]);
    const next = await ask(OFFICE, { first: 1, after: page.pageInfo.endCursor });
    expect(next.edges[0].node.kind).toBe('SAME_NATURAL_KEY');
    expect(next.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    for (const wrong of [{ first: 101 }, { first: 0 }, { after: 'x' }]) {
      const { errors } = await server.query(FINDINGS, OFFICE, { first: 1, ...wrong });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('a silent partner is found on the 91st day', async () => {
    const silent = await nodes(OFFICE, { kind: 'SILENT_PARTNER', ref: '2025-09-29' });
    expect(silent.map((node) => node.findingId).sort()).toEqual([
      'SILENT_PARTNER:corporatie-zandkasteel',
      'SILENT_PARTNER:gemeente-duindorp',
    ]);
    expect(await nodes(OFFICE, { kind: 'SILENT_PARTNER', ref: '2025-09-28' })).toEqual([]);
  });

  it('a partner sees its own only, whatever it asks for; a ministry none', async () => {
    expect((await nodes(PARTNER)).map((node) => node.kind)).toEqual(['SAME_NATURAL_KEY']);
    expect(await nodes(PARTNER, { partnerId: 'corporatie-zandkasteel' })).toEqual([]);
    const { errors } = await server.query(FINDINGS, MINISTRY, { first: 1 });
    expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
  });

  it('the handlers ask again', async () => {
    const bus = server.app.get(QueryBus);
    const ministry: Actor = { role: 'ministry', subject: 's' };
    for (const actor of [ministry, undefined])
      for (const query of [
        new GetFindings({ question: {}, page: { first: 1 }, actor }),
        new GetFindingEntries({ positions: [twice], seenAt: twice, page: { first: 1 }, actor }),
      ])
        await expect(bus.execute(query as GetFindings)).rejects.toMatchObject({
          code: actor ? 'FORBIDDEN' : 'UNAUTHENTICATED',
        });
  });

  it('are open until mended or accepted with a reason, and still open as of before', async () => {
    const before = last;
    const id = `ACCEPTED_BEFORE_REACHED:${theirs}`;
    await stored(acceptance('f1', id, DUINDORP), PARTNER);
    expect((await nodes(OFFICE, { kind: 'ACCEPTED_BEFORE_REACHED' }))[0].status).toBe('OPEN');
    await stored(acceptance('f2', id, BUREAU), OFFICE);
    expect(await nodes(OTHER_PARTNER, { status: 'OPEN' })).toEqual([]);
    expect(await nodes(OTHER_PARTNER, { status: 'ACCEPTED' })).toMatchObject([
      { findingId: id, acceptance: { reason: 'Bereikt voor de start van het programma', partnerId: null } },
    ]);
    const [duplicate] = await nodes(PARTNER);
    const { entryId } = duplicate.entries.edges[0].node;
    await stored(cloudEvent('EntryRetracted', DUINDORP, 'r1', { entryId, reason: 'DUPLICATE' }), PARTNER);
    expect(await nodes(PARTNER)).toEqual([]);
    const then = await nodes(OFFICE, { asOf: { position: before }, status: 'OPEN' });
    expect(then.map((node) => node.kind)).toEqual(['ACCEPTED_BEFORE_REACHED', 'SAME_NATURAL_KEY']);
  });
});
