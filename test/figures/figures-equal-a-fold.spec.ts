import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryStore } from '#libs/event-store';
import { KPIS, type Dimension, type Figure } from '#libs/indicators';
import { dayOf, dateOf, typeNamed } from '#libs/programme';
import { Figures, ReadModel } from '#libs/read-model';
import { histories, SCOPES, type LogEvent } from '../support/histories.js';
import { Oracle, type Effective, type OracleAnswer, type OracleQuestion } from '../support/oracle.js';
import { PATIENCE, runs } from '../support/dose.js';

/** KPIs of KPIS.md have an oracle; one added as an exercise has only its own spec. */
const COVERED = KPIS.filter(({ source }) => source.startsWith('KPIS.md'));

const PERIODS = ['2024', '2025', '2024-H1', '2024-H2', '2024-Q1', '2024-Q2', '2025-Q1', '2024-06', '2025-01'];
const REFS = ['2024-06-30', '2024-09-28', '2025-04-01', '2026-01-01'];

/** Positions are recorded nine hours after one another, from the last hour of an Amsterdam winter's day on. */
const momentOf = (position: number) => Date.parse('2024-03-29T22:30:00Z') + position * 9 * 3_600_000;
const recordedOn = (position: number) =>
  new Date(momentOf(position)).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

async function readModelOf(log: readonly LogEvent[], batchSize: number) {
  let recorded = 0;
  const store = openMemoryStore({ clock: () => momentOf(++recorded) });
  const readModel = new ReadModel({ log: store, path: ':memory:', batchSize });
  const half = Math.floor(log.length / 2);
  for (const { stream, event } of log.slice(0, half))
    await store.append({ stream, expected: 'any', events: [event] });
  await readModel.start();
  for (const { stream, event } of log.slice(half))
    await store.append({ stream, expected: 'any', events: [event] });
  await readModel.waitFor(BigInt(log.length), PATIENCE);
  return { readModel, figures: new Figures(readModel, { now: () => Date.UTC(2026, 0, 1) }) };
}

const plain = (figure: { measurement: Figure['measurement'] }) => {
  const { value, numerator, denominator, components, unknown } = figure.measurement;
  return { value, numerator, denominator, components, unknown };
};
/** Not every oracle knows the unknown part; where it does, it must be right. */
const expected = (answer: OracleAnswer, figure: { measurement: Figure['measurement'] }) => {
  const { value, numerator, denominator, components, unknown = figure.measurement.unknown } = answer;
  return { value, numerator, denominator, components, unknown };
};

/** Whether an entry of T,A is in a part, by what the entry itself says. */
function inPart(kpi: string, dimension: Dimension, key: string, oracle: Oracle): Partial<OracleQuestion> {
  const unknown = key === 'UNKNOWN';
  const partner = (e: Effective) => (e.partner ?? 'UNKNOWN') === key;
  const known = (e: Effective) => typeNamed(e.name).facts.some((path) => path === dimension);
  const field = (e: Effective) => !known(e) || (e.data[dimension] ?? 'UNKNOWN') === key;
  if (dimension === 'partner') return { part: partner };
  if (dimension === 'dimension') return { dimension: key };
  if (dimension === 'werklijn' && kpi === 'Q.3')
    return { part: (e) => String(typeNamed(e.name).werklijn ?? 'UNKNOWN') === key };
  if (dimension === 'trigger') return { partOfWork: (trigger) => (trigger ?? 'UNKNOWN') === key };
  if (dimension === 'scale')
    return { part: (e) => (oracle.lastSaid(e, 'linkageId', 'scale') ?? 'UNKNOWN') === key };
  if (dimension === 'authority')
    return { part: (e) => (oracle.lastSaid(e, 'requestId', 'authority') ?? 'UNKNOWN') === key };
  if (dimension === 'level' && kpi === 'X.3')
    return { part: (e) => (oracle.levelOf(e) ?? 'UNKNOWN') === key };
  if (dimension === 'werklijn' && kpi === 'X.1')
    return {
      part: (e) => {
        const said = oracle.lastSaid(e, 'linkageId', 'werklijnen') as number[] | undefined;
        return said ? said.includes(Number(key)) : unknown;
      },
    };
  if (dimension === 'werklijn')
    return {
      part: (e) =>
        unknown ? oracle.werklijnenOf(e).length === 0 : oracle.werklijnenOf(e).includes(Number(key)),
    };
  return { part: field };
}

/** Not fc.double: that mostly gives numbers next to zero, which is a log of nothing. */
const share = fc.integer({ min: 0, max: 60 }).map((n) => 1 - n / 60);
/** A position from the end of the register on. */
const positionOf = (log: readonly LogEvent[], at: number) => 4 + Math.round(at * (log.length - 4));

describe('figures from the read model', () => {
  it(
    'equal a fold from scratch, for random histories, positions, scopes, periods and reference dates',
    async () => {
      const told = new Map(KPIS.map(({ code }) => [code, new Set<string>()]));
      await fc.assert(
        fc.asyncProperty(
          histories(),
          share,
          fc.constantFrom(...PERIODS),
          fc.boolean(),
          fc.constantFrom(...REFS),
          fc.integer({ min: 1, max: 9 }),
          async (log, at, period, cumulative, ref, batchSize) => {
            const { readModel, figures } = await readModelOf(log, batchSize);
            const position = positionOf(log, at);
            const oracle = new Oracle(log, position, recordedOn);
            const answers = figures.answer({
              kpis: COVERED.map(({ code }) => code),
              period,
              cumulative,
              scopes: SCOPES,
              referenceDate: ref,
              asOf: { position: BigInt(position) },
            });
            expect(answers).toHaveLength(COVERED.length * SCOPES.length);
            const fold = answers.map((figure) => {
              for (const name of Object.keys(figure.measurement.components ?? {}))
                told.get(figure.kpi)!.add(name);
              const question = {
                from: dateOf(figure.period.from),
                to: dateOf(figure.period.to),
                scope: figure.scope,
                ref,
              };
              const kpi = COVERED.find(({ code }) => code === figure.kpi)!;
              return {
                kpi: figure.kpi,
                scope: figure.scope,
                ...expected(oracle.answer(figure.kpi, question), figure),
                ...oracle.partners(kpi, period, figure.scope),
              };
            });
            expect(
              answers.map(({ kpi, scope, measurement, partnersReporting, partnersExpected }) => ({
                kpi,
                scope,
                ...plain({ measurement }),
                partnersReporting,
                partnersExpected,
              })),
            ).toEqual(fold);
            await readModel.close();
          },
        ),
        { numRuns: runs(100, 3_000) },
      );
      // Seen to fail: with the name of a component taken out of its KPI's file.
      for (const { code, components = {} } of COVERED)
        expect({ code, unnamed: [...told.get(code)!].filter((name) => !(name in components)) }).toEqual({
          code,
          unnamed: [],
        });
    },
    PATIENCE,
  );

  // Seen to fail: with the areas of the programme for those of the scope asked about.
  it(
    'split into parts that equal the fold, with the unknown part always there, and sum where they say so',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories(),
          share,
          fc.constantFrom(...SCOPES),
          fc.constantFrom(...PERIODS),
          fc.boolean(),
          fc.constantFrom(...REFS),
          async (log, at, scope, period, cumulative, ref) => {
            const { readModel, figures } = await readModelOf(log, 7);
            const position = positionOf(log, at);
            const oracle = new Oracle(log, position, recordedOn);
            // One comparison of all of it: an expectation for each part takes longer than the part.
            const [said, fold]: object[][] = [[], []];
            for (const kpi of COVERED)
              for (const { dimension, addsUp } of kpi.splits) {
                const [figure] = figures.answer({
                  kpis: [kpi.code],
                  period,
                  cumulative,
                  split: dimension,
                  scopes: [scope],
                  referenceDate: ref,
                  asOf: { position: BigInt(position) },
                });
                const question = {
                  from: dateOf(figure!.period.from),
                  to: dateOf(figure!.period.to),
                  scope,
                  ref,
                };
                const of = { kpi: kpi.code, dimension };
                said!.push({ ...of, hasUnknown: figure!.parts.some(({ key }) => key === 'UNKNOWN') });
                fold!.push({ ...of, hasUnknown: true });
                for (const part of figure!.parts) {
                  const answer = oracle.answer(
                    kpi.code,
                    { ...question, ...inPart(kpi.code, dimension, part.key, oracle) },
                    dimension === 'channel',
                  );
                  said!.push({ ...of, key: part.key, ...plain(part) });
                  fold!.push({ ...of, key: part.key, ...expected(answer, part) });
                }
                if (!addsUp) continue;
                for (const half of ['value', 'numerator', 'denominator'] as const) {
                  const total = figure!.parts.reduce(
                    (sum, part) => sum + Math.round((part.measurement[half] ?? 0) * 1e6),
                    0,
                  );
                  const whole = Math.round((figure!.measurement[half] ?? 0) * 1e6);
                  // 2.6 divides by 36, so each part may round by half a millionth; its hours are exact.
                  const slack = kpi.code === '2.6' ? figure!.parts.length : 0;
                  said!.push({ ...of, half, total, off: Math.abs(total - whole) > slack });
                  fold!.push({ ...of, half, total, off: false });
                }
              }
            expect(said).toEqual(fold);
            await readModel.close();
          },
        ),
        { numRuns: runs(40, 500) },
      );
    },
    PATIENCE,
  );

  it(
    'are the same after the rows are read back and after a rebuild beside the old version',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(80), fc.integer({ min: 1, max: 20 }), async (log, batchSize) => {
          const { readModel, figures } = await readModelOf(log, batchSize);
          const ask = { period: '2024', cumulative: true, scopes: SCOPES, referenceDate: '2026-01-01' };
          const before = figures.answer(ask);
          await readModel.rebuild(99);
          expect(figures.answer(ask)).toEqual(before);
          await readModel.close();
        }),
        { numRuns: runs(8, 100) },
      );
    },
    PATIENCE,
  );

  it(
    'take their lineage from the entries that count: leaving any other out changes nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(), async (log) => {
          const { readModel, figures } = await readModelOf(log, 50);
          for (const figure of figures.answer({
            period: '2024',
            cumulative: true,
            referenceDate: '2026-01-01',
          })) {
            const used = new Set(figures.lineage(figure));
            const effective = new Oracle(log, log.length);
            expect(Math.max(0, ...used)).toBeLessThanOrEqual(log.length);
            if (['1.1', '1.3', '1.6', '4.1', '4.2'].includes(figure.kpi)) {
              const names =
                { '1.1': 'HouseholdReached', '1.3': 'HouseholdReached', '1.6': 'EnergyFixDelivered' }[
                  figure.kpi
                ] ?? 'PublicSpaceWorkDelivered';
              const direct = effective
                .all(names)
                .filter((e) => dayOf(String(e.data['occurredOn'])) <= figure.period.to);
              // What makes one household of two keys is listed too (lineage.spec.ts).
              const links = new Set(effective.all('HouseholdsLinked').map((e) => e.position));
              expect([...used].filter((position) => !links.has(position))).toEqual(
                direct.map((e) => e.position),
              );
            }
            if (figure.status === 'NO_DATA' && figure.kpi !== '4.6') expect([...used]).toEqual([]);
          }
          await readModel.close();
        }),
        { numRuns: runs(10, 100) },
      );
    },
    PATIENCE,
  );
});
