import type { EventName } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import type { Selection } from './selection.js';

/**
 * The households of the rows of some types, renumbered: counting a few of a large programme then stays in a
 * small array.
 */
export interface Numbered {
  /** How many households there are. */
  readonly size: number;
  readonly of: readonly {
    readonly selection: Selection;
    /** Number of the household of each of the selection's rows, in its order. */
    readonly numbers: Int32Array;
  }[];
}

/** The number of each household in this round, which begins with `base`: what is below that is of an earlier one. */
let numberOf = new Int32Array(0);
let base = 1;

/**
 * Households of the effective rows of some types in a range of days (inclusive), after the links known. Found once
 * per position.
 */
export const numberedHouseholds = (
  entries: EffectiveEntries,
  typeNames: readonly EventName[],
  from: number,
  to: number,
): Numbered =>
  entries.memo(`numbered|${typeNames.join('|')}|${from}|${to}`, () => {
    const selections = typeNames.map((name) => entries.select(name, from, to));
    prepare(
      entries.store.dictionary('household').size,
      selections.reduce((sum, { rows }) => sum + rows.length, 0),
    );
    let size = 0;
    const { paired } = entries;
    const of = selections.map((selection) => {
      const { table, rows } = selection;
      const keys = table.column('householdKey').values;
      const numbers = new Int32Array(rows.length);
      for (let i = 0; i < rows.length; i++) {
        const key = keys[rows[i] ?? 0] ?? 0;
        const household = paired.has(key) ? entries.household(key) : key;
        let number = numberOf[household] ?? 0;
        if (number < base) {
          number = base + size++;
          numberOf[household] = number;
        }
        numbers[i] = number - base;
      }
      return { selection, numbers };
    });
    base += size;
    return { size, of };
  });

/** How many households are in each area, and in all of them together; not by summing, for one may be in several. */
export interface HouseholdCounts {
  readonly areas: Int32Array;
  readonly all: number;
}

/** The same households, counted in one pass. */
export const householdCounts = (
  entries: EffectiveEntries,
  typeName: EventName,
  from: number,
  to: number,
): HouseholdCounts =>
  entries.memo(`counted|${typeName}|${from}|${to}`, () => {
    const { table, rows, offsets } = entries.select(typeName, from, to);
    const areas = new Int32Array(offsets.length - 1);
    prepare(entries.store.dictionary('household').size, areas.length);
    const keys = table.column('householdKey').values;
    const { paired } = entries;
    let all = 0;
    for (let area = 0; area < areas.length; area++) {
      const here = base + area;
      for (let i = offsets[area] ?? 0; i < (offsets[area + 1] ?? 0); i++) {
        const key = keys[rows[i] ?? 0] ?? 0;
        const household = paired.has(key) ? entries.household(key) : key;
        const met = numberOf[household] ?? 0;
        if (met === here) continue;
        if (met < base) all++;
        areas[area] = (areas[area] ?? 0) + 1;
        numberOf[household] = here;
      }
    }
    base += areas.length;
    return { areas, all };
  });

/** Makes room for a round of numbers of at most so many of the households there are. */
function prepare(households: number, most: number): void {
  if (numberOf.length >= households && base + most < 2 ** 31) return;
  numberOf = new Int32Array(Math.ceil(households * 1.25));
  base = 1;
}
