/**
 * Editions from the log and from nothing else. Seen to fail: with an edition that the log holds taken for one that
 * it does not; with the digest that was published not looked at.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore, type EventStore } from '#libs/event-store';
import type { Edition } from '#libs/indicators';
import { ReadModel } from '../read-model.js';
import { Editions } from './editions.js';
import { LogEditions } from './from-log.js';
import { planPublication } from './plan-publication.js';
import { PATIENCE } from '../../../test/support/dose.js';

const CLOCK = { now: () => Date.UTC(2026, 0, 1) };
const uuid = (i: number): string => `00000000-0000-4000-8000-00000000000${i}`;

let store: EventStore;
let readModel: ReadModel;
let edition: Edition;

const append = (i: number, type: string, data: object) =>
  store.append({
    stream: `entry-${i}`,
    expected: 'any',
    events: [{ eventId: uuid(i), type, schemaVersion: 1, data: JSON.stringify(data), metadata: '{}' }],
  });

beforeEach(async () => {
  store = openMemoryStore();
  const area = { neighbourhoodId: 'noord', name: 'Noord', municipalityCode: 'GM0001', lat: 52, lon: 5 };
  await append(1, 'NeighbourhoodRegistered', area);
  readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  const editions = new Editions(readModel, CLOCK);
  const { events } = await planPublication(editions, { period: '2025-H1', status: 'FINAL' });
  for (const { name, data } of events) await append(2, name, data);
  await readModel.waitFor(2n, PATIENCE);
  edition = editions.list()[0]!;
});
afterEach(() => readModel.close());

describe('an edition out of the log', () => {
  it('given the log that holds it, when it is computed again, then it is equal, over every figure', async () => {
    const { digest, editionId } = edition;
    expect(editionId).toBe('2025-H1-1');
    const found = await new LogEditions(store, CLOCK).recompute(edition);
    expect(found).toEqual({ digest, equal: true, upTo: 2n, figures: expect.any(Number) });
    expect(found.figures).toBeGreaterThan(40);
  });

  it('given another digest than the log has, then it is not equal, and the log’s own is told', async () => {
    const published = { ...edition, digest: 'f'.repeat(64) };
    expect(await new LogEditions(store, CLOCK).recompute(published)).toMatchObject({
      digest: edition.digest,
      equal: false,
    });
  });

  it('given an edition that the log does not hold, then it is not equal to anything', async () => {
    const unknown = { ...edition, editionId: '2025-H1-2' };
    expect(await new LogEditions(store, CLOCK).recompute(unknown)).toEqual({
      equal: false,
      figures: 0,
      upTo: 2n,
    });
  });

  it('given an entry that cannot be understood, then the answer names it', async () => {
    await append(3, 'NoSuchType', {});
    const { equal, damage } = await new LogEditions(store, CLOCK).recompute(edition);
    expect(equal).toBe(false);
    expect(damage?.en).toContain(`Event ${uuid(3)} at position 3`);
  });
});
