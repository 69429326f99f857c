/**
 * The acceptance test of the product (KPIS.md, "Editions"): an edition recomputes to the same digest whatever comes
 * after it, after a rebuild, and in a fresh store that the log was copied into. Seen to fail: targets read at the
 * head instead of at the pinned position, and the definition version taken from now.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryStore, type EventStore } from '#libs/event-store';
import { KPIS, type Edition } from '#libs/indicators';
import { canonicalJson } from '#libs/programme';
import { Editions, ReadModel } from '#libs/read-model';
import { histories, uuid, type LogEvent } from '../support/histories.js';
import { PATIENCE, runs } from '../support/dose.js';

const CLOCK = { now: () => Date.parse('2026-01-01T12:00:00Z') };

async function storeOf(log: readonly LogEvent[]): Promise<EventStore> {
  let recorded = 0;
  const store = openMemoryStore({
    clock: () => Date.parse('2024-03-29T22:30:00Z') + ++recorded * 9 * 3_600_000,
  });
  for (const { stream, event } of log) await store.append({ stream, expected: 'any', events: [event] });
  return store;
}

async function editionsOf(store: EventStore) {
  const readModel = new ReadModel({ log: store, path: ':memory:', batchSize: 7 });
  await readModel.start();
  return { readModel, editions: new Editions(readModel, CLOCK) };
}

const office = (n: number, name: string, data: object): LogEvent => ({
  stream: `office-${n}`,
  event: {
    eventId: uuid(`office ${n}`),
    type: name,
    schemaVersion: 1,
    data: canonicalJson(data),
    metadata: '{}',
  },
});

/** Another version of every definition, and a target, so that what is not pinned would show. */
const redefinitions: readonly LogEvent[] = [
  ...KPIS.filter(({ parameters }) =>
    Object.values(parameters).some((value) => typeof value === 'number'),
  ).map(({ code, parameters }, n) =>
    office(n, 'KpiDefinitionPublished', {
      code,
      version: 2,
      parameters: Object.entries(parameters).flatMap(([name, value]) =>
        typeof value === 'number' ? [{ name, number: Math.ceil(value / 3) }] : [],
      ),
      validFrom: '2020-01-01',
      reason: 'anders',
    }),
  ),
  office(900, 'TargetSet', { kpi: '1.1', scope: 'NL', period: '2024', value: 3 }),
];

describe('report editions', () => {
  it(
    'recompute to the same digest: with later entries, another definition, a rebuild, and in a fresh store',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories(50),
          fc.integer({ min: 0, max: 1000 }),
          fc.constantFrom('2024', '2024-H1', '2025-Q1'),
          async (log, share, period) => {
            const position = 4 + Math.round((share / 1000) * (log.length - 4));
            const known = await editionsOf(await storeOf(log.slice(0, position)));
            const pins = known.editions.pinsFor({ period, referenceDate: '2025-04-01' });
            const { digest, json } = await known.editions.compute(pins);
            expect(pins.asOfPosition).toBe(position);
            await known.readModel.close();

            const later = await editionsOf(await storeOf([...log, ...redefinitions]));
            const edition = { ...pins, digest } as Edition;
            expect(await later.editions.recompute(edition)).toMatchObject({ digest, equal: true });
            await later.readModel.rebuild(99);
            expect(await later.editions.recompute(edition)).toMatchObject({ digest, equal: true });
            expect(canonicalJson(await later.editions.figuresOf(edition))).toBe(json);
            expect(canonicalJson(await later.editions.figuresOf(edition))).toBe(json);
            // The guard must be able to see a difference: as known at the end the definitions are others.
            const now = later.editions.pinsFor({ period, referenceDate: '2025-04-01' });
            expect(now.definitionSet).not.toEqual(pins.definitionSet);
            await later.readModel.close();
          },
        ),
        { numRuns: runs(25, 300) },
      );
    },
    PATIENCE,
  );

  it('never shows figures that are not those of the digest', async () => {
    const [log] = fc.sample(histories(60), { numRuns: 1, seed: 5 }) as [LogEvent[]];
    const { readModel, editions } = await editionsOf(await storeOf(log));
    const pins = editions.pinsFor({ period: '2024' });
    const edition = { ...pins, editionId: '2024-1', digest: '0'.repeat(64) } as Edition;
    await expect(editions.figuresOf(edition)).rejects.toMatchObject({ code: 'EDITION_DIGEST' });
    const { digest } = await editions.compute(pins);
    const real = { ...edition, digest };
    const figures = await editions.figuresOf(real);
    // Tampered with on disk: what is kept is not what the digest says, so it is computed again.
    const kept = readModel.database
      .prepare('SELECT figures FROM edition_figures WHERE digest = ?')
      .get(digest)!;
    readModel.database
      .prepare('INSERT OR REPLACE INTO edition_figures (digest, figures) VALUES (?, ?)')
      .run('0'.repeat(64), kept['figures'] as Uint8Array);
    const fresh = new Editions(readModel, CLOCK);
    await expect(fresh.figuresOf(edition)).rejects.toMatchObject({ code: 'EDITION_DIGEST' });
    expect(canonicalJson(await fresh.figuresOf(real))).toBe(canonicalJson(figures));
    await readModel.close();
  });

  it(
    'are compared exactly: for every KPI the causes sum from what was reported to what is known now',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(50), fc.integer({ min: 0, max: 1000 }), async (log, share) => {
          const position = 4 + Math.round((share / 1000) * (log.length - 4));
          const { readModel, editions } = await editionsOf(await storeOf([...log, ...redefinitions]));
          const from = { asOf: { position: BigInt(position) }, referenceDate: '2025-04-01' };
          const { figures } = await editions.compare({
            from,
            to: {},
            period: '2024',
            scopes: ['NL', 'noord'],
          });
          expect(figures.length).toBe(KPIS.length * 2);
          for (const { kpi, before, after, parts } of figures)
            for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
              const causes = Object.values(parts).reduce((sum, part) => sum + Math.round(part[name] ?? 0), 0);
              expect([kpi, name, causes]).toEqual([kpi, name, (after[name] ?? 0) - (before[name] ?? 0)]);
            }
          await readModel.close();
        }),
        { numRuns: runs(25, 300) },
      );
    },
    PATIENCE,
  );
});
