import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { ReadModel } from '#libs/read-model';
import { FigureFeed } from '../../apps/api/features/figures/figure-feed.js';
import { reached, registerProgramme } from './support/events.js';
import { MINISTRY, OFFICE, PARTNER, Server, type Json } from './support/server.js';
import { Socket } from './support/socket.js';

const WATCH = `subscription ($kpis: [String!]) {
  figuresChanged(kpis: $kpis, scopes: ["noord"], period: "2025-Q2") { kpi { code } value position } }`;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

const isNext = (message: Json): boolean => message.type === 'next';
const valueIn = (message: Json): unknown => message.payload.data.figuresChanged[0].value;

describe('figuresChanged', () => {
  it('gives the figures at once, and again when one changed; many changes are one answer', async () => {
    const socket = await Socket.open(server, OFFICE);
    socket.subscribe('1', WATCH, { kpis: ['1.3'] });
    expect(valueIn(await socket.next(isNext))).toBeNull();
    await server.post(reached('zuid', { neighbourhoodId: 'zuid' }), PARTNER);
    const posts = Array.from({ length: 40 }, (_, i) => server.post(reached(`s-${i}`), PARTNER));
    await Promise.all(posts);
    const values: unknown[] = [];
    while (values.at(-1) !== 40) values.push(valueIn(await socket.next(isNext)));
    expect(values.length).toBeLessThan(40);
    await new Promise((resolve) => setTimeout(resolve, 400));
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

describe('stopping the server', () => {
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
