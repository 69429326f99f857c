import { AsOf } from '../facts/as-of.js';
import { DistinctPool } from '../facts/distinct.js';
import type { FactStore } from '../facts/fact-store.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import { Question, type Part } from '../question.js';
import { amountsOf, isNought, minus, plus, type Amounts } from './amounts.js';
import { changesBetween, DATA_CAUSES, type Change, type DataCause } from './changes.js';
import { Components } from './components.js';
import { stepped, stepsOf, type Stepped } from './steps.js';

/** The parts of a difference, in the order of KPIS.md. The change of the reference date stands with the definition. */
export const CAUSES = [...DATA_CAUSES, 'definition', 'area', 'disclosure'] as const;
export type Cause = (typeof CAUSES)[number];

/** One side of a comparison: what was known, and by what date things are judged mature. */
export interface Side {
  readonly position: number;
  /** referenceDate as a day. */
  readonly ref: number;
}

/** A figure on both sides: its definition and its areas may differ. */
export interface Compared {
  readonly kpi: readonly [before: Kpi, after: Kpi];
  readonly areas: readonly [before: readonly number[], after: readonly number[]];
  readonly period: Period;
  readonly part?: Part;
}

export interface Restated {
  readonly before: Amounts;
  readonly after: Amounts;
  /** They sum exactly to after − before, name by name. */
  readonly parts: Readonly<Record<Cause, Amounts>>;
}

const pool = new DistinctPool();

function amounts(
  at: AsOf,
  { period, part }: Compared,
  kpi: Kpi,
  areas: readonly number[],
  ref: number,
): Amounts {
  pool.releaseAll();
  return amountsOf(kpi.measure(new Question(at, areas, period, ref, kpi.parameters, pool, part)));
}

/**
 * Splits what became of each figure between two states of the log by cause, exactly (KPIS.md, "Restatement"): the events
 * in between are replayed in order of position under the earlier definition, areas and reference date; then the later
 * definition and reference date take their place, then the later areas. Throws when `to` lies before `from`.
 */
export function restate(
  store: FactStore,
  from: Side,
  to: Side,
  figures: readonly Compared[],
): readonly Restated[] {
  if (to.position < from.position) throw new RangeError('the later state lies before the earlier one');
  const changes = changesBetween(store, from.position, to.position);
  const byData = figures.map(() => emptyParts());
  const additive = figures.map(({ kpi }) => kpi[0].additive !== false);
  if (additive.includes(true)) replayByGroup(store, from, to, changes, figures, additive, byData);
  figures.forEach((figure, i) => {
    const parts = byData[i];
    if (!additive[i] && parts) replayInOrder(store, from, changes, figure, parts);
  });
  const [earlier, later] = [new AsOf(store, from.position), new AsOf(store, to.position)];
  return figures.map((figure, i) =>
    complete(figure, byData[i] ?? emptyParts(), earlier, later, from.ref, to.ref),
  );
}

const emptyParts = (): Record<DataCause, Amounts> => ({
  late: {},
  corrections: {},
  retractions: {},
  links: {},
});

function complete(
  figure: Compared,
  data: Record<DataCause, Amounts>,
  earlier: AsOf,
  later: AsOf,
  refBefore: number,
  refAfter: number,
): Restated {
  const [kpiBefore, kpiAfter] = figure.kpi;
  const [areasBefore, areasAfter] = figure.areas;
  const before = amounts(earlier, figure, kpiBefore, areasBefore, refBefore);
  const newData = amounts(later, figure, kpiBefore, areasBefore, refBefore);
  const newDefinition = amounts(later, figure, kpiAfter, areasBefore, refAfter);
  const after = amounts(later, figure, kpiAfter, areasAfter, refAfter);
  const rest = DATA_CAUSES.reduce((left, cause) => minus(left, data[cause]), minus(newData, before));
  if (!isNought(rest))
    throw new Error(`${kpiBefore.code}: the causes leave ${JSON.stringify(rest)} unexplained`);
  const definition = minus(newDefinition, newData);
  return { before, after, parts: { ...data, definition, area: minus(after, newDefinition), disclosure: {} } };
}

/** For figures that are sums over groups: groups with late entries alone in one step, the others step by step. */
function replayByGroup(
  store: FactStore,
  from: Side,
  to: Side,
  changes: readonly Change[],
  figures: readonly Compared[],
  additive: readonly boolean[],
  into: readonly Record<DataCause, Amounts>[],
): void {
  const groups = new Components(store);
  const steps = stepsOf(changes, groups);
  const mixed = new Set<number>();
  const touched = new Set<number>();
  for (const { cause, table, row } of changes) {
    touched.add(groups.of(table, row));
    if (cause !== 'late') mixed.add(groups.of(table, row));
  }
  const late = new Set([...touched].filter((group) => !mixed.has(group)));
  const window = { from: from.position, to: to.position };
  for (const wanted of [late, mixed])
    if (wanted.size > 0)
      replaySteps(stepped(store, groups, wanted, steps, window), from.ref, figures, additive, into);
}

function replaySteps(
  { store, steps }: Stepped,
  ref: number,
  figures: readonly Compared[],
  additive: readonly boolean[],
  into: readonly Record<DataCause, Amounts>[],
): void {
  let before: readonly Amounts[] | undefined;
  for (let step = 0; step <= steps; step++) {
    const at = new AsOf(store, step);
    const now = figures.map((figure, i) =>
      additive[i] ? amounts(at, figure, figure.kpi[0], figure.areas[0], ref) : {},
    );
    const cause = DATA_CAUSES[(step - 1) % DATA_CAUSES.length];
    if (before && cause)
      now.forEach((each, i) => {
        const parts = into[i];
        if (parts) parts[cause] = plus(parts[cause], minus(each, before?.[i] ?? {}));
      });
    before = now;
  }
}

/**
 * For medians and the like: the whole figure after each run of events with one cause. Only events of types the formula
 * reads can change it; what it reads is learned by evaluating, so the replay starts over until nothing new is read.
 */
function replayInOrder(
  store: FactStore,
  from: Side,
  changes: readonly Change[],
  figure: Compared,
  into: Record<DataCause, Amounts>,
): void {
  const reads = new Set<string>();
  const measured = (position: number): Amounts => {
    const at = new AsOf(store, position);
    const now = amounts(at, figure, figure.kpi[0], figure.areas[0], from.ref);
    at.reads.forEach((name) => reads.add(name));
    return now;
  };
  for (let known = -1; known !== reads.size;) {
    known = reads.size;
    Object.assign(into, emptyParts());
    let before = measured(from.position);
    const relevant = changes.filter(({ table, cause }) => reads.has(table.type.name) || cause === 'links');
    relevant.forEach(({ cause, position }, i) => {
      if (relevant[i + 1]?.cause === cause) return;
      const now = measured(position);
      into[cause] = plus(into[cause], minus(now, before));
      before = now;
    });
  }
}
