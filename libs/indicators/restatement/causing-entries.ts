import { finish, isPause, type InSteps } from '../in-steps.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { NONE } from '../facts/fact-table.js';
import type { FactRow } from '../facts/latest-values.js';
import { isZero, minus, only, type Amounts } from './amounts.js';
import { amountsAt } from './amounts-at.js';
import type { Change } from './changes.js';
import type { FigurePair, Side } from './compared.js';
import type { Components } from './components.js';
import { changesOfTypes, relevantChanges } from './relevant.js';
import { collect } from '../facts/collect.js';
import { Restatement, type Cause } from './restate.js';

/** An entry that a part of a restatement is made of. */
export interface CausingEntry {
  readonly cause: Cause;
  /** Position at which the entry was first recorded: its identity. */
  readonly entryPosition: number;
  /** Position of the event that made the difference: the entry itself, its correction, its retraction … */
  readonly position: number;
  /**
   * What it did to the amounts that add up, in order of position; undefined where it only moved a median or the like.
   */
  readonly contribution: Amounts | undefined;
}

/**
 * The entries that each part of a restated figure is made of, in order of the events that made the difference. The
 * contributions of one cause sum to its part for every amount that adds up over entries. A change of definition,
 * reference date or areas names the entries that it took into the figure or out of it.
 */
export const causingEntries = (
  store: FactStore,
  from: Side,
  to: Side,
  figure: FigurePair,
  restatement: Pick<Restatement, 'changes' | 'groups'> = finish(Restatement.between(store, from, to)),
): readonly CausingEntry[] => finish(findCausingEntries(store, from, to, figure, restatement));

/** The same in steps. */
export function* findCausingEntries(
  store: FactStore,
  from: Side,
  to: Side,
  figure: FigurePair,
  { changes, groups }: Pick<Restatement, 'changes' | 'groups'>,
): InSteps<readonly CausingEntry[]> {
  // What the formula reads is learned by evaluating it, so the replay starts over until nothing new is read.
  const reads = new Set(figure.kpi[0].inputs);
  for (const { position } of [from, to])
    measured(new EffectiveEntries(store, position), figure, from.referenceDay, reads);
  let found: CausingEntry[] = [];
  for (let known = -1; known !== reads.size;) {
    known = reads.size;
    const slots = relevantChanges(figure, store, changes, changesOfTypes(changes, reads), groups, reads);
    const relevant = Array.from(slots, (slot) => changes.at(slot));
    found = [...reads].some(isKeptWhole)
      ? yield* contributions(store, relevant, from, to, figure, reads)
      : yield* byGroup(store, groups, relevant, reads, from, to, figure);
  }
  return [...found.sort((a, b) => a.position - b.position), ...byOtherReading(store, from, to, figure)];
}

/** Groups share no key with each other: what an event does to its group alone is what it does to the figure. */
function* byGroup(
  store: FactStore,
  groups: Components,
  relevant: readonly Change[],
  reads: Set<string>,
  from: Side,
  to: Side,
  figure: FigurePair,
): InSteps<CausingEntry[]> {
  const changes = new Map<number, Change[]>();
  for (const change of relevant) {
    const group = groups.groupOf(change.table, change.opened ?? change.closed ?? NONE);
    collect(changes, group, change);
  }
  const rows = yield* rowsOf(store, groups, new Set(changes.keys()), reads);
  const found: CausingEntry[] = [];
  for (const [group, own] of changes)
    found.push(
      ...(yield* contributions(storeOf(store, rows.get(group) ?? []), own, from, to, figure, reads)),
    );
  return found;
}

/** The rows of some groups, of the types that the formula reads, in the order in which they begin to count. */
function* rowsOf(
  store: FactStore,
  groups: Components,
  wanted: ReadonlySet<number>,
  reads: ReadonlySet<string>,
): InSteps<ReadonlyMap<number, readonly FactRow[]>> {
  const rows = new Map<number, FactRow[]>();
  for (const table of store.allTables()) {
    const { name } = table.type;
    if (!reads.has(name) && name !== 'HouseholdsLinked' && name !== 'HouseholdsUnlinked') continue;
    for (let row = 0; row < table.length; row++) {
      if (isPause(row)) yield;
      const group = groups.groupOf(table, row);
      if (wanted.has(group)) collect(rows, group, { table, row });
    }
  }
  return rows;
}

/** A store of a few rows of another one, which count when they did there. */
function storeOf(source: FactStore, rows: readonly FactRow[]): FactStore {
  const store = source.emptyCopy();
  for (const { table, row } of rows)
    store.table(table.type.name).take(table, row, table.from.at(row), table.to.at(row));
  return store;
}

/** Replays changes event by event. */
function* contributions(
  store: FactStore,
  changes: readonly Change[],
  from: Side,
  to: Side,
  figure: FigurePair,
  reads: Set<string>,
): InSteps<CausingEntry[]> {
  const [kpi] = figure.kpi;
  let before = measured(
    new EffectiveEntries(store, from.position, to.position),
    figure,
    from.referenceDay,
    reads,
  );
  const found: CausingEntry[] = [];
  for (const change of changes) {
    yield;
    const { cause, entryPosition, position } = change;
    const now = measured(
      new EffectiveEntries(store, position, to.position),
      figure,
      from.referenceDay,
      reads,
    );
    const difference = minus(now, before);
    before = now;
    if (isZero(difference) && !movesMedian(store, figure, change)) continue;
    const adding = kpi.inputs.some(isKeptWhole) ? difference : only('additive', kpi, difference);
    found.push({ cause, entryPosition, position, contribution: isZero(adding) ? undefined : adding });
  }
  return found;
}

/** Whether an event changed a number that a median is taken of, though the group's own median may be the same. */
function movesMedian(
  store: FactStore,
  { kpi: [kpi], areas: [areas], period }: FigurePair,
  { table, opened, closed, position }: Change,
): boolean {
  const { observed } = kpi;
  if (!observed || !kpi.inputs.includes(table.type.name)) return false;
  const entries = new EffectiveEntries(store, position);
  const number = (row: number | undefined): number | undefined => {
    if (row === undefined || !areas.includes(table.area.at(row))) return undefined;
    const day = table.day.at(row);
    return day >= period.from && day <= period.to ? observed(entries, table, row) : undefined;
  };
  return number(opened) !== number(closed);
}

/** The amounts by the earlier definition and areas; takes note of the types that were read. */
function measured(
  entries: EffectiveEntries,
  figure: FigurePair,
  referenceDay: number,
  reads: Set<string>,
): Amounts {
  const amounts = amountsAt(entries, figure, figure.kpi[0], figure.areas[0], referenceDay);
  entries.reads.forEach((name) => reads.add(name));
  return amounts;
}

/** What another definition, reference date or area takes in or leaves out of what is known in the end. */
function byOtherReading(store: FactStore, from: Side, to: Side, figure: FigurePair): readonly CausingEntry[] {
  const entries = new EffectiveEntries(store, to.position);
  const [kpiBefore, kpiAfter] = figure.kpi;
  const [areasBefore, areasAfter] = figure.areas;
  const read = (
    kpi: typeof kpiBefore,
    areas: readonly number[],
    referenceDay: number,
  ): ReadonlySet<number> => {
    const positions = new Set<number>();
    const entry = (position: number) => positions.add(position);
    amountsAt(entries, figure, kpi, areas, referenceDay, { entry, household: () => undefined });
    return positions;
  };
  const old = read(kpiBefore, areasBefore, from.referenceDay);
  const redefined = read(kpiAfter, areasBefore, from.referenceDay);
  const later = read(kpiAfter, areasBefore, to.referenceDay);
  const redrawn = read(kpiAfter, areasAfter, to.referenceDay);
  return [
    ...named('definition', old, redefined),
    ...named('laterLook', redefined, later),
    ...named('area', later, redrawn),
  ];
}

function named(
  cause: Cause,
  before: ReadonlySet<number>,
  after: ReadonlySet<number>,
): readonly CausingEntry[] {
  const changed = [
    ...[...before].filter((position) => !after.has(position)),
    ...[...after].filter((position) => !before.has(position)),
  ];
  return changed
    .sort((a, b) => a - b)
    .map((position) => ({ cause, entryPosition: position, position, contribution: undefined }));
}
