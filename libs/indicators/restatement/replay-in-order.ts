import type { InSteps } from '../in-steps.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import type { FactStore } from '../facts/fact-store.js';
import type { Kpi } from '../kpi.js';
import { minus, NOTHING, only, plus, type Amounts } from './amounts.js';
import { amountsAt } from './amounts-at.js';
import { DATA_CAUSES, emptyParts, type Changes, type DataCause } from './changes.js';
import type { Side } from './compared.js';
import type { Components } from './components.js';
import { replayMedians } from './replay-median.js';
import type { Replayed } from './replayed.js';
import { collect } from '../facts/collect.js';
import { changesOfTypes, relevantChanges } from './relevant.js';

type Parts = Replayed['parts'];

/**
 * For medians and the like: what they are after each run of events with one cause. Only events can change a figure
 * that are of a type its formula reads and share a key with an entry in its period and areas.
 */
export function* replayInOrder(
  store: FactStore,
  from: Side,
  to: Side,
  changes: Changes,
  groups: Components,
  figures: readonly Replayed[],
): InSteps<void> {
  const medians = new Map<Kpi, Replayed[]>();
  const others = new Map<string, Replayed[]>();
  for (const replayed of figures) {
    const [kpi] = replayed.figure.kpi;
    if (!kpi.notAdditive) continue;
    if (kpi.observed && !replayed.figure.part) collect(medians, kpi, replayed);
    else collect(others, kpi.code, replayed);
  }
  const earlier = new EffectiveEntries(store, from.position, to.position);
  for (const [kpi, replayed] of medians) yield* replayMedians(earlier, changes, kpi, replayed);
  for (const replayed of others.values()) yield* replayKpi(store, from, to, changes, groups, replayed);
}

/**
 * Any other: the whole figure after each run of events that may change it; figures of one KPI share what is kept of a
 * position.
 */
function* replayKpi(
  store: FactStore,
  from: Side,
  to: Side,
  changes: Changes,
  groups: Components,
  replayed: readonly Replayed[],
): InSteps<void> {
  // What the formula reads is learned by evaluating it, so the replay starts over until nothing new is read.
  const reads = new Set<string>(replayed.flatMap(({ figure }) => figure.kpi[0].inputs));
  const later = new EffectiveEntries(store, to.position);
  for (const one of replayed) {
    measured(later, one, from.referenceDay, reads);
    yield;
  }
  let split = new Map<Replayed, Parts>();
  for (let known = -1; known !== reads.size;) {
    known = reads.size;
    const runs = new Map<number, { cause: DataCause; of: Replayed[] }>();
    const ofTypes = changesOfTypes(changes, reads);
    for (const one of replayed) {
      yield;
      const slots = relevantChanges(one.figure, store, changes, ofTypes, groups, reads);
      for (const slot of runsOf(changes, slots)) {
        const run = runs.get(slot) ?? { cause: changes.causeAt(slot), of: [] };
        run.of.push(one);
        runs.set(slot, run);
      }
    }
    split = yield* replayRuns(store, from, to, changes, replayed, runs, reads);
  }
  for (const [{ parts }, found] of split)
    for (const cause of DATA_CAUSES) parts[cause] = plus(parts[cause], found[cause]);
}

/** `runs`: by the slot that each ends with. Times are read as at the later position. */
function* replayRuns(
  store: FactStore,
  from: Side,
  to: Side,
  changes: Changes,
  replayed: readonly Replayed[],
  runs: ReadonlyMap<number, { readonly cause: DataCause; readonly of: readonly Replayed[] }>,
  reads: Set<string>,
): InSteps<Map<Replayed, Parts>> {
  const earlier = new EffectiveEntries(store, from.position, to.position);
  const split = new Map(replayed.map((one) => [one, emptyParts()]));
  const before = new Map(replayed.map((one) => [one, measured(earlier, one, from.referenceDay, reads)]));
  for (const [slot, { cause, of }] of [...runs].sort(([a], [b]) => a - b)) {
    const entries = new EffectiveEntries(store, changes.positionOf(slot), to.position);
    for (const one of of) {
      const parts: Parts | undefined = split.get(one);
      const now = measured(entries, one, from.referenceDay, reads);
      if (parts) parts[cause] = plus(parts[cause], minus(now, before.get(one) ?? NOTHING));
      before.set(one, now);
      yield;
    }
  }
  return split;
}

function measured(
  entries: EffectiveEntries,
  { figure }: Replayed,
  referenceDay: number,
  reads: Set<string>,
): Amounts {
  const [kpi, areas] = [figure.kpi[0], figure.areas[0]];
  const amounts = only('not additive', kpi, amountsAt(entries, figure, kpi, areas, referenceDay));
  entries.reads.forEach((name) => reads.add(name));
  return amounts;
}

/** The last slot of each run of changes with one cause. */
const runsOf = ({ cause }: Changes, slots: Int32Array): Int32Array =>
  slots.filter((slot, i) => {
    const next = slots[i + 1];
    return next === undefined || cause[next] !== cause[slot];
  });
