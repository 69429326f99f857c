import type { InSteps } from '../in-steps.js';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { NONE } from '../facts/fact-table.js';
import { RunningMedian } from '../facts/running-median.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import { minus, NOTHING, plus, type Amounts } from './amounts.js';
import { DATA_CAUSES, type Changes } from './changes.js';
import type { Replayed } from './replayed.js';

/** What an event took out of a median and into it, of the types that it is taken over, in columns and in order. */
interface Observed {
  readonly cause: Uint8Array;
  readonly out: Numbers;
  readonly into: Numbers;
  /** Of each area the indices of what touches it. */
  readonly byArea: ReadonlyMap<number, readonly number[]>;
}

/** The number of each, with the day and the area it counts for; an area of NONE: there is none. */
interface Numbers {
  readonly number: Int32Array;
  readonly day: Int32Array;
  readonly area: Int32Array;
}

/** Medians over entries that each add one number to them: the numbers are kept count of, event by event. */
export function* replayMedians(
  earlier: EffectiveEntries,
  changes: Changes,
  kpi: Kpi,
  replayed: readonly Replayed[],
): InSteps<void> {
  const observed = observedIn(earlier, changes, kpi);
  const counts = new Counts(earlier);
  for (const one of replayed) {
    replayMedian(counts.of(kpi, one.figure.areas[0], one.figure.period), observed, one);
    yield;
  }
}

function observedIn(entries: EffectiveEntries, changes: Changes, kpi: Kpi): Observed {
  const inputs = new Set<string>(kpi.inputs);
  const isInput = changes.tables.map(({ type }) => inputs.has(type.name));
  const slots = changes.slots.filter((slot) => isInput[changes.table[slot] ?? 0] === true);
  const numbers = (rows: Int32Array): Numbers => {
    const of = {
      number: new Int32Array(slots.length),
      day: new Int32Array(slots.length),
      area: new Int32Array(slots.length).fill(NONE),
    };
    for (const [i, slot] of slots.entries()) {
      const row = rows[slot] ?? NONE;
      if (row === NONE) continue;
      const table = changes.tableAt(slot);
      of.number[i] = kpi.observed?.(entries, table, row) ?? 0;
      of.day[i] = table.day.at(row);
      of.area[i] = table.area.at(row);
    }
    return of;
  };
  const [out, into] = [numbers(changes.closed), numbers(changes.opened)];
  const byArea = new Map<number, number[]>();
  for (let i = 0; i < slots.length; i++) {
    const [one = NONE, other = NONE] = [out.area[i], into.area[i]];
    for (const area of one === other ? [one] : [one, other]) {
      if (area === NONE) continue;
      const known = byArea.get(area);
      if (known) known.push(i);
      else byArea.set(area, [i]);
    }
  }
  return { cause: Uint8Array.from(slots, (slot) => changes.cause[slot] ?? 0), out, into, byArea };
}

function replayMedian(
  median: RunningMedian,
  { cause, out, into, byArea }: Observed,
  { figure: { areas, period }, parts }: Replayed,
): void {
  const inAreas = new Set(areas[0]);
  const isHere = ({ area, day }: Numbers, i: number): boolean => {
    const on = day[i] ?? 0;
    return on >= period.from && on <= period.to && inAreas.has(area[i] ?? NONE);
  };
  let before = amountOf(median);
  let running = -1;
  const settle = () => {
    const of = DATA_CAUSES[running];
    if (of === undefined) return;
    const now = amountOf(median);
    parts[of] = plus(parts[of], minus(now, before));
    before = now;
  };
  // Of one area only what touches it; of several everything is looked at anyway.
  const [only] = areas[0];
  const own = areas[0].length === 1 && only !== undefined ? (byArea.get(only) ?? []) : undefined;
  const length = own?.length ?? cause.length;
  for (let at = 0; at < length; at++) {
    const i = own?.[at] ?? at;
    const [goes, comes] = [isHere(out, i), isHere(into, i)];
    if (!goes && !comes) continue;
    if (cause[i] !== running) settle();
    running = cause[i] ?? 0;
    if (goes) median.add(out.number[i] ?? 0, -1);
    if (comes) median.add(into.number[i] ?? 0, 1);
  }
  settle();
}

function amountOf(median: RunningMedian): Amounts {
  const { value } = median;
  return value === undefined ? NOTHING : { value: Math.round(value * 1_000_000) };
}

/**
 * How often each number occurs at the earlier position, found once for each area, of which figures of several are
 * made.
 */
class Counts {
  private readonly kept = new Map<string, ReadonlyMap<number, number>>();

  constructor(private readonly entries: EffectiveEntries) {}

  of(kpi: Kpi, areas: readonly number[], period: Period): RunningMedian {
    const median = new RunningMedian();
    for (const area of areas) {
      const key = `${period.from}|${period.to}|${area}`;
      const known = this.kept.get(key) ?? this.inArea(kpi, area, period);
      this.kept.set(key, known);
      for (const [number, times] of known) median.add(number, times);
    }
    return median;
  }

  private inArea(kpi: Kpi, area: number, { from, to }: Period): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const name of kpi.inputs) {
      const found = this.entries.select(name, from, to);
      const rows = found.in([area]);
      for (let i = 0; i < rows.length; i++) {
        const number = kpi.observed?.(this.entries, found.table, rows[i] ?? 0) ?? 0;
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    }
    return counts;
  }
}
