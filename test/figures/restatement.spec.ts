/**
 * The parts of a restatement sum exactly to the difference and are those of a replay event by event: for random
 * histories, random pairs of positions, every KPI and scope. Seen to fail: versions of one entry in different
 * groups, the rows of a step out of order, and a median replayed group by group.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  EffectiveEntries,
  calculate,
  causingEntries,
  CAUSES,
  isKeptWhole,
  KPIS,
  parsePeriod,
  restate,
  scopeOf,
  type Cause,
  type FigurePair,
  type Dimension,
  type FactStore,
  type Kpi,
  type Measurement,
} from '#libs/indicators';
import { dayOf } from '#libs/programme';
import { factsOf } from '../support/facts-of.js';
import { histories, SCOPES, type LogEvent } from '../support/histories.js';
import { effectiveEntries } from '../support/oracle.js';
import { PATIENCE, runs } from '../support/dose.js';

const DATA_CAUSES = ['late', 'new', 'corrections', 'retractions', 'links', 'participation', 'area'] as const;
const CAUSE: Readonly<Record<string, Cause>> = {
  EntryCorrected: 'corrections',
  EntryRetracted: 'retractions',
  EntryReinstated: 'retractions',
  HouseholdsLinked: 'links',
  HouseholdsUnlinked: 'links',
};
/** Whatever happens to entries of these is their doing. */
const OF_TYPE: Readonly<Record<string, Cause>> = {
  HouseholdsLinked: 'links',
  HouseholdsUnlinked: 'links',
  PartnerRegistered: 'participation',
  PartnerParticipationChanged: 'participation',
  NeighbourhoodRegistered: 'area',
};

/** The cause of the event at a position, for who knows the log up to `head`. */
function causeOf(log: readonly LogEvent[], position: number, head: number): Cause {
  const { event } = log[position - 1]!;
  const data = JSON.parse(event.data) as { entryId?: string; occurredOn?: string };
  const target = log.find((other) => other.event.eventId === data.entryId)?.event.type ?? event.type;
  const known = OF_TYPE[target] ?? CAUSE[event.type];
  return known ?? (isLate(log, position, data.occurredOn, head) ? 'late' : 'new');
}

/** The same of every position up to `head`, each found once. */
function causesOf(log: readonly LogEvent[], head: number): (position: number) => Cause {
  const known: Cause[] = [];
  return (position) => (known[position] ??= causeOf(log, position, head));
}

/** Whether a period of the day an entry says had been closed when it came. Nobody publishes in these histories. */
function isLate(log: readonly LogEvent[], position: number, day: string | undefined, head: number): boolean {
  const { type } = log[position - 1]!.event;
  if (day === undefined || isKeptWhole(type)) return false;
  const closed = new Map<string, number | undefined>();
  for (const { name, data, position: at } of effectiveEntries(log, head).sort(
    (a, b) => a.position - b.position,
  )) {
    const period = String(data['period']);
    if (name === 'ReportingPeriodOpened') closed.set(period, undefined);
    if (name === 'ReportingPeriodClosed' && closed.has(period)) closed.set(period, at);
  }
  return [...closed].some(([period, at]) => {
    const { from, to } = parsePeriod(period)!;
    return at !== undefined && at < position && dayOf(day) >= from && dayOf(day) <= to;
  });
}

type Named = Record<string, number>;
const measured = (
  entries: EffectiveEntries,
  kpi: Kpi,
  scope: string,
  period: string,
  cumulative: boolean,
  referenceDay: number,
): Named => {
  const { measurement } = calculate({
    entries,
    kpi,
    scope: scopeOf(entries, scope)!,
    period: parsePeriod(period, cumulative)!,
    referenceDay,
  });
  return namedAmounts(kpi, measurement);
};
function namedAmounts(kpi: Kpi, measurement: Measurement): Named {
  const { value, numerator, denominator, unknown, immature, components } = measurement;
  const named = { value, numerator, denominator, unknown, immature, ...components };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, n]) =>
      n === undefined || kpi.ratios?.includes(name) ? [] : [[name, Math.round(n * 1e6)]],
    ),
  );
}
const emptyCauses = () => Object.fromEntries(CAUSES.map((cause) => [cause, {}])) as Record<Cause, Named>;
/**
 * The number by which the facts know a part: of a partner, a text, a werklijn or a code (codes stand in their order).
 */
function numberOfPart(facts: FactStore, dimension: Dimension, key: string, index: number): number {
  if (key === 'UNKNOWN') return -1;
  if (dimension === 'partner') return facts.partners.find(key)!;
  if (dimension === 'werklijn') return Number(key);
  if (dimension === 'authority' || dimension === 'addressedTo') return facts.dictionary('text').find(key)!;
  return index;
}
const add = (into: Named, after: Named, before: Named) => {
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)]))
    into[name] = (into[name] ?? 0) + (after[name] ?? 0) - (before[name] ?? 0);
};
const withoutZeros = (named: Readonly<Named>) =>
  Object.fromEntries(Object.entries(named).filter(([, n]) => n !== 0));

/** Two positions from the end of the register on, the earlier first, of two shares of a log in thousandths. */
const positionsOf = (log: readonly LogEvent[], ...shares: readonly [number, number]) =>
  shares.map((at) => 4 + Math.round((at / 1000) * (log.length - 4))).sort((x, y) => x - y) as [
    number,
    number,
  ];

/** Another version of a definition: every number of days or months a third, every list without its first code. */
const otherVersion = (kpi: Kpi): Kpi => ({
  ...kpi,
  version: 2,
  parameters: Object.fromEntries(
    Object.entries(kpi.parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.ceil(value / 3) : value.slice(1),
    ]),
  ),
});

describe('restatement', () => {
  it(
    'splits every figure by cause as a replay event by event does, exactly',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories(40),
          fc.integer({ min: 0, max: 1000 }),
          fc.integer({ min: 0, max: 1000 }),
          fc.constantFrom('2024', '2025', '2024-H1', '2025-Q1'),
          fc.boolean(),
          fc.constantFrom('NL', 'GM0001', 'noord'),
          async (log, a, b, period, cumulative, scope) => {
            const facts = await factsOf(log);
            const [p0, p1] = positionsOf(log, a, b);
            const [ref0, ref1] = [dayOf('2025-04-01'), dayOf('2026-01-01')];
            const areas = scopeOf(new EffectiveEntries(facts, p1), scope)!.areas;
            const figures: FigurePair[] = KPIS.map((kpi) => ({
              kpi: [kpi, otherVersion(kpi)],
              areas: [areas, areas],
              period: parsePeriod(period, cumulative)!,
            }));
            const restated = restate(
              facts,
              { position: p0, referenceDay: ref0 },
              { position: p1, referenceDay: ref1 },
              figures,
            );
            const cause = causesOf(log, p1);
            const replayed = Array.from({ length: p1 - p0 + 1 }, (_, step) => {
              const entries = new EffectiveEntries(facts, p0 + step);
              return KPIS.map((kpi) => measured(entries, kpi, scope, period, cumulative, ref0));
            });
            const [said, wanted]: unknown[][] = [[], []];
            KPIS.forEach((kpi, i) => {
              const parts = Object.fromEntries(CAUSES.map((cause) => [cause, {}])) as Record<Cause, Named>;
              for (let p = p0 + 1; p <= p1; p++)
                add(parts[cause(p)], replayed[p - p0]![i]!, replayed[p - p0 - 1]![i]!);
              const later = new EffectiveEntries(facts, p1);
              add(
                parts.definition,
                measured(later, otherVersion(kpi), scope, period, cumulative, ref0),
                measured(later, kpi, scope, period, cumulative, ref0),
              );
              add(
                parts.laterLook,
                measured(later, otherVersion(kpi), scope, period, cumulative, ref1),
                measured(later, otherVersion(kpi), scope, period, cumulative, ref0),
              );
              for (const one of CAUSES) {
                said!.push([kpi.code, one, withoutZeros(restated[i]!.parts[one])]);
                wanted!.push([kpi.code, one, withoutZeros(parts[one])]);
              }
              const sum: Named = {};
              for (const one of CAUSES) add(sum, restated[i]!.parts[one], {});
              add(sum, restated[i]!.before, restated[i]!.after);
              said!.push([kpi.code, withoutZeros(sum)]);
              wanted!.push([kpi.code, {}]);
              const named = causingEntries(
                facts,
                { position: p0, referenceDay: ref0 },
                { position: p1, referenceDay: ref1 },
                figures[i]!,
              );
              for (const one of DATA_CAUSES) {
                const own = named.filter((entry) => entry.cause === one);
                const total: Named = {};
                for (const { contribution = {}, position } of own) {
                  said!.push([kpi.code, position, cause(position)]);
                  wanted!.push([kpi.code, position, one]);
                  add(total, contribution, {});
                }
                const part = withoutZeros(restated[i]!.parts[one]);
                const adding = Object.fromEntries(
                  Object.entries(part).filter(
                    ([name]) => kpi.inputs.some(isKeptWhole) || !kpi.notAdditive?.includes(name),
                  ),
                );
                const isUnnamed = Object.keys(part).length > 0 && own.length === 0;
                said!.push([kpi.code, one, withoutZeros(total), { isUnnamed }]);
                wanted!.push([kpi.code, one, adding, { isUnnamed: false }]);
              }
            });
            expect(said).toEqual(wanted);
          },
        ),
        { numRuns: runs(40, 1_000) },
      );
    },
    PATIENCE,
  );

  it(
    'splits every part of every split by cause as a replay event by event does, exactly',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories(30),
          fc.integer({ min: 0, max: 1000 }),
          fc.integer({ min: 500, max: 1000 }),
          fc.constantFrom('NL', 'GM0001', 'noord'),
          fc.constantFrom('2024', '2024-H1'),
          fc.boolean(),
          async (log, a, b, where, code, cumulative) => {
            const facts = await factsOf(log);
            const [p0, p1] = positionsOf(log, a, b);
            const referenceDay = dayOf('2025-04-01');
            const period = parsePeriod(code, cumulative)!;
            const scope = (entries: EffectiveEntries) => scopeOf(entries, where)!;
            const parts = KPIS.flatMap((kpi) =>
              kpi.splits.flatMap(({ dimension }) => {
                const entries = new EffectiveEntries(facts, p1);
                const figure = calculate(
                  { entries, kpi, scope: scope(entries), period, referenceDay },
                  dimension,
                );
                return figure.parts.map(({ key }, index) => ({
                  kpi,
                  dimension,
                  key,
                  value: numberOfPart(facts, dimension, key, index),
                }));
              }),
            );
            const areas = scope(new EffectiveEntries(facts, p1)).areas;
            const restated = restate(
              facts,
              { position: p0, referenceDay },
              { position: p1, referenceDay },
              parts.map(({ kpi, dimension, value }) => ({
                kpi: [kpi, kpi] as const,
                areas: [areas, areas] as const,
                period,
                part: { dimension, value },
              })),
            );
            const cause = causesOf(log, p1);
            const wanted = parts.map(() => emptyCauses());
            let before = partsAt(facts, p0);
            for (let p = p0 + 1; p <= p1; p++) {
              const after = partsAt(facts, p);
              parts.forEach(({ kpi, dimension, key }, i) => {
                const name = `${kpi.code}|${dimension}|${key}`;
                add(wanted[i]![cause(p)], after.get(name) ?? {}, before.get(name) ?? {});
              });
              before = after;
            }
            const named = (of: (i: number) => Readonly<Record<Cause, Named>>) =>
              parts.flatMap(({ kpi, dimension, key }, i) =>
                DATA_CAUSES.map((one) => [kpi.code, dimension, key, one, withoutZeros(of(i)[one])]),
              );
            expect(named((i) => restated[i]!.parts)).toEqual(named((i) => wanted[i]!));

            function partsAt(store: FactStore, position: number): Map<string, Named> {
              const entries = new EffectiveEntries(store, position);
              const found = new Map<string, Named>();
              for (const kpi of KPIS)
                for (const { dimension } of kpi.splits)
                  for (const part of calculate(
                    { entries, kpi, scope: scope(entries), period, referenceDay },
                    dimension,
                  ).parts)
                    found.set(`${kpi.code}|${dimension}|${part.key}`, namedAmounts(kpi, part.measurement));
              return found;
            }
          },
        ),
        { numRuns: Math.ceil(runs(40, 1_000) / 4) },
      );
    },
    PATIENCE,
  );

  it('gives an area that joined a scope its own part, and takes nothing for nothing', async () => {
    const [log] = fc.sample(histories(60), { numRuns: 1, seed: 3 }) as [LogEvent[]];
    const facts = await factsOf(log);
    const entries = new EffectiveEntries(facts, log.length);
    const [one, two] = [scopeOf(entries, 'noord')!.areas, scopeOf(entries, 'GM0001')!.areas];
    const side = { position: log.length, referenceDay: dayOf('2026-01-01') };
    const figures: FigurePair[] = KPIS.map((kpi) => ({
      kpi: [kpi, kpi],
      areas: [one, two],
      period: parsePeriod('2025', true)!,
    }));
    for (const { before, after, parts } of restate(facts, side, side, figures)) {
      const difference: Named = {};
      add(difference, after, before);
      expect(withoutZeros(parts.area)).toEqual(withoutZeros(difference));
      for (const cause of CAUSES) if (cause !== 'area') expect(withoutZeros(parts[cause])).toEqual({});
    }
    expect(SCOPES).toContain('noord');
    expect(() => restate(facts, side, { ...side, position: 1 }, figures)).toThrow(RangeError);
  });
});
