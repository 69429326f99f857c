/**
 * What an edition was published with is not computed again when it is first asked about. Seen to fail: kept by all
 * that an edition says, it was computed twice: for its digest, and for its first report.
 */
import { expect, it } from '@jest/globals';
import { openMemoryStore } from '#libs/event-store';
import { ReadModel } from '../read-model.js';
import { Editions } from './editions.js';

it('given pins that were computed, when an edition pins the same, then that is its answer', async () => {
  const store = openMemoryStore();
  const entry = { eventId: '00000000-0000-4000-8000-000000000001', schemaVersion: 1, metadata: '{}' };
  const area = { neighbourhoodId: 'noord', name: 'Noord', municipalityCode: 'GM0001', lat: 52, lon: 5 };
  const event = { ...entry, type: 'NeighbourhoodRegistered', data: JSON.stringify(area) };
  await store.append({ stream: 'entry-1', expected: 'any', events: [event] });
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  const editions = new Editions(readModel, { now: () => Date.UTC(2026, 0, 1) });
  const pins = editions.pinsFor({ period: '2025-H1', asOf: { position: 1n } });
  const edition = { ...pins, editionId: '2025-H1-1', digest: 'of its figures' };
  expect(await editions.compute(edition)).toBe(await editions.compute(pins));
  await readModel.close();
});
