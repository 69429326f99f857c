/** A dry run of one event and of a batch: the same faults and warnings as posting gives, and nothing stored. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DUINDORP, reached, registerProgramme } from './support/events.js';
import { PARTNER, Server, type Json } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

const send = async (body: unknown, query: string, type = 'application/cloudevents+json') =>
  server.fetch(`/v1/gebeurtenissen${query}`, PARTNER, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
const head = async (): Promise<string> => (await server.ask('{ log { position } }', PARTNER)).log.position;
const rules = (faults: Json[]) => faults.map(({ rule, place }: Json) => [rule, place]);
const BATCH = 'application/cloudevents-batch+json';
const old = (id: string) => reached(id, { occurredOn: '2024-01-01' }, DUINDORP);

describe('a dry run', () => {
  it('of one event answers its warnings and stores nothing; posting it afterwards answers the same', async () => {
    // Given
    const before = await head();
    // When
    const trial = await send(old('r-1'), '?proef=true');
    // Then. Seen to fail: with the parameter passed over, 201.
    expect([trial.status, trial.body.dryRun, trial.body.duplicate]).toEqual([200, true, false]);
    expect(await head()).toBe(before);
    const real = await send(old('r-1'), '?proef=false');
    expect(real.status).toBe(201);
    expect([real.body.entryId, real.body.warnings]).toEqual([trial.body.entryId, trial.body.warnings]);
    expect(real.body.warnings).not.toEqual([]);
    expect((await send(old('r-1'), '?proef')).body.duplicate).toBe(true);
  });

  it('of a batch answers all faults, or a list', async () => {
    const bad = [reached('r-2', { channel: 'FAX' }, DUINDORP), reached('r-3', { tenure: 'X' }, DUINDORP)];
    const [trial, real] = [await send(bad, '?proef=true', BATCH), await send(bad, '', BATCH)];
    expect([trial.status, trial.body.faults]).toEqual([real.status, real.body.faults]);
    expect(rules(trial.body.faults)).toEqual([
      ['UNKNOWN_CODE', '/0/data/channel'],
      ['UNKNOWN_CODE', '/1/data/tenure'],
    ]);
    expect((await send([old('r-4'), old('r-4')], '?proef=true', BATCH)).body).toMatchObject([
      { dryRun: true, duplicate: false },
      { dryRun: true, duplicate: true },
    ]);
  });

  it('is never guessed: another value or parameter is refused, and nothing is stored', async () => {
    const before = await head();
    for (const query of ['?proef=ja', '?proef=1', '?dryRun=true', '?proef=true&proef=false'])
      expect([query, (await send(old('r-5'), query)).status]).toEqual([query, 400]);
    expect(await head()).toBe(before);
  });

  it('by GraphQL', async () => {
    const before = await head();
    const asked =
      'query ($events: [JSON!]!) { rehearsal(events: $events) { entryId duplicate warnings { rule } } }';
    const { rehearsal } = await server.ask(asked, PARTNER, { events: [old('r-6'), old('r-1')] });
    expect(rehearsal.map(({ duplicate }: Json) => duplicate)).toEqual([false, true]);
    expect(rehearsal[0].warnings).toContainEqual({ rule: 'OLD_EVENT' });
    expect(await head()).toBe(before);
  });
});
