import {
  nextSteps,
  stepNames,
  type ColumnName,
  type EventName,
  type LifeCycleStep,
  type LifeCycleTable,
} from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { collect } from '../facts/collect.js';
import type { FactRow } from '../facts/latest-values.js';

/** A step with the name of its event. */
interface StepKind<S extends string = string> extends LifeCycleStep<string, S> {
  readonly name: EventName;
  /** What can be recorded after it. */
  readonly next: readonly EventName[];
}

/** What is followed in a register: which column says which one it is, and its steps; the first begins it. */
export interface LifeCycleDefinition<S extends string = string> {
  readonly idPath: ColumnName;
  readonly dictionary: string;
  readonly steps: readonly StepKind<S>[];
}

/** A register of what has that life cycle; `dictionary` is the name its ids are kept under. */
export const registerOf = <N extends EventName, S extends string>(
  dictionary: string,
  table: LifeCycleTable<N, S>,
): LifeCycleDefinition<S> => ({
  idPath: table.identity[0],
  dictionary,
  steps: stepNames(table).map((name) => ({ name, next: nextSteps(table, name), ...table.steps[name] })),
});

export interface StepTaken<S extends string = string> extends FactRow {
  readonly kind: StepKind<S>;
  readonly entryId: string;
  readonly day: number;
  /** Of the entry's first event: its identity. */
  readonly position: number;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
  /** It counts otherwise than as first posted. */
  readonly corrected: boolean;
  readonly partnerId: string | undefined;
}

/** One thing in a register, as it stood at a position and a reference day, with the states its life cycle has. */
export interface LifeCycleInstance<S extends string = string> {
  /** Its number in the dictionary of its ids. */
  readonly number: number;
  readonly id: string;
  /** Who posted it; undefined for the programme office. */
  readonly partnerId: string | undefined;
  readonly neighbourhoodId: string;
  /** Position of the first entry about it: its place in the list. */
  readonly position: number;
  /** By occurredOn, then as the life cycle runs, then by position. */
  readonly steps: readonly StepTaken<S>[];
  readonly state: StepKind<S>;
  /** Day of its beginning, or of the first step known. */
  readonly since: number;
  /** Days from the beginning to the reference day, as long as it is open. */
  readonly daysOpen: number | undefined;
  /** Days from the beginning to the first step after which it was no longer open. */
  readonly daysTaken: number | undefined;
}

/**
 * Everything of one life cycle at a position, the latest posted first. Its state is the furthest step taken, so that
 * a late event about an earlier step never turns it back; of two that exclude each other the one that happened last.
 * Steps after the reference day do not count.
 */
export const lifeCycleInstancesAt = <S extends string>(
  entries: EffectiveEntries,
  referenceDay: number,
  cycle: LifeCycleDefinition<S>,
): readonly LifeCycleInstance<S>[] =>
  entries.memo(`lives|${cycle.idPath}|${referenceDay}`, () => {
    const steps = new Map<number, StepTaken<S>[]>();
    for (const kind of cycle.steps)
      for (const row of entries.all(kind.name).rows) {
        const step = stepOf(entries, kind, row);
        const number = step.table.column(cycle.idPath).at(row);
        if (step.day <= referenceDay) collect(steps, number, step);
      }
    return [...steps]
      .map((found) => instanceOf(entries, referenceDay, cycle, found))
      .sort((a, b) => b.position - a.position);
  });

function stepOf<S extends string>({ store }: EffectiveEntries, kind: StepKind<S>, row: number): StepTaken<S> {
  const table = store.table(kind.name);
  const position = table.entryPosition.at(row);
  return {
    table,
    row,
    kind,
    entryId: store.idAt(position),
    day: table.day.at(row),
    position,
    recordedAt: store.moments.of(position) ?? 0,
    corrected: table.from.at(row) !== position,
    partnerId: store.partnerOf(table, row),
  };
}

function instanceOf<S extends string>(
  entries: EffectiveEntries,
  referenceDay: number,
  cycle: LifeCycleDefinition<S>,
  [number, taken]: [number, StepTaken<S>[]],
): LifeCycleInstance<S> {
  const steps = taken.sort((a, b) => a.day - b.day || a.kind.rank - b.kind.rank || a.position - b.position);
  const [earliest] = steps;
  if (!earliest) throw new Error('a life without steps');
  const beginning = steps.find(({ kind }) => kind === cycle.steps[0]) ?? earliest;
  const furthest = steps.reduce((far, step) => (step.kind.rank >= far.kind.rank ? step : far));
  const over = steps.find(({ kind, day }) => !kind.open && day >= beginning.day);
  const text = entries.store.dictionary(cycle.dictionary).text(number);
  return {
    number,
    // An id is unique within its partner, whose number stands before it.
    id: text.slice(text.indexOf('|') + 1),
    partnerId: beginning.partnerId,
    neighbourhoodId: entries.store.areas.text(beginning.table.area.at(beginning.row)),
    position: Math.min(...steps.map(({ position }) => position)),
    steps,
    state: furthest.kind,
    since: beginning.day,
    daysOpen: furthest.kind.open ? referenceDay - beginning.day : undefined,
    daysTaken: furthest.kind.open || !over ? undefined : over.day - beginning.day,
  };
}

/** What the steps say last, by position, in a column that some of them keep. */
export function latestValueRow({ steps }: LifeCycleInstance, path: ColumnName): FactRow | undefined {
  let last: StepTaken | undefined;
  for (const step of steps)
    if (step.table.has(path) && step.table.hasValue(path, step.row) && step.position >= (last?.position ?? 0))
      last = step;
  return last;
}

/** The same as text: free text, or the code. */
export function lastText(instance: LifeCycleInstance, path: ColumnName): string | undefined {
  const latest = latestValueRow(instance, path);
  return latest && textIn(latest, path);
}

/** What one row says in a column of text or codes. */
export function textIn({ table, row }: FactRow, path: ColumnName): string | undefined {
  if (!table.has(path)) return undefined;
  return table.texts(path) ? table.text(path, row) : table.codes(path)[table.column(path).at(row)];
}

/** The werklijnen in a bit mask, ascending. */
export const werklijnenIn = (mask: number): readonly number[] =>
  [1, 2, 3, 4].filter((werklijn) => (mask & (1 << werklijn)) !== 0);
