/** What a long question may not do to others, and partners' figures by day. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { connect } from 'node:net';
import { Figures } from '#libs/read-model';
import { withClientSignal } from '#libs/platform';
import { socketsOf } from '../../apps/api/edge/graphql/socket-limits.js';
import { GetFigures } from '../../apps/api/features/figures/get-figures.js';
import { LONGER_THAN_A_TEST } from '../support/dose.js';
import { reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { AUDITOR, OFFICE, OTHER_PARTNER, PARTNER, Server } from './support/server.js';
import { Socket } from './support/socket.js';

let server: Server;
const positions: string[] = [];
beforeAll(async () => {
  server = await Server.start({ now: '2025-06-02T10:00:00Z' });
  await registerProgramme(server);
  for (const [day, id] of [
    ['2025-06-02T11:00:00Z', 'a'],
    ['2025-06-02T12:00:00Z', 'b'],
    ['2025-06-03T10:00:00Z', 'c'],
  ] as const) {
    server.clock.time = Date.parse(day);
    const { body } = await server.post(reached(id, {}, ZANDKASTEEL), OTHER_PARTNER);
    positions.push(body.position);
  }
  await server.ask('query ($p: Position) { figures(period: "2025", atLeast: $p) { value } }', OFFICE, {
    p: positions[2],
  });
});
afterAll(() => server.stop());

describe('given entries of another on two days', () => {
  const at = async (token: string, asOf: object): Promise<number> => {
    const query = '($a: AsOf) { figures(kpis: ["1.1"], period: "2025", asOf: $a) { value } }';
    return Number((await server.ask(`query ${query}`, token, { a: asOf })).figures[0].value);
  };

  // Seen to fail: without byDay.
  it('then a partner asks as of days: two positions of one day are one answer; office and auditor as of each', async () => {
    const each = (token: string) => Promise.all(positions.map((position) => at(token, { position })));
    expect(await each(PARTNER)).toEqual([2, 2, 3]);
    for (const token of [OFFICE, AUDITOR]) expect(await each(token)).toEqual([1, 2, 3]);
    expect(await at(PARTNER, { moment: '2025-06-02T11:30:00Z' })).toBe(2);
    expect(await at(PARTNER, { moment: '2025-06-01T11:30:00Z' })).toBe(0);
  });

  it('a comparison of a partner is by day too', async () => {
    const query = `{ comparison(from: { asOf: { position: "${positions[0]}" } }, to: {}, period: "2025", kpis: ["1.1"]) { figures { before after } } }`;
    const figures = async (token: string) => (await server.ask(query, token)).comparison.figures;
    expect(await figures(PARTNER)).toMatchObject([{ before: 2, after: 3 }]);
    expect(await figures(OFFICE)).toMatchObject([{ before: 1, after: 3 }]);
  });
});

// Seen to fail: without RegisteredQueries.
it('a question that comes past the guard is still asked of the register', async () => {
  const question = { period: '2025', kpis: ['1.1'] };
  const queries = server.app.get(QueryBus);
  const stranger = { role: 'partner', partnerId: 'nobody-here', subject: 's' } as const;
  await expect(queries.execute(new GetFigures({ query: question, actor: stranger }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const known = { ...stranger, partnerId: 'gemeente-duindorp' };
  expect(await queries.execute(new GetFigures({ query: question, actor: known }))).toHaveLength(1);
});

describe('given one question that several ask', () => {
  // Seen to fail: without underWay; and with the first one's going taken for everybody's.
  it('then it is computed once, and goes on when the first of them has gone', async () => {
    const figures = server.app.get(Figures);
    const gone = new AbortController();
    const question = { period: '2024', kpis: ['1.1', '1.3'], scopes: ['NL', 'noord', 'zuid'] };
    const first = withClientSignal(gone.signal, () => figures.answerInTurns(question));
    const second = figures.answerInTurns(question);
    gone.abort();
    expect(await second).toBe(await first);
  });
});

// Seen to fail: without whileClientWaits (the signal is never there), and without the look at it on close.
it('a client that hangs up is seen by what answers it', async () => {
  const figures = server.app.get(Figures);
  const answer = figures.answerInTurns.bind(figures);
  let seen: () => void = () => undefined;
  const isSeen = new Promise<void>((resolve) => (seen = resolve));
  const { WaitingClients: Waiting } = await import('#libs/platform');
  figures.answerInTurns = async (query) => {
    const waiting = new Waiting();
    waiting.join();
    socket.destroy();
    while (waiting.isWanted()) await new Promise((resolve) => setImmediate(resolve));
    seen();
    return answer(query);
  };
  const body = JSON.stringify({ query: '{ figures(period: "2025") { value } }' });
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${OFFICE}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await isSeen;
  figures.answerInTurns = answer;
});

// The library waits half a minute for such a socket; here it would wait for longer than the test may take.
// Seen to fail: without endDeadSockets.
it('a socket that reads nothing does not hold the stop', async () => {
  const other = await Server.start();
  const { options } = socketsOf(other.app)!.wss!;
  expect(options).toHaveProperty('closeTimeout', 30_000);
  Object.assign(options!, { closeTimeout: LONGER_THAN_A_TEST });
  await registerProgramme(other);
  const socket = await Socket.open(other, OFFICE);
  socket.ws.pause();
  await other.stop();
  socket.ws.terminate();
});
