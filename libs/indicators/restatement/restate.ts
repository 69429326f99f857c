import { finish, type InSteps } from '../in-steps.js';
import { AsOf } from '../facts/as-of.js';
import { isRegister } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { isNought, minus, only, plus, type Amounts } from './amounts.js';
import { amountsAt } from './amounts-at.js';
import { replayInOrder } from './replay-in-order.js';
import { changesBetween, DATA_CAUSES, emptyParts, type Change, type DataCause } from './changes.js';
import type { Compared, Side } from './compared.js';
import { Components } from './components.js';
import { causeOfStep, stepped, stepsOf } from './steps.js';

/** The parts of a difference, in the order of KPIS.md; `late` and `new` are its late entries. */
export const CAUSES = [
  'late',
  'new',
  'corrections',
  'retractions',
  'links',
  'participation',
  'definition',
  'laterLook',
  'area',
  'disclosure',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface Restated {
  readonly before: Amounts;
  readonly after: Amounts;
  /** They sum exactly to after − before, name by name. */
  readonly parts: Readonly<Record<Cause, Amounts>>;
}

/**
 * What happened between two states of the log, prepared once for all figures that are restated between them. Throws
 * RangeError when `to` lies before `from`.
 */
export class Restatement {
  private readonly earlier: AsOf;
  private readonly later: AsOf;

  private constructor(
    private readonly store: FactStore,
    private readonly from: Side,
    private readonly to: Side,
    readonly changes: readonly Change[],
    readonly groups: Components,
    /** The groups with new entries alone, and the others: of each what is known step by step. */
    private readonly replays: readonly (readonly Step[])[],
  ) {
    this.earlier = new AsOf(store, from.position);
    this.later = new AsOf(store, to.position);
  }

  static *between(store: FactStore, from: Side, to: Side): InSteps<Restatement> {
    if (to.position < from.position) throw new RangeError('the later state lies before the earlier one');
    const changes = yield* changesBetween(store, from.position, to.position);
    const groups = yield* Components.of(store);
    const replays = yield* prepared(store, from, to, changes, groups);
    return new Restatement(store, from, to, changes, groups, replays);
  }

  /**
   * Splits what became of each figure by cause, exactly (KPIS.md, "Restatement"): the events in between are replayed in
   * order of position under the earlier definition, areas and reference date; then the later definition takes its place,
   * then the later reference date, then the later areas.
   */
  *of(figures: readonly Compared[]): InSteps<readonly Restated[]> {
    const byData = figures.map(() => emptyParts());
    for (const steps of this.replays) yield* replaySteps(steps, this.from.ref, figures, byData);
    yield* replayInOrder(this.store, this.from, this.to, this.changes, this.groups, figures, byData);
    const restated: Restated[] = [];
    for (const [i, figure] of figures.entries()) {
      const parts = byData[i] ?? emptyParts();
      restated.push(complete(figure, parts, this.earlier, this.later, this.from.ref, this.to.ref));
      yield;
    }
    return restated;
  }
}

/** The changes of what has keys, on the scale of steps: of groups with new entries alone, and of the others. */
function* prepared(
  store: FactStore,
  from: Side,
  to: Side,
  all: readonly Change[],
  groups: Components,
): InSteps<readonly (readonly Step[])[]> {
  // The register and reporting have no keys and no groups: figures that read them are replayed as a whole.
  const changes = all.filter(({ table }) => !isRegister(table.type.name));
  const steps = stepsOf(changes, groups);
  const mixed = new Set<number>();
  const touched = new Set<number>();
  for (const { cause, table, row } of changes) {
    touched.add(groups.groupOf(table, row));
    if (cause !== 'late' && cause !== 'new') mixed.add(groups.groupOf(table, row));
  }
  const added = new Set([...touched].filter((group) => !mixed.has(group)));
  const window = { from: from.position, to: to.position };
  const replays: (readonly Step[])[] = [];
  for (const wanted of [added, mixed]) {
    if (wanted.size === 0) continue;
    const replay = yield* stepped(store, groups, wanted, steps, window);
    replays.push(
      [0, ...replay.steps].map((step) => ({
        at: new AsOf(replay.store, step),
        cause: step === 0 ? undefined : causeOfStep(step),
      })),
    );
  }
  return replays;
}

/** The same for one list of figures. */
export const restate = (
  store: FactStore,
  from: Side,
  to: Side,
  figures: readonly Compared[],
): readonly Restated[] => finish(finish(Restatement.between(store, from, to)).of(figures));

/** What is known after a step, and the cause of what it changed; the first one is the earlier state. */
interface Step {
  readonly at: AsOf;
  readonly cause: DataCause | undefined;
}

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
  const newDefinition = amountsAt(later, figure, kpiAfter, areasBefore, refBefore);
  const laterLook = amountsAt(later, figure, kpiAfter, areasBefore, refAfter);
  const after = amountsAt(later, figure, kpiAfter, areasAfter, refAfter);
  const rest = DATA_CAUSES.reduce((left, cause) => minus(left, data[cause]), minus(newData, before));
  if (!isNought(rest))
    throw new Error(`${kpiBefore.code}: the causes leave ${JSON.stringify(rest)} unexplained`);
  return {
    before,
    after,
    parts: {
      ...data,
      definition: minus(newDefinition, newData),
      laterLook: minus(laterLook, newDefinition),
      area: plus(data.area, minus(after, laterLook)),
      disclosure: {},
    },
  };
}

/** For amounts that are sums over groups: what each step adds goes to the step's cause. */
function* replaySteps(
  steps: readonly Step[],
  ref: number,
  figures: readonly Compared[],
  into: readonly Record<DataCause, Amounts>[],
): InSteps<void> {
  for (const [i, figure] of figures.entries()) {
    const [kpi, areas] = [figure.kpi[0], figure.areas[0]];
    const parts = into[i];
    let before: Amounts | undefined;
    for (const { at, cause } of steps) {
      const now = only('additive', kpi, amountsAt(at, figure, kpi, areas, ref));
      if (parts && before && cause) parts[cause] = plus(parts[cause], minus(now, before));
      before = now;
      yield;
    }
  }
}
