import {
  cellsByVariable,
  inHidingOrder,
  goalsOf,
  systemOf,
  truthOf,
  type Decided,
  type EditionCells,
} from './pattern.js';
import type { Subset } from './constraints.js';
import type { Goal, Solver, World } from './system.js';
import { Search, searchWorlds, worldsFor } from './worlds.js';
import type { ExactTable } from './exact.js';
import { variablesOf } from './variables.js';

export interface HiddenEnough {
  readonly cells: readonly Decided[];
  readonly worlds: readonly World[];
  /** KPIs whose table is left out of the edition. */
  readonly without: readonly string[];
}

/** Nothing that may be hidden makes these possible again: publishing is refused. */
export interface NotEnough {
  readonly refused: readonly Goal[];
}

/** What is known while more is hidden: the editions before, how KPIs hang together, and the solver. */
export interface HidingContext {
  readonly earlier: readonly EditionCells[];
  readonly subsets: readonly Subset[];
  readonly solver: Solver;
}

/**
 * Hides more of the last edition while a world is missing, in a fixed order, the first cell that helps
 * (DISCLOSURE.md, 9); where no single one helps, as few as the order allows. What an earlier edition shows, and the
 * programme as a whole, stay. What is not made possible within so many tries takes its whole table out of the
 * edition, else every table about people goes (docs/decisions/0071).
 */
export function hideEnough(around: HidingContext, edition: EditionCells): HiddenEnough | NotEnough {
  const tries = { left: edition.rules.tries };
  let now = edition;
  let worlds: readonly World[] = [];
  let without: readonly string[] = [];
  for (;;) {
    const search = searchIn(around, now);
    const found = searchWorlds(search, goalsOf([...around.earlier, now]), worlds);
    worlds = found.worlds;
    if (found.unmet.length === 0) return { cells: now.cells, worlds, without };
    const { hidden, unmet } = moreFor(found.unmet, { around, now, search, tries });
    if (unmet.length > 0) {
      const wider = leftOut(unmet, now.table, without);
      if (!wider) return { refused: unmet };
      without = wider;
    }
    const cells = now.cells.map((cell) => (hidden.has(cell.id) ? hide(cell) : cell));
    now = withoutTables({ ...now, cells }, without);
  }
}

/**
 * The tables that goals are about beside those left out already, else all; undefined when nothing is left to leave
 * out.
 */
function leftOut(
  goals: readonly Goal[],
  table: ExactTable,
  without: readonly string[],
): readonly string[] | undefined {
  const all = [...new Set(table.figures.map(({ kpi }) => kpi))];
  if (without.length === all.length) return undefined;
  const names = goals.flatMap(({ terms }) => terms.map(([id]) => id));
  const hit = all.filter((kpi) => names.some((name) => name.split('|')[1] === kpi));
  const wider = all.filter((kpi) => hit.includes(kpi) || without.includes(kpi));
  return wider.length > without.length ? wider : all;
}

/** Everything at a place of these tables hidden, of the programme as a whole too. */
function withoutTables(edition: EditionCells, kpis: readonly string[]): EditionCells {
  const isOut = ({ shown, places }: Decided): boolean =>
    shown !== undefined && places.some((place) => kpis.includes(place.split('|')[0] ?? ''));
  return { ...edition, cells: edition.cells.map((cell) => (isOut(cell) ? hide(cell) : cell)) };
}

function searchIn({ earlier, subsets, solver }: HidingContext, now: EditionCells): Search {
  const editions = [...earlier, now];
  return new Search(systemOf(editions, subsets), truthOf(editions), solver);
}

/** A look for what helps, with what hides nothing yet. */
interface Round {
  readonly around: HidingContext;
  readonly now: EditionCells;
  readonly search: Search;
  readonly tries: { left: number };
}

type Helps = (hidden: ReadonlySet<string>) => boolean;

/** What to hide for some goals, one after another, and the goals that nothing tried helps. */
function moreFor(goals: readonly Goal[], round: Round) {
  const seenAs = [...cellsByVariable(round.now)];
  let hidden: ReadonlySet<string> = new Set<string>();
  const unmet: Goal[] = [];
  for (const goal of goals) {
    const helps: Helps = (more) => {
      if (round.tries.left <= 0) return false;
      round.tries.left--;
      const isOut = (id: string) => hidden.has(id) || more.has(id);
      const free = seenAs.flatMap(([id, cells]) => ([...cells].every(isOut) ? id : []));
      return worldsFor(round.search.without(free), goal).length > 0;
    };
    if (hidden.size > 0 && helps(new Set())) continue;
    const candidates = candidatesFor(goal, round).filter(({ id }) => !hidden.has(id));
    const single = firstAlone(candidates, helps);
    const more = single ? new Set([single.id]) : fewest(candidates, helps);
    if (more) hidden = new Set([...hidden, ...more]);
    else unmet.push(goal);
  }
  return { hidden, unmet };
}

/** What is shown of what hangs together with a goal and may be hidden, in the order in which it is. */
function candidatesFor(goal: Goal, { around, now, search }: Round): readonly Decided[] {
  const variables = variablesOf(now.table);
  const together = search.graph.componentOf(goal.terms.map(([id]) => id));
  const shownBefore = new Set(
    around.earlier.flatMap(({ cells }) => cells.flatMap(({ id, shown }) => (shown === undefined ? [] : id))),
  );
  return now.cells
    .filter(({ shown, rank, id }) => shown !== undefined && rank.level !== 'NL' && !shownBefore.has(id))
    .filter(({ places }) => places.some((place) => together.has(variables.get(place)?.id ?? '')))
    .sort(inHidingOrder);
}

/**
 * The first that helps alone. Hiding more never makes a world impossible, so where some do not help together none
 * of them helps alone: the tries go with the logarithm of how many there are, and not with their number.
 */
function firstAlone(some: readonly Decided[], helps: Helps): Decided | undefined {
  if (some.length === 0 || !helps(new Set(some.map(({ id }) => id)))) return undefined;
  if (some.length === 1) return some[0];
  const middle = Math.floor(some.length / 2);
  return firstAlone(some.slice(0, middle), helps) ?? firstAlone(some.slice(middle), helps);
}

/** The shortest beginning of the order that helps, found by halves, without those of it that are not needed. */
function fewest(candidates: readonly Decided[], helps: Helps): ReadonlySet<string> | undefined {
  const ids = candidates.map(({ id }) => id);
  if (ids.length === 0 || !helps(new Set(ids))) return undefined;
  let [short, enough] = [0, ids.length];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (helps(new Set(ids.slice(0, middle)))) enough = middle;
    else short = middle;
  }
  const hidden = new Set(ids.slice(0, enough));
  for (const id of [...hidden]) {
    hidden.delete(id);
    if (!helps(hidden)) hidden.add(id);
  }
  return hidden;
}

function hide({ shown: _, ...cell }: Decided): Decided {
  return { ...cell, hidden: 'SECONDARY' };
}
