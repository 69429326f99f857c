import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { openMemoryStore, StoreError, type EventStore, type StoreErrorCode } from '#libs/event-store';
import { reached, registerProgramme } from './support/events.js';
import { OFFICE, PARTNER, Server } from './support/server.js';

/** A log that works until it is told to fail. */
function failing(): { store: EventStore; fail: (code: StoreErrorCode) => void } {
  const store = openMemoryStore();
  const append = store.appendAll.bind(store);
  let code: StoreErrorCode | undefined;
  store.appendAll = async (appends) => {
    if (code) throw new StoreError(code, 'secret path /var/lib/log.db');
    return append(appends);
  };
  return { store, fail: (with_) => (code = with_) };
}

describe('when the log cannot store', () => {
  let server: Server;
  afterEach(() => server.stop());

  it.each([
    ['STORE_UNAVAILABLE', 503],
    ['STORE_FULL', 507],
  ] as const)(
    '%s is %i, tells nothing of the inside, and the same can be sent again',
    async (code, status) => {
      const { store, fail } = failing();
      server = await Server.start({ store: () => store });
      await registerProgramme(server);
      fail(code);
      const answer = await server.post(reached('a'), PARTNER);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe(status === 503 ? '2' : null);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
      const mutation =
        'mutation { entryRetracted(event: {source: "urn:x:y", id: "1"}, data: {reason: OTHER, entryId: "0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f"}) { position } }';
      expect((await server.query(mutation, OFFICE)).errors).toBeDefined();
    },
  );

  /** Seen to fail: without `caughtUp` an edition of the old figures was stored, and its sender got an error. */
  it('publishing while the figures are behind is one 503, and stores nothing', async () => {
    const store = openMemoryStore();
    const subscribe = store.subscribe.bind(store);
    let held = false;
    store.subscribe = async function* (options) {
      for await (const batch of subscribe(options)) {
        while (held && options.signal?.aborted !== true) await pause(5);
        yield batch;
      }
    };
    server = await Server.start({ store: () => store, patience: { position: 1 } });
    await registerProgramme(server);
    held = true;
    expect((await server.post(reached('a'), PARTNER)).status).toBe(201);
    const head = await store.head();
    const { errors } = await server.query(
      'mutation { publishEdition(input: {period: "2024", status: FINAL}) { editionId } }',
      OFFICE,
    );
    expect(errors?.[0]?.extensions?.code).toBe('PROJECTION_BEHIND');
    expect(await store.head()).toBe(head);
    held = false;
  });

  it('503 when the identity provider does not answer', async () => {
    server = await Server.start({
      authenticator: { authenticate: () => Promise.reject(new Error('ECONNREFUSED 10.1.2.3')) },
    });
    const answer = await server.post(reached('a'), PARTNER);
    expect([answer.status, answer.body.code]).toEqual([503, 'IDENTITY_UNAVAILABLE']);
    expect(JSON.stringify(answer.body)).not.toContain('10.1.2.3');
  });

  it('a poison event stops the figures loudly, and posting goes on', async () => {
    const store = openMemoryStore();
    server = await Server.start({ store: () => store });
    await registerProgramme(server);
    const eventId = '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f';
    const poison = { eventId, type: 'Rubbish', schemaVersion: 1, data: '{}', metadata: '{}' };
    await store.append({ stream: 'x', expected: 'any', events: [poison] });
    while ((await server.fetch('/health/ready')).body.projection.state !== 'stopped') await pause(5);
    const { errors } = await server.query('{ figures(period: "2025") { value } }', OFFICE);
    expect(errors?.[0].extensions.code).toBe('PROJECTION_STOPPED');
    const ready = await server.fetch('/health/ready');
    expect([ready.status, ready.body.projection.state, ready.body.projection.position]).toEqual([
      503,
      'stopped',
      '4',
    ]);
    expect((await server.post(reached('a'), PARTNER)).status).toBe(201);
  });
});
