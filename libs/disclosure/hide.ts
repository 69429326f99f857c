import { inHidingOrder, goalsOf, systemOf, truthOf, type Decided, type EditionCells } from './pattern.js';
import type { Subset } from './constraints.js';
import type { Goal, Solver, World } from './system.js';
import { Search, searchWorlds, worldsFor } from './worlds.js';
import { variablesOf } from './variables.js';

export interface HiddenEnough {
  readonly cells: readonly Decided[];
  readonly worlds: readonly World[];
}

/** Nothing that may be hidden makes these possible again: publishing is refused. */
export interface NotEnough {
  readonly refused: readonly Goal[];
}

/** What is known while more is hidden: the editions before, how KPIs hang together, and the solver. */
export interface Surroundings {
  readonly earlier: readonly EditionCells[];
  readonly subsets: readonly Subset[];
  readonly solver: Solver;
}

/**
 * Hides more of the last edition while a world is missing, in a fixed order, the first cell that helps (DISCLOSURE.md, 9);
 * where no single one helps, as few as the order allows. What an earlier edition shows, and the programme as a whole, stay.
 */
export function hideEnough(around: Surroundings, edition: EditionCells): HiddenEnough | NotEnough {
  let now = edition;
  let worlds: readonly World[] = [];
  for (;;) {
    const found = searchWorlds(searchIn(around, now), goalsOf([...around.earlier, now]), worlds);
    worlds = found.worlds;
    const [goal] = found.unmet;
    if (!goal) return { cells: now.cells, worlds };
    const more = moreFor(goal, around, now);
    if (!more) return { refused: found.unmet };
    now = more;
  }
}

function searchIn({ earlier, subsets, solver }: Surroundings, now: EditionCells): Search {
  const editions = [...earlier, now];
  return new Search(systemOf(editions, subsets), truthOf(editions), solver);
}

type Helps = (hidden: ReadonlySet<string>) => EditionCells | undefined;

function moreFor(goal: Goal, around: Surroundings, now: EditionCells): EditionCells | undefined {
  const helps: Helps = (hidden) => {
    const cells = now.cells.map((cell) => (hidden.has(cell.id) ? hide(cell) : cell));
    const with_ = { ...now, cells };
    return worldsFor(searchIn(around, with_), goal).length > 0 ? with_ : undefined;
  };
  const candidates = candidatesFor(goal, around, now);
  for (const { id } of candidates) {
    const alone = helps(new Set([id]));
    if (alone) return alone;
  }
  return fewest(candidates, helps);
}

/** What is shown of what hangs together with a goal and may be hidden, in the order in which it is. */
function candidatesFor(goal: Goal, around: Surroundings, now: EditionCells): readonly Decided[] {
  const variables = variablesOf(now.table);
  const together = searchIn(around, now).graph.componentOf(goal.terms.map(([id]) => id));
  const shownBefore = new Set(
    around.earlier.flatMap(({ cells }) => cells.flatMap(({ id, shown }) => (shown === undefined ? [] : id))),
  );
  return now.cells
    .filter(({ shown, rank, id }) => shown !== undefined && rank.level !== 'NL' && !shownBefore.has(id))
    .filter(({ places }) => places.some((place) => together.has(variables.get(place)?.id ?? '')))
    .sort(inHidingOrder);
}

/** The shortest beginning of the order that helps, without those of it that are not needed. */
function fewest(candidates: readonly Decided[], helps: Helps): EditionCells | undefined {
  const hidden = new Set<string>();
  let found: EditionCells | undefined;
  for (const { id } of candidates) {
    hidden.add(id);
    found = helps(hidden);
    if (found) break;
  }
  if (!found) return undefined;
  for (const id of [...hidden]) {
    hidden.delete(id);
    const without = helps(hidden);
    if (without) found = without;
    else hidden.add(id);
  }
  return found;
}

function hide({ shown: _, ...cell }: Decided): Decided {
  return { ...cell, hidden: 'SECONDARY' };
}
