import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryStore } from '#libs/event-store';
import {
  calculate,
  EffectiveEntries,
  KPIS,
  lineage,
  parsePeriod,
  scopeOf,
  type FactStore,
  type Period,
} from '#libs/indicators';
import { dateOf, dayOf } from '#libs/programme';
import { Figures, ReadModel } from '#libs/read-model';
import { DEMO_END, demoReadModel } from '../support/demo-figures.js';
import { again, explained, oracleOf } from '../support/explained.js';
import { histories, SCOPES, type LogEvent } from '../support/histories.js';
import { effectiveEntries } from '../support/oracle.js';
import { PATIENCE, runs } from '../support/dose.js';

const COVERED = KPIS.filter(({ source }) => source.startsWith('KPIS.md')).map(({ code }) => code);
const PERIODS = ['2024', '2025', '2024-H1', '2024-Q2', '2024-06'];
const REFS = ['2024-09-28', '2025-04-01', '2026-01-01'];

const RUNS = runs(40, 500);

const momentOf = (position: number): number => Date.parse('2024-03-29T22:30:00Z') + position * 9 * 3_600_000;
const recordedOn = (position: number): string =>
  new Date(momentOf(position)).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

async function readModelOf(log: readonly LogEvent[]) {
  let recorded = 0;
  const store = openMemoryStore({ clock: () => momentOf(++recorded) });
  for (const { stream, event } of log) await store.append({ stream, expected: 'any', events: [event] });
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  return { readModel, figures: new Figures(readModel, { now: () => Date.UTC(2026, 0, 1) }) };
}

/** Mostly near the end: of half a log there is little to say. */
const share = fc.integer({ min: 0, max: 40 }).map((n) => 1 - n / 80);
/** A position from the end of the register on. */
const positionOf = (log: readonly LogEvent[], at: number) => 4 + Math.round(at * (log.length - 4));

describe('the entries a figure is made of', () => {
  // Seen to fail: without the links of households, the first measure of 3.4, the submissions of Q.1, the plans of
  // Q.4; with the entries of now for those of the position asked about.
  it(
    'give the number again, by themselves, for every KPI, area and period',
    async () => {
      let numbers = 0;
      await fc.assert(
        fc.asyncProperty(
          histories(),
          fc.constantFrom(...PERIODS),
          fc.boolean(),
          fc.constantFrom(...REFS),
          share,
          async (log, period, cumulative, ref, at) => {
            const { readModel, figures } = await readModelOf(log);
            const position = positionOf(log, at);
            const entries = effectiveEntries(log, position);
            const areas = entries.filter(({ name }) => name === 'NeighbourhoodRegistered');
            const asked = {
              ...{ kpis: COVERED, period, cumulative, scopes: SCOPES, referenceDate: ref },
              asOf: { position: BigInt(position) },
            };
            for (const figure of figures.answer(asked)) {
              const positions = new Set(figures.lineage(figure));
              const listed = entries.filter(({ position }) => positions.has(position));
              expect([figure.kpi, listed.length]).toEqual([figure.kpi, positions.size]);
              const oracle = oracleOf([...new Set([...areas, ...listed])], recordedOn);
              const { from, to } = figure.period;
              const question = { from: dateOf(from), to: dateOf(to), scope: figure.scope, ref };
              expect([figure.kpi, figure.scope, again(oracle, figure.kpi, question)]).toEqual([
                figure.kpi,
                figure.scope,
                explained(figure.measurement),
              ]);
              numbers += figure.value ? 1 : 0;
            }
            await readModel.close();
          },
        ),
        { numRuns: RUNS },
      );
      expect(numbers).toBeGreaterThan(RUNS * 3);
    },
    PATIENCE,
  );

  /**
   * Of every KPI there is, by itself: one that counts what it does not trace has another figure of what it traced.
   * Cause: a KPI without an oracle could forget to trace, and nothing noticed: `each` traces nothing. Seen to fail:
   * without the trace of 1.3, of 4.1–4.8 and of Q.4.
   */
  it(
    'give the measurement again where nothing else was ever recorded, also of a KPI without an oracle',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories(),
          fc.constantFrom(...PERIODS),
          fc.boolean(),
          fc.constantFrom(...REFS),
          share,
          async (log, code, cumulative, ref, at) => {
            const { readModel } = await readModelOf(log);
            const { facts } = readModel.model;
            await readModel.close();
            expectExplained(
              { facts, position: positionOf(log, at) },
              SCOPES,
              parsePeriod(code, cumulative),
              dayOf(ref),
            );
          },
        ),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it('are there for every KPI in the demo programme, and give the measurement again', async () => {
    const { readModel } = await demoReadModel(0.1);
    const { facts, position } = readModel.model;
    await readModel.close();
    const made = expectExplained({ facts, position }, ['NL'], parsePeriod('2026', true), dayOf(DEMO_END));
    expect(KPIS.filter(({ code }) => !made.has(code)).map(({ code }) => code)).toEqual([]);
  });
});

/** Of every KPI in each of the scopes; answers the codes of those that are made of something. */
function expectExplained(
  { facts, position }: { readonly facts: FactStore; readonly position: number },
  scopes: readonly string[],
  period: Period | undefined,
  referenceDay: number,
): ReadonlySet<string> {
  if (!period) throw new Error('no period');
  const made = new Set<string>();
  for (const kpi of KPIS)
    for (const code of scopes) {
      const entries = new EffectiveEntries(facts, position);
      const scope = scopeOf(entries, code);
      if (!scope) continue;
      const request = { entries, kpi, scope, period, referenceDay };
      const listed = lineage(request);
      if (listed.length > 0) made.add(kpi.code);
      const alone = new EffectiveEntries(onlyOf(facts, new Set(listed)), position);
      expect([kpi.code, code, explained(calculate({ ...request, entries: alone }).measurement)]).toEqual([
        kpi.code,
        code,
        explained(calculate(request).measurement),
      ]);
    }
  return made;
}

/** The facts of a log that has some of its entries, as they stand, and the areas it takes place in. */
function onlyOf(facts: FactStore, kept: ReadonlySet<number>): FactStore {
  const { head } = facts.moments;
  const only = facts.emptyFork();
  for (const document of facts.documents)
    if (kept.has(document.entryPosition) || document.name === 'NeighbourhoodRegistered')
      only.documents.push(document);
  for (let version = 0; version < facts.versions; version++)
    if (kept.has(facts.tableOf(version).entryPosition.at(facts.rowOf(version))))
      only.take(facts, version, head);
  return only;
}
