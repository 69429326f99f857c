import type { InSteps } from '../in-steps.js';
import { AsOf } from '../facts/as-of.js';
import type { FactStore } from '../facts/fact-store.js';
import { NONE } from '../facts/fact-table.js';
import { medianOfCounts } from '../facts/median.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import { minus, only, plus, type Amounts } from './amounts.js';
import { amountsAt } from './amounts-at.js';
import { DATA_CAUSES, emptyParts, type Change, type DataCause } from './changes.js';
import type { Compared, Side } from './compared.js';
import type { Components } from './components.js';
import { changesOfTypes, relevantChanges } from './relevant.js';

type Parts = Record<DataCause, Amounts>;

interface Replayed {
  readonly figure: Compared;
  readonly parts: Parts;
}

/**
 * For medians and the like: what they are after each run of events with one cause. Only events can change a figure that
 * are of a type its formula reads and share a key with an entry in its period and areas.
 */
export function* replayInOrder(
  store: FactStore,
  from: Side,
  to: Side,
  changes: readonly Change[],
  groups: Components,
  figures: readonly Compared[],
  into: readonly Parts[],
): InSteps<void> {
  const byKpi = new Map<string, Replayed[]>();
  const byArea = new Map<number, Change[]>();
  const earlier = new Counts(new AsOf(store, from.position));
  for (const [i, figure] of figures.entries()) {
    const [kpi] = figure.kpi;
    const parts = into[i];
    if (!parts || !kpi.notAdditive) continue;
    if (kpi.observed && !figure.part) {
      const near = changesIn(figure.areas[0], changes, byArea);
      replayMedian(earlier, near, figure, parts);
      yield;
      continue;
    }
    const known = byKpi.get(kpi.code) ?? [];
    byKpi.set(kpi.code, [...known, { figure, parts }]);
  }
  for (const replayed of byKpi.values()) yield* replayKpi(store, from, to, changes, groups, replayed);
}

/**
 * The changes that may open or close a row in one of the areas, in order: of one area those that touch it, kept by area, which
 * many figures ask for; of several all of them, for each is looked at anyway.
 */
function changesIn(
  areas: readonly number[],
  changes: readonly Change[],
  byArea: Map<number, Change[]>,
): readonly Change[] {
  const [only] = areas;
  if (areas.length !== 1 || only === undefined) return changes;
  if (byArea.size === 0)
    for (const change of changes) {
      const { table, opened, closed } = change;
      const [one, other] = [opened, closed].map((row) => (row === undefined ? NONE : table.area.at(row)));
      for (const area of one === other ? [one] : [one, other]) {
        if (area === undefined || area === NONE) continue;
        const known = byArea.get(area);
        if (known) known.push(change);
        else byArea.set(area, [change]);
      }
    }
  return byArea.get(only) ?? [];
}

/** How often each number occurs at the earlier position, found once for each area, of which figures of several are made. */
class Counts {
  private readonly kept = new Map<string, ReadonlyMap<number, number>>();

  constructor(readonly at: AsOf) {}

  of(kpi: Kpi, areas: readonly number[], period: Period): Map<number, number> {
    const counts = new Map<number, number>();
    for (const area of areas) {
      const key = `${kpi.code}|${kpi.version}|${period.from}|${period.to}|${area}`;
      const known = this.kept.get(key) ?? this.inArea(kpi, area, period);
      this.kept.set(key, known);
      for (const [number, times] of known) counts.set(number, (counts.get(number) ?? 0) + times);
    }
    return counts;
  }

  private inArea(kpi: Kpi, area: number, { from, to }: Period): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const name of kpi.inputs) {
      const found = this.at.select(name, from, to);
      const rows = found.in([area]);
      for (let i = 0; i < rows.length; i++) {
        const number = kpi.observed?.(this.at, found.table, rows[i] ?? 0) ?? 0;
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    }
    return counts;
  }
}

/** A median over entries that each add one number to it: the numbers are kept count of, event by event. */
function replayMedian(
  earlier: Counts,
  changes: readonly Change[],
  { kpi: [kpi], areas: [areas], period }: Compared,
  parts: Parts,
): void {
  const { at } = earlier;
  const inputs = new Set<string>(kpi.inputs);
  const inAreas = new Set(areas);
  const counts = earlier.of(kpi, areas, period);
  const isHere = (table: Change['table'], row: number | undefined): row is number => {
    if (row === undefined || !inAreas.has(table.area.at(row))) return false;
    const day = table.day.at(row);
    return day >= period.from && day <= period.to;
  };
  const count = (table: Change['table'], row: number | undefined, by: 1 | -1): void => {
    if (!isHere(table, row)) return;
    const number = kpi.observed?.(at, table, row) ?? 0;
    counts.set(number, (counts.get(number) ?? 0) + by);
  };
  let before = amountOf(counts);
  let running: DataCause | undefined;
  const settle = () => {
    if (running === undefined) return;
    const now = amountOf(counts);
    parts[running] = plus(parts[running], minus(now, before));
    before = now;
  };
  for (const { table, cause, opened, closed } of changes) {
    if (!inputs.has(table.type.name) || !(isHere(table, closed) || isHere(table, opened))) continue;
    if (cause !== running) settle();
    running = cause;
    count(table, closed, -1);
    count(table, opened, 1);
  }
  settle();
}

const amountOf = (counts: ReadonlyMap<number, number>): Amounts => {
  const value = medianOfCounts(counts);
  return value === undefined ? {} : { value: Math.round(value * 1_000_000) };
};

/** Any other: the whole figure after each run of events that may change it; figures of one KPI share what is kept of a position. */
function* replayKpi(
  store: FactStore,
  from: Side,
  to: Side,
  changes: readonly Change[],
  groups: Components,
  replayed: readonly Replayed[],
): InSteps<void> {
  // What the formula reads is learned by evaluating it, so the replay starts over until nothing new is read.
  const reads = new Set(replayed.flatMap(({ figure }) => figure.kpi[0].inputs));
  for (const one of replayed) {
    measured(new AsOf(store, to.position), one, from.ref, reads);
    yield;
  }
  let split = new Map<Replayed, Parts>();
  for (let known = -1; known !== reads.size;) {
    known = reads.size;
    const runs = new Map<number, { cause: DataCause; of: Replayed[] }>();
    const ofTypes = changesOfTypes(changes, reads);
    for (const one of replayed) {
      yield;
      for (const { position, cause } of runsOf(relevantChanges(one.figure, store, ofTypes, groups, reads))) {
        const run = runs.get(position) ?? { cause, of: [] };
        run.of.push(one);
        runs.set(position, run);
      }
    }
    split = yield* replayRuns(store, from, replayed, runs, reads);
  }
  for (const [{ parts }, found] of split)
    for (const cause of DATA_CAUSES) parts[cause] = plus(parts[cause], found[cause]);
}

function* replayRuns(
  store: FactStore,
  from: Side,
  replayed: readonly Replayed[],
  runs: ReadonlyMap<number, { readonly cause: DataCause; readonly of: readonly Replayed[] }>,
  reads: Set<string>,
): InSteps<Map<Replayed, Parts>> {
  const earlier = new AsOf(store, from.position);
  const split = new Map(replayed.map((one) => [one, emptyParts()]));
  const before = new Map(replayed.map((one) => [one, measured(earlier, one, from.ref, reads)]));
  for (const [position, { cause, of }] of [...runs].sort(([a], [b]) => a - b)) {
    const at = new AsOf(store, position);
    for (const one of of) {
      const parts: Parts | undefined = split.get(one);
      const now = measured(at, one, from.ref, reads);
      if (parts) parts[cause] = plus(parts[cause], minus(now, before.get(one) ?? {}));
      before.set(one, now);
      yield;
    }
  }
  return split;
}

function measured(at: AsOf, { figure }: Replayed, ref: number, reads: Set<string>): Amounts {
  const [kpi, areas] = [figure.kpi[0], figure.areas[0]];
  const amounts = only('not additive', kpi, amountsAt(at, figure, kpi, areas, ref));
  at.reads.forEach((name) => reads.add(name));
  return amounts;
}

/** The last position of each run of changes with one cause. */
const runsOf = (changes: readonly Change[]) =>
  changes.flatMap(({ position, cause }, i) => (changes[i + 1]?.cause === cause ? [] : [{ position, cause }]));
