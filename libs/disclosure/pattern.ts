import { byRank, type Cell, type Hidden, type Rank } from './cell.js';
import {
  constraintsAcross,
  constraintsNext,
  constraintsOf,
  isNext,
  leavesMore,
  spanOf,
  type Constraint,
  type Subset,
} from './constraints.js';
import { nameOf, type ExactTable } from './exact.js';
import { keptFor } from './kept.js';
import { spread, type Protection } from './parameters.js';
import { MOST, type Goal, type Range, type System, type World } from './system.js';
import { variablesOf, type Variable } from './variables.js';

/** A cell of an edition with what its readers see of it. */
export type Decided = Cell & { readonly shown?: number; readonly hidden?: Hidden };

/** One edition as it goes into the proof: its exact table and what was made of its cells. */
export interface EditionCells {
  readonly table: ExactTable;
  readonly cells: readonly Decided[];
  readonly rules: Protection;
}

interface Seen extends Variable {
  readonly cell: Decided;
}

/** The cells that a variable is seen as: it is free to a reader once all of them are hidden. */
export function cellsByVariable(edition: EditionCells): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, cell } of seenIn(edition).values())
    found.set(id, (found.get(id) ?? new Set<string>()).add(cell.id));
  return found;
}

/** The variables of an edition by the places they stand at, with what is seen there. */
function seenIn({ table, cells }: EditionCells): ReadonlyMap<string, Seen> {
  const variables = variablesOf(table);
  return new Map(
    cells.flatMap((cell) =>
      cell.places.flatMap((place) => {
        const variable = variables.get(place);
        return variable ? [[place, { ...variable, cell }] as const] : [];
      }),
    ),
  );
}

/** What a reader of all these editions knows: a range per variable, and how the variables hang together. */
export function systemOf(editions: readonly EditionCells[], subsets: readonly Subset[]): System {
  const ranges = new Map<string, Range>();
  for (const edition of editions)
    for (const { id, cell } of seenIn(edition).values()) {
      const known = ranges.get(id) ?? { low: 0, high: MOST };
      const { low, high } = rangeOf(cell, edition.rules);
      ranges.set(id, { low: Math.max(known.low, low), high: Math.min(known.high, high) });
    }
  const constraints = new Map<string, Constraint>();
  const add = (some: readonly Constraint[]) => {
    for (const one of some) if (one.terms.every(([id]) => ranges.has(id))) constraints.set(textOf(one), one);
  };
  editions.forEach((edition, i) => {
    add(within(edition.table).of(subsets));
    for (const earlier of editions.slice(0, i)) add(within(edition.table).after(earlier.table));
    const before = editions.slice(0, i).findLast(({ table }) => isNext(table, edition.table));
    if (before) add(constraintsNext(before.table, edition.table));
    add(complements(edition));
  });
  return { ranges, constraints: [...constraints.values()] };
}

const textOf = keptFor((one: Constraint): string => JSON.stringify(one));

/**
 * How a table hangs together, in itself and with each earlier one, made once: it does not depend on what is shown.
 */
const within = keptFor((table: ExactTable) => ({
  of: keptFor((subsets: readonly Subset[]) => constraintsOf(table, subsets)),
  after: keptFor((earlier: ExactTable) => constraintsAcross(earlier, table)),
}));

/** DISCLOSURE.md, 7: a number shown is within four of the true one, and no smaller than what is shown at all. */
function rangeOf({ shown }: Decided, rules: Protection): Range {
  if (shown === undefined) return { low: 0, high: MOST };
  return { low: Math.max(shown - spread(rules), rules.hideUpTo + 1), high: shown + spread(rules) };
}

function complements(edition: EditionCells): readonly Constraint[] {
  const { hideUpTo } = edition.rules;
  return ratiosOf(edition).flatMap(({ numerator, denominator }) =>
    numerator.cell.shown === undefined || denominator.n - numerator.n <= hideUpTo
      ? []
      : [leavesMore(numerator, denominator, hideUpTo)],
  );
}

/** The two halves of every ratio, once. */
function ratiosOf(edition: EditionCells) {
  const at = seenIn(edition);
  const pairs = new Map<string, { readonly numerator: Seen; readonly denominator: Seen }>();
  for (const figure of edition.table.figures) {
    const numerator = at.get(nameOf({ ...figure, amount: 'numerator' }));
    const denominator = at.get(nameOf({ ...figure, amount: 'denominator' }));
    if (numerator && denominator) pairs.set(`${numerator.id} ${denominator.id}`, { numerator, denominator });
  }
  return [...pairs.values()];
}

/** The world as it is: every cell of the editions with its true number. */
export const truthOf = (editions: readonly EditionCells[]): World =>
  new Map(editions.flatMap((edition) => [...seenIn(edition).values()].map(({ id, n }) => [id, n] as const)));

/**
 * What must stay possible to a reader of all these editions (DISCLOSURE.md, 8), in a fixed order. A number shown
 * keeps half the width of a difference: what others narrow further would leave too little between it and the next
 * edition of its period.
 */
export function goalsOf(editions: readonly EditionCells[]): readonly Goal[] {
  const goals = new Map<string, Goal>();
  const add = (goal: Goal) => goals.set(JSON.stringify(goal), goal);
  for (const edition of editions) {
    const { hideUpTo, secondaryWidth } = edition.rules;
    const shownWidth = Math.floor(differenceWidth(edition.rules) / 2);
    const zeroOrMore = (terms: Goal['terms']) => {
      add({ kind: 'ZERO', terms, amount: 0 });
      add({ kind: 'MORE', terms, amount: hideUpTo + 1 });
    };
    for (const { id, cell } of seenIn(edition).values()) {
      if (cell.hidden === 'PRIMARY') zeroOrMore([[id, 1]]);
      if (cell.hidden === 'SECONDARY') add({ kind: 'WIDTH', terms: [[id, 1]], amount: secondaryWidth });
      if (cell.shown !== undefined) add({ kind: 'WIDTH', terms: [[id, 1]], amount: shownWidth });
    }
    for (const { numerator, denominator } of ratiosOf(edition))
      if (denominator.n - numerator.n <= hideUpTo && denominator.cell.hidden !== 'PRIMARY')
        zeroOrMore([
          [denominator.id, 1],
          [numerator.id, -1],
        ]);
  }
  for (const goal of differences(editions)) add(goal);
  return [...goals.values()];
}

/**
 * Between each pair of editions every difference of a figure stays as wide as what is hidden, or, where rules hide
 * more than they round, as what one number shown leaves: more than that nothing can promise of two numbers shown.
 */
function differences(editions: readonly EditionCells[]): readonly Goal[] {
  const all = editions.map(seenIn);
  const bySpan = editions.map(
    ({ table }, i) =>
      new Map([...(all[i] ?? [])].map(([place, seen]) => [overSpan(table, place), seen] as const)),
  );
  const widths = editions.map(({ rules }) => differenceWidth(rules));
  return all.flatMap((at, i) =>
    [...at].flatMap(([place, { id, n }]) =>
      bySpan.slice(0, i).flatMap((earlier, j): readonly Goal[] => {
        const [now, then] = [editions[i]?.table, editions[j]?.table];
        const other = now && earlier.get(overSpan(now, place));
        if (!other || !then || (n === other.n && isAtOneState(then, now))) return [];
        const terms = [
          [id, 1],
          [other.id, -1],
        ] as const;
        return [{ kind: 'WIDTH', terms, amount: widths[i] ?? 0 }];
      }),
    ),
  );
}

/** A place by the days it is about: all up to the end of a quarter is the same under the name of its year. */
function overSpan(table: ExactTable, place: string): string {
  const [kpi, scope, , kind, amount] = place.split('|');
  const { from, to } = spanOf(table, kind === 'cumulative');
  return [kpi, scope, from, to, amount].join('|');
}

/**
 * Whether no entry about people lies between: that counts are the same is known then, and no difference to be kept
 * open.
 */
const isAtOneState = (then: ExactTable, now: ExactTable): boolean =>
  then.entries.atPosition === now.entries.atPosition;

const differenceWidth = (rules: Protection): number => Math.min(rules.hideUpTo + 1, 2 * spread(rules));

/**
 * In which order more is hidden: neighbourhoods before municipalities, shorter periods first, the smaller number
 * first, then by name.
 */
export const inHidingOrder = (a: Decided, b: Decided): number =>
  byRank(withoutName(a.rank), withoutName(b.rank)) ||
  (a.shown ?? 0) - (b.shown ?? 0) ||
  byRank(a.rank, b.rank);

const withoutName = (rank: Rank): Rank => ({ ...rank, name: '' });
