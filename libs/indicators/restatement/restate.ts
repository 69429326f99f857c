import { finish, isPause, type InSteps } from '../in-steps.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { isZero, minus, only, plus, type Amounts } from './amounts.js';
import { amountsAt } from './amounts-at.js';
import { replayInOrder } from './replay-in-order.js';
import type { Replayed } from './replayed.js';
import { changesBetween, DATA_CAUSES, emptyParts, type Changes, type DataCause } from './changes.js';
import type { FigurePair, Side } from './compared.js';
import { Components } from './components.js';
import { Ends, type FigureEnds } from './ends.js';
import { causeOfStep, storesBySteps, stepsOf } from './steps.js';

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
  /** They sum exactly to after − before, name by name; a name that a part lacks is zero there. */
  readonly parts: Readonly<Record<Cause, Amounts>>;
}

/**
 * What happened between two states of the log, prepared once for all figures that are restated between them. Throws
 * RangeError when `to` lies before `from`.
 */
export class Restatement {
  private readonly ends: Ends;

  private constructor(
    private readonly store: FactStore,
    private readonly from: Side,
    private readonly to: Side,
    readonly changes: Changes,
    readonly groups: Components,
    /** The groups with new entries alone, and the others: of each what is known step by step. */
    private readonly replays: readonly (readonly Step[])[],
  ) {
    this.ends = new Ends(store, from, to, changes);
  }

  static *between(store: FactStore, from: Side, to: Side): InSteps<Restatement> {
    if (to.position < from.position) throw new RangeError('the later state lies before the earlier one');
    const changes = yield* changesBetween(store, from.position, to.position);
    const groups = yield* Components.of(store);
    const replays = yield* prepared(store, changes, groups);
    return new Restatement(store, from, to, changes, groups, replays);
  }

  /**
   * Splits what became of each figure by cause, exactly (KPIS.md, "Restatement"): the events in between are
   * replayed in order of position under the earlier definition, areas and reference date; then the later definition
   * takes its place, then the later reference date, then the later areas. A figure that nothing touches which
   * happened is not replayed.
   */
  *of(figures: readonly FigurePair[]): InSteps<readonly Restated[]> {
    const byData = figures.map(() => emptyParts());
    const ends: FigureEnds[] = [];
    for (const figure of figures) {
      ends.push(this.ends.of(figure));
      yield;
    }
    const touched = figures.flatMap((figure, i) => {
      const parts = byData[i];
      return parts && ends[i]?.touched ? [{ figure, parts }] : [];
    });
    for (const steps of this.replays) yield* replaySteps(steps, this.from.referenceDay, touched);
    yield* replayInOrder(this.store, this.from, this.to, this.changes, this.groups, touched);
    return figures.flatMap((figure, i) => {
      const [found, parts] = [ends[i], byData[i]];
      return found && parts ? [complete(figure, found, parts)] : [];
    });
  }
}

/** The changes of what has keys, on the scale of steps: of groups with new entries alone, and of the others. */
function* prepared(
  store: FactStore,
  changes: Changes,
  groups: Components,
): InSteps<readonly (readonly Step[])[]> {
  // The register and reporting have no keys and no groups: figures that read them are replayed as a whole.
  const register = changes.tables.map(({ type }) => isKeptWhole(type.name));
  const slots = changes.slots.filter((slot) => register[changes.table[slot] ?? 0] !== true);
  const groupOf = groups.ofChanges(changes);
  const kindOf = new Uint8Array(groups.size);
  for (const [i, slot] of slots.entries()) {
    if (isPause(i)) yield;
    const group = groupOf[slot] ?? 0;
    const cause = changes.causeAt(slot);
    kindOf[group] = cause === 'late' || cause === 'new' ? Math.max(kindOf[group] ?? 0, ADDED) : MIXED;
  }
  const replays = yield* storesBySteps(
    store,
    groups,
    kindOf,
    MIXED,
    changes,
    stepsOf(changes, slots, groups),
  );
  return replays.flatMap((replay) =>
    replay.steps.size === 0
      ? []
      : [
          [
            {
              entries: new EffectiveEntries(replay.store, 0, changes.to),
              cause: undefined,
              touched: new Set<string>(),
            },
            ...[...replay.steps].map(([step, touched]) => ({
              entries: new EffectiveEntries(replay.store, step, changes.to),
              cause: causeOfStep(step),
              touched,
            })),
          ],
        ],
  );
}

/** The kinds of groups: with new entries alone, and with any other change. */
const ADDED = 1;
const MIXED = 2;

/** The same for one list of figures. */
export const restate = (
  store: FactStore,
  from: Side,
  to: Side,
  figures: readonly FigurePair[],
): readonly Restated[] => finish(finish(Restatement.between(store, from, to)).of(figures));

/** What is known after a step, the cause of what it changed and its types; the first one is the earlier state. */
interface Step {
  readonly entries: EffectiveEntries;
  readonly cause: DataCause | undefined;
  readonly touched: ReadonlySet<string>;
}

function complete(
  { kpi: [kpi] }: FigurePair,
  { before, settled, newData, newDefinition, laterLook, after }: FigureEnds,
  data: Record<DataCause, Amounts>,
): Restated {
  const rest = DATA_CAUSES.reduce((left, cause) => minus(left, data[cause]), minus(newData, settled));
  if (!isZero(rest)) throw new Error(`${kpi.code}: the causes leave ${JSON.stringify(rest)} unexplained`);
  return {
    before,
    after,
    parts: {
      ...data,
      corrections: plus(data.corrections, minus(settled, before)),
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
  referenceDay: number,
  figures: readonly Replayed[],
): InSteps<void> {
  for (const { figure, parts } of figures) {
    const [kpi, areas] = [figure.kpi[0], figure.areas[0]];
    let before: Amounts | undefined;
    let reads: ReadonlySet<string> = new Set();
    for (const { entries, cause, touched } of steps) {
      // What nothing was read of has changed nothing.
      if (before && !meets(reads, touched)) continue;
      const now = entries.watched(() =>
        only('additive', kpi, amountsAt(entries, figure, kpi, areas, referenceDay)),
      );
      if (before && cause) parts[cause] = plus(parts[cause], minus(now.answer, before));
      before = now.answer;
      reads = now.reads;
      yield;
    }
  }
}

function meets(reads: ReadonlySet<string>, touched: ReadonlySet<string>): boolean {
  for (const name of reads) if (touched.has(name)) return true;
  return false;
}
