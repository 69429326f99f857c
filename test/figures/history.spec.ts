/**
 * The history of a figure: every place at which it changed is a step and no other is; what a step says is what the
 * figure is when it is asked `asOf` that position; the steps sum from no data to the figure now, and their causes
 * to each step.
 * Seen to fail: without the first event of a day (reference dates), without changes of the register (definitions),
 * with the definition of now everywhere, and without the first place.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryStore } from '#libs/event-store';
import { KPIS, STEPS_BY, type Kpi, type FigureAt, type StepsBy } from '#libs/indicators';
import { canonicalJson, dateOf } from '#libs/programme';
import { Editions, Figures, historyOf, ReadModel, type HistoryStep, type QueryError } from '#libs/read-model';
import { histories, uuid, type LogEvent } from '../support/histories.js';
import { PATIENCE, runs } from '../support/dose.js';

/** Two events a day, and after every sixth some two months of nothing: days and events differ, and things mature. */
const SOON = 8 * 3_600_000;
const LONG = 61 * 24 * 3_600_000;
const START = Date.parse('2024-03-29T22:30:00Z');
const CLOCK = { now: () => START };
const dateIn = (moment: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(moment);

const redefined = (code: string): LogEvent => {
  const { parameters } = KPIS.find((kpi) => kpi.code === code)!;
  const data = {
    code,
    version: 2,
    parameters: Object.entries(parameters).flatMap(([name, value]) =>
      typeof value === 'number' ? [{ name, number: Math.ceil(value / 3) }] : [],
    ),
    validFrom: '2020-01-01',
    reason: 'anders',
  };
  const event = {
    eventId: uuid(`anders ${code}`),
    type: 'KpiDefinitionPublished',
    schemaVersion: 1,
    data: canonicalJson(data),
    metadata: '{}',
  };
  return { stream: `definition-${code}`, event };
};

/** Those with a number to change: the others have no second version. */
const REDEFINED = KPIS.filter(({ parameters }) =>
  Object.values(parameters).some((value) => typeof value === 'number'),
).map(({ code }) => redefined(code));

async function readModelOf(log: readonly LogEvent[]): Promise<ReadModel> {
  let recorded = 0;
  const store = openMemoryStore({
    clock: () => START + ++recorded * SOON + Math.floor(recorded / 6) * LONG,
  });
  for (const { stream, event } of log) await store.append({ stream, expected: 'any', events: [event] });
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  return readModel;
}

const said = ({ figure }: FigureAt) => [figure?.status ?? 'NO_DATA', figure?.value ?? null];
/** What makes a step: also what stands under a value that stays the same. */
const content = ({ figure }: FigureAt) => {
  const { value, numerator, denominator, unknown, immature, components } = figure?.measurement ?? {};
  const ratios = KPIS.find(({ code }) => code === figure?.kpi)?.ratios ?? [];
  const named = Object.entries({ value, numerator, denominator, unknown, immature, ...components })
    .filter(([name, n]) => !ratios.includes(name) && Math.round((n ?? 0) * 1e6) !== 0)
    .map(([name, n]) => [name, Math.round((n ?? 0) * 1e6)]);
  return JSON.stringify([figure?.status ?? 'NO_DATA', named.sort()]);
};

describe('the history of a figure', () => {
  it(
    'has a step wherever it changed, with what it was asked as of there, page by page',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories(70),
          fc.constantFrom('NL', 'GM0001', 'noord'),
          fc.constantFrom('2024', '2025', '2025-Q1'),
          fc.boolean(),
          fc.constantFrom(...STEPS_BY, 'ENTRY' as const, 'ENTRY' as const, 'ENTRY' as const),
          fc.integer({ min: 1, max: 5 }),
          async (log, scope, period, cumulative, by, first) => {
            const middle = Math.ceil((4 + log.length) / 2);
            const readModel = await readModelOf([
              ...log.slice(0, middle),
              ...REDEFINED,
              ...log.slice(middle),
            ]);
            const { model } = readModel;
            const figures = new Figures(readModel, CLOCK);
            for (const kpi of KPIS) await check(kpi);
            await readModel.close();

            async function check(kpi: Kpi): Promise<void> {
              const question = { kpi: kpi.code, scope, period, cumulative };
              const steps: HistoryStep[] = [];
              for (let after: number | undefined = 0, more = true; more;) {
                const page = await historyOf(model, { ...question, by, first, after });
                expect(page.steps.length).toBeLessThanOrEqual(first);
                steps.push(...page.steps);
                [after, more] = [page.end, page.hasNextPage];
              }
              const askedAt = (position: number) =>
                figures.answer({
                  kpis: [kpi.code],
                  scopes: [scope],
                  period,
                  cumulative,
                  asOf: { position: BigInt(position) },
                })[0]!;
              for (const { before, after } of steps) {
                const { referenceDay, status, value } = askedAt(after.position);
                expect([after.referenceDay, ...said(after)]).toEqual([referenceDay, status, value ?? null]);
                expect(content(before)).not.toEqual(content(after));
              }
              steps
                .slice(1)
                .forEach(({ before }, i) => expect(content(before)).toEqual(content(steps[i]!.after)));
              if (steps[0]) expect(said(steps[0].before)[0]).toBe('NO_DATA');
              const head = askedAt(model.position);
              expect(steps.length === 0 ? ['NO_DATA', null] : said(steps.at(-1)!.after)).toEqual([
                head.status,
                head.value ?? null,
              ]);
              if (by === 'ENTRY') expect(steps.map(({ after }) => after.position)).toEqual(changedAt());

              /** Asked at every position there is, the slow way. */
              function changedAt(): number[] {
                const found: number[] = [];
                let before: string | undefined;
                for (let position = 4; position <= model.position; position++) {
                  const figure = askedAt(position);
                  const now = content({ position, referenceDay: figure.referenceDay, figure });
                  if (before !== undefined && now !== before) found.push(position);
                  before = now;
                }
                return found;
              }
            }
          },
        ),
        { numRuns: runs(40, 500) },
      );
    },
    PATIENCE,
  );

  it(
    'splits each step by cause as the comparison of its two sides does',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(30), fc.constantFrom(...KPIS), async (log, kpi) => {
          const readModel = await readModelOf(log);
          const editions = new Editions(readModel, CLOCK);
          const question = { kpi: kpi.code, period: '2025', cumulative: true };
          const { steps } = await historyOf(readModel.model, { ...question, by: 'DAY', first: 100 });
          const total: Record<string, number> = {};
          for (const { before, after } of steps) {
            const side = ({ position, referenceDay }: FigureAt) => ({
              asOf: { position: BigInt(position) },
              referenceDate: dateOf(referenceDay),
            });
            const { figures } = await editions.compare({
              from: side(before),
              to: side(after),
              period: question.period,
              cumulative: true,
              kpis: [kpi.code],
            });
            for (const part of Object.values(figures[0]!.parts))
              for (const [name, amount] of Object.entries(part)) total[name] = (total[name] ?? 0) + amount;
          }
          const last = steps.at(-1)?.after.figure?.measurement ?? {};
          for (const name of ['value', 'numerator', 'denominator'] as const)
            expect([kpi.code, name, total[name] ?? 0]).toEqual([
              kpi.code,
              name,
              Math.round((last[name] ?? 0) * 1e6),
            ]);
          await readModel.close();
        }),
        { numRuns: Math.ceil(runs(40, 500) / 4) },
      );
    },
    PATIENCE,
  );

  it('says all that is wrong with a question, and knows stretches of days', async () => {
    const [log] = fc.sample(
      histories(60).filter((one) => one.length > 40),
      { numRuns: 1, seed: 5 },
    ) as [LogEvent[]];
    const { model } = await readModelOf(log);
    const asked = { kpi: '9.9', scope: 'nergens', period: '2025-13', by: 'MONTH' as StepsBy, first: 101 };
    const faults = await historyOf(model, { ...asked, recordedFrom: 'gisteren' }).catch((e: QueryError) => e);
    expect((faults as QueryError).faults.map(({ rule }) => rule)).toEqual([
      'UNKNOWN_KPI',
      'UNKNOWN_PERIOD',
      'UNKNOWN_SCOPE',
      'NOT_A_DATE',
      'PAGE_SIZE',
    ]);
    const question = { kpi: 'Q.3', period: '2025', cumulative: true, first: 100 };
    const all = await historyOf(model, { ...question, by: 'DAY' });
    expect(all.steps.length).toBeGreaterThan(4);
    const [from, to] = [all.steps[1]!, all.steps[3]!].map(({ recordedAt }) => dateIn(recordedAt)) as [
      string,
      string,
    ];
    const some = await historyOf(model, { ...question, by: 'DAY', recordedFrom: from, recordedTo: to });
    const within = all.steps.filter(
      ({ recordedAt }) => dateIn(recordedAt) >= from && dateIn(recordedAt) <= to,
    );
    expect(within).toHaveLength(3);
    expect(some.steps.map(({ after }) => after.position)).toEqual(within.map(({ after }) => after.position));
    const none = await historyOf(model, { ...question, by: 'DAY', recordedFrom: '2030-01-01' });
    expect([none.steps, none.start, none.hasNextPage]).toEqual([[], undefined, false]);
    // Seen to fail: with asOf left out of the end.
    const position = BigInt(all.steps[2]!.after.position);
    const known = await historyOf(model, { ...question, by: 'DAY', asOf: { position } });
    expect(known).toEqual({ ...all, steps: all.steps.slice(0, 3), end: Number(position) });
    const beyond = { ...question, by: 'DAY' as const, asOf: { position: 10n ** 9n } };
    await expect(historyOf(model, beyond)).rejects.toMatchObject({ faults: [{ rule: 'POSITION_AHEAD' }] });
  });
});
