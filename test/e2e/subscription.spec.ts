import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Figures, ReadModel } from '#libs/read-model';
import { FigureFeed } from '../../apps/api/features/figures/figure-feed.js';
import { PATIENCE } from '../support/dose.js';
import { reached, registerProgramme } from './support/events.js';
import { MINISTRY, OFFICE, PARTNER, Server, type Json } from './support/server.js';
import { EventStream } from './support/event-stream.js';
import { Socket } from './support/socket.js';

const WATCH = `subscription ($kpis: [String!]) {
  figuresChanged(kpis: $kpis, scopes: ["noord"], period: "2025-Q2") { kpi { code } value position } }`;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

function event(): [Promise<void>, () => void] {
  let happen = (): void => undefined;
  return [new Promise((resolve) => (happen = resolve)), () => happen()];
}

const isNext = (message: Json): boolean => message.type === 'next';
const valueIn = (message: Json): unknown => message.payload.data.figuresChanged[0].value;

/**
 * The look at the figures that finds this value first is not answered before `goOn`. `count`: that one and those
 * since; `position`: of the last look.
 */
function heldLook(server: Server, value: number) {
  const figures = server.app.get(Figures);
  const answer = figures.answerInTurns.bind(figures);
  let count = 0;
  let position = 0;
  const [held, hold] = event();
  const [wentOn, goOn] = event();
  figures.answerInTurns = async (...asked) => {
    const answered = await answer(...asked);
    position = answered[0]?.position ?? 0;
    if (count > 0 || answered[0]?.measurement.value === value) count += 1;
    if (count === 1) {
      hold();
      await wentOn;
    }
    return answered;
  };
  return { held, goOn, count: () => count, position: () => position };
}

describe('figuresChanged', () => {
  // Seen to fail: with a look for each advance; with no look again for what came during one; with the same figures
  // told again.
  it('gives the figures at once, and again when one changed; many changes are one answer', async () => {
    const socket = await Socket.open(server, OFFICE);
    socket.subscribe('1', WATCH, { kpis: ['1.3'] });
    expect(valueIn(await socket.next(isNext))).toBeNull();
    const look = heldLook(server, 1);
    const elsewhere = await server.post(reached('zuid', { neighbourhoodId: 'zuid' }), PARTNER);
    while (look.position() < Number(elsewhere.body.position)) await pause(5);
    await server.post(reached('s-0'), PARTNER);
    await look.held;
    const posts = Array.from({ length: 39 }, (_, i) => server.post(reached(`s-${i + 1}`), PARTNER));
    const positions = (await Promise.all(posts)).map(({ body }) => Number(body.position));
    await server.app.get(ReadModel).waitFor(BigInt(Math.max(...positions)), PATIENCE);
    look.goOn();
    expect(valueIn(await socket.next(isNext))).toBe(1);
    expect(valueIn(await socket.next(isNext))).toBe(40);
    expect(look.count()).toBe(2);
    // What changes nothing is looked at and not told: the next that is told is the next change.
    const later = await server.post(reached('zuid-2', { neighbourhoodId: 'zuid' }), PARTNER);
    while (look.position() < Number(later.body.position)) await pause(5);
    await server.post(reached('s-40'), PARTNER);
    expect(valueIn(await socket.next(isNext))).toBe(41);
    expect(socket.messages).toEqual([]);
    await socket.close();
  });

  it('listens no longer once nobody does', async () => {
    const listeners = server.app.get<unknown, { listeners: Set<unknown> }>(ReadModel).listeners;
    const before = listeners.size;
    const socket = await Socket.open(server, OFFICE);
    socket.subscribe('1', WATCH, { kpis: ['1.3'] });
    socket.subscribe('2', WATCH, { kpis: ['1.1'] });
    await socket.next((message) => message.id === '1');
    await socket.next((message) => message.id === '2');
    expect(listeners.size).toBe(before + 2);
    socket.tell({ id: '1', type: 'complete' });
    while (listeners.size > before + 1) await pause(5);
    expect(listeners.size).toBe(before + 1);
    await socket.close();
    while (listeners.size > before) await pause(5);
    expect(listeners.size).toBe(before);
  });

  it('is refused to a ministry, and for a question that makes no sense', async () => {
    const ministry = await Socket.open(server, MINISTRY);
    ministry.subscribe('1', WATCH, { kpis: ['1.3'] });
    const told = await ministry.next((message) => message.type === 'error' || message.type === 'next');
    expect((told.payload.errors ?? told.payload)[0].extensions.code).toBe('FORBIDDEN');
    await ministry.close();
    const office = await Socket.open(server, OFFICE);
    office.subscribe('1', WATCH, { kpis: ['9.9'] });
    const wrong = await office.next((message) => message.type === 'error' || message.type === 'next');
    expect((wrong.payload.errors ?? wrong.payload)[0].extensions).toMatchObject({
      faults: [{ rule: 'UNKNOWN_KPI' }],
    });
    await office.close();
  });
});

describe('the same as server-sent events', () => {
  const by = (token: string) => ({ authorization: `Bearer ${token}` });

  // Seen to fail: without both what ends the feed, the `finally` of eventStream and the listener of the abort.
  it('gives the figures at once and again when one changed, and listens no longer when the reader is gone', async () => {
    const listeners = server.app.get<unknown, { listeners: Set<unknown> }>(ReadModel).listeners;
    const before = listeners.size;
    const stream = await EventStream.open(server, WATCH, by(OFFICE), { kpis: ['1.3'] });
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const first = await stream.next();
    expect(first?.event).toBe('next');
    const was = first?.data.data.figuresChanged[0].value as number | null;
    await server.post(reached('sse-1'), PARTNER);
    expect((await stream.next())?.data.data.figuresChanged[0].value).toBe((was ?? 0) + 1);
    expect(listeners.size).toBe(before + 1);
    stream.close();
    while (listeners.size > before) await pause(5);
  });

  it('is refused in the form of GraphQL: to a ministry, for a query, for what is no question', async () => {
    const ministry = await EventStream.open(server, WATCH, by(MINISTRY), { kpis: ['1.3'] });
    expect(ministry.status).toBe(403);
    const query = await EventStream.open(server, '{ me { role } }', by(OFFICE));
    expect([query.status, JSON.parse(await query.text()).errors[0].message]).toEqual([
      400,
      'Hier alleen abonnementen / a socket carries subscriptions only',
    ]);
    const wrong = await EventStream.open(server, WATCH, by(OFFICE), { kpis: ['9.9'] });
    expect(JSON.parse(await wrong.text()).errors[0].extensions.faults).toMatchObject([
      { rule: 'UNKNOWN_KPI' },
    ]);
    expect((await EventStream.open(server, WATCH, {})).status).toBe(401);
    const { status } = await server.fetch('/graphql/stream', OFFICE, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query": {"a": 1}}',
    });
    expect(status).toBe(400);
  });
});

describe('stopping the server', () => {
  it('ends its streams with a word', async () => {
    const own = await Server.start();
    await registerProgramme(own);
    const stream = await EventStream.open(
      own,
      WATCH,
      { authorization: `Bearer ${OFFICE}` },
      { kpis: ['1.3'] },
    );
    expect((await stream.next())?.event).toBe('next');
    await own.stop();
    expect((await stream.next())?.event).toBe('complete');
    expect(await stream.next()).toBeUndefined();
  });

  it('ends its sockets, and waits for none of them', async () => {
    const own = await Server.start();
    await registerProgramme(own);
    const socket = await Socket.open(own, OFFICE);
    socket.subscribe('1', WATCH, { kpis: ['1.3'] });
    await socket.next(isNext);
    const silent = await Socket.open(own);
    await own.stop();
    expect([await socket.closed, await silent.closed]).toEqual([1001, 1001]);
  });
});

describe('a slow subscriber', () => {
  it('has nothing computed for it while it has not asked for more, and then gets the newest only', async () => {
    let advance: () => void = () => undefined;
    let looks = 0;
    let value = 0;
    const onAdvance = (listener: (position: bigint) => void) => {
      advance = () => listener(0n);
      return () => true;
    };
    const feed = new FigureFeed(
      { onAdvance },
      async () => [{ value: value, looks: void (looks += 1) }] as never,
      0,
    );
    await feed.next();
    for (value = 1; value < 100; value++) advance();
    expect(looks).toBe(1);
    const { value: figures } = await feed.next();
    expect([(figures as Json)[0].value, looks]).toEqual([100, 2]);
    const waiting = feed.next();
    await feed.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });
});
