import { AsOf } from '../facts/as-of.js';
import type { FactStore } from '../facts/fact-store.js';
import { isNought, minus, only, plus, type Amounts } from './amounts.js';
import { amountsAt } from './amounts-at.js';
import { replayInOrder } from './replay-in-order.js';
import { changesBetween, DATA_CAUSES, type Change, type DataCause } from './changes.js';
import type { Compared, Side } from './compared.js';
import { Components } from './components.js';
import { stepped, stepsOf, type Stepped } from './steps.js';

/** The parts of a difference, in the order of KPIS.md. The change of the reference date stands with the definition. */
export const CAUSES = [...DATA_CAUSES, 'definition', 'area', 'disclosure'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Restated {
  readonly before: Amounts;
  readonly after: Amounts;
  /** They sum exactly to after − before, name by name. */
  readonly parts: Readonly<Record<Cause, Amounts>>;
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
  const groups = new Components(store);
  replayByGroup(store, from, to, changes, groups, figures, byData);
  replayInOrder(store, from, to, changes, groups, figures, byData);
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
  const before = amountsAt(earlier, figure, kpiBefore, areasBefore, refBefore);
  const newData = amountsAt(later, figure, kpiBefore, areasBefore, refBefore);
  const newDefinition = amountsAt(later, figure, kpiAfter, areasBefore, refAfter);
  const after = amountsAt(later, figure, kpiAfter, areasAfter, refAfter);
  const rest = DATA_CAUSES.reduce((left, cause) => minus(left, data[cause]), minus(newData, before));
  if (!isNought(rest))
    throw new Error(`${kpiBefore.code}: the causes leave ${JSON.stringify(rest)} unexplained`);
  const definition = minus(newDefinition, newData);
  return { before, after, parts: { ...data, definition, area: minus(after, newDefinition), disclosure: {} } };
}

/** For amounts that are sums over groups: groups with late entries alone in one step, the others step by step. */
function replayByGroup(
  store: FactStore,
  from: Side,
  to: Side,
  changes: readonly Change[],
  groups: Components,
  figures: readonly Compared[],
  into: readonly Record<DataCause, Amounts>[],
): void {
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
    if (wanted.size > 0) replaySteps(stepped(store, groups, wanted, steps, window), from.ref, figures, into);
}

function replaySteps(
  { store, steps }: Stepped,
  ref: number,
  figures: readonly Compared[],
  into: readonly Record<DataCause, Amounts>[],
): void {
  let before: readonly Amounts[] | undefined;
  for (let step = 0; step <= steps; step++) {
    const at = new AsOf(store, step);
    const now = figures.map((figure) => {
      const [kpi, areas] = [figure.kpi[0], figure.areas[0]];
      return only('additive', kpi, amountsAt(at, figure, kpi, areas, ref));
    });
    const cause = DATA_CAUSES[(step - 1) % DATA_CAUSES.length];
    if (before && cause)
      now.forEach((each, i) => {
        const parts = into[i];
        if (parts) parts[cause] = plus(parts[cause], minus(each, before?.[i] ?? {}));
      });
    before = now;
  }
}
