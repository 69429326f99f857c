import {
  Graph,
  isMet,
  MOST,
  valueIn,
  violations,
  type Goal,
  type Problem,
  type Range,
  type Solver,
  type System,
  type Terms,
  type World,
} from './system.js';
import { Changed, changesFor, nudged } from './nudge.js';

/** Where worlds are looked for. */
export class Search {
  readonly graph: Graph;

  constructor(
    readonly system: System,
    /** The true table: a world itself, from which the others differ in few variables. */
    readonly truth: World,
    private readonly solver: Solver,
    graph?: Graph,
  ) {
    this.graph = graph ?? new Graph(system);
  }

  /**
   * The same where nothing is known of some variables. What hangs together stays, so it promises no more than there
   * is.
   */
  without(ids: Iterable<string>): Search {
    const ranges = new Map(this.system.ranges);
    for (const id of ids) ranges.set(id, { low: 0, high: MOST });
    return new Search({ ...this.system, ranges }, this.truth, this.solver, this.graph);
  }

  /**
   * A world in which only the free variables differ from the true table; undefined when there is none. Throws when
   * what the solver answers is none.
   */
  solve(free: ReadonlySet<string>, asked: WorldProblem): World | undefined {
    const { problem, ids } = this.problemOf(free, asked);
    const found = this.solver(problem);
    if (!found) return undefined;
    const changes = ids.map((id, i) => [id, found[i] ?? NaN] as const);
    const world = new Changed(this.truth, new Map(changes.filter(([id, n]) => n !== this.truth.get(id))));
    const own = {
      ranges: new Map(ids.map((id) => [id, this.rangeOf(id)])),
      constraints: this.graph.constraintsOf(ids),
    };
    const wrong = violations(own, world);
    if (wrong.length > 0) throw new Error(`the solver's world is none: ${wrong.slice(0, 3).join('; ')}`);
    return world;
  }

  private rangeOf(id: string): Range {
    const range = this.system.ranges.get(id);
    if (!range) throw new RangeError(`no variable ${id}`);
    return range;
  }

  private problemOf(free: ReadonlySet<string>, asked: WorldProblem) {
    const ids = [...free];
    const index = new Map(ids.map((id, i) => [id, i]));
    const range = (id: string) => asked.ranges?.get(id) ?? this.rangeOf(id);
    const inside = (terms: Terms) =>
      terms.flatMap(([id, times]) => {
        const at = index.get(id);
        return at === undefined ? [] : [[at, times] as const];
      });
    const rowOf = (terms: Terms, low: number, high: number) => {
      const fixed = valueIn(
        terms.filter(([id]) => !index.has(id)),
        this.truth,
      );
      return { terms: inside(terms), low: low - fixed, high: high - fixed };
    };
    const rows = this.graph
      .constraintsOf(ids)
      .map(({ terms, is, bound }) => rowOf(terms, is === 'EQUAL' ? bound : -Infinity, bound));
    if (asked.row) rows.push(rowOf(asked.row.terms, asked.row.low, asked.row.high));
    const problem: Problem = {
      low: ids.map((id) => range(id).low),
      high: ids.map((id) => range(id).high),
      rows,
      objective: inside(asked.objective),
      sense: asked.sense,
    };
    return { problem, ids };
  }
}

interface WorldProblem {
  readonly row?: { readonly terms: Terms; readonly low: number; readonly high: number };
  readonly objective: Terms;
  readonly sense: Problem['sense'];
  readonly ranges?: ReadonlyMap<string, Range>;
}

/**
 * Looks for worlds until every goal is met; answers those found beside the ones there were, and the goals that none
 * meets.
 */
export function searchWorlds(
  search: Search,
  goals: readonly Goal[],
  known: readonly World[],
): { readonly worlds: readonly World[]; readonly unmet: readonly Goal[] } {
  const worlds = [...known];
  let open = goals.filter((goal) => !isMet(goal, worlds));
  for (const [component, own] of byComponent(search, open))
    worlds.push(...sharedWorlds(search, component, own));
  open = open.filter((goal) => !isMet(goal, worlds));
  const unmet: Goal[] = [];
  for (const goal of open) {
    if (isMet(goal, worlds)) continue;
    worlds.push(...nudgedFor(search, goal));
    if (isMet(goal, worlds)) continue;
    worlds.push(...worldsFor(search, goal));
    if (!isMet(goal, worlds)) unmet.push(goal);
  }
  return { worlds, unmet };
}

/** Worlds for one goal by changing the true table a little. */
const nudgedFor = ({ graph, truth }: Search, goal: Goal): readonly World[] =>
  changesFor(goal, graph, truth).flatMap((options) => {
    for (const option of options) {
      const world = nudged(graph, truth, option);
      if (world) return [world];
    }
    return [];
  });

/** Worlds for one goal: near the true table when there are any, else anywhere in what hangs together with it. */
export function worldsFor(search: Search, goal: Goal): readonly World[] {
  const ids = goal.terms.map(([id]) => id);
  for (const free of [search.graph.reachedFrom(ids, 1), search.graph.componentOf(ids)]) {
    const asked = questionsOf(goal).map((question) => search.solve(free, question));
    const worlds = asked.filter((world) => world !== undefined);
    if (isMet(goal, worlds)) return worlds;
  }
  return [];
}

function questionsOf({ kind, terms, amount }: Goal): readonly WorldProblem[] {
  if (kind === 'ZERO') return [{ row: { terms, low: 0, high: 0 }, objective: [], sense: 'LEAST' }];
  if (kind === 'MORE')
    return [{ row: { terms, low: amount, high: Infinity }, objective: [], sense: 'LEAST' }];
  return [
    { objective: terms, sense: 'LEAST' },
    { objective: terms, sense: 'MOST' },
  ];
}

/** A few worlds that meet many goals at once; what they do not meet is asked for one by one. */
function sharedWorlds(
  search: Search,
  component: ReadonlySet<string>,
  goals: readonly Goal[],
): readonly World[] {
  const of = (kind: Goal['kind']) => goals.filter((goal) => goal.kind === kind);
  const boxed = new Map<string, Range>();
  for (const { terms, amount } of of('MORE'))
    for (const [id, times] of terms) {
      const { low, high } = search.system.ranges.get(id) ?? { low: 0, high: 0 };
      if (terms.length === 1 && times === 1)
        boxed.set(id, { low, high: Math.max(low, Math.min(high, amount)) });
    }
  const asked: WorldProblem[] = [
    { objective: sumOf(of('ZERO')), sense: 'LEAST' },
    { objective: sumOf(of('MORE')), sense: 'MOST', ranges: boxed },
    { objective: sumOf(of('WIDTH')), sense: 'LEAST' },
    { objective: sumOf(of('WIDTH')), sense: 'MOST' },
  ];
  return asked.flatMap((question) =>
    question.objective.length === 0 ? [] : (search.solve(component, question) ?? []),
  );
}

function sumOf(goals: readonly Goal[]): Terms {
  const sums = new Map<string, number>();
  for (const { terms } of goals) for (const [id, times] of terms) sums.set(id, (sums.get(id) ?? 0) + times);
  return [...sums].filter(([, times]) => times !== 0);
}

/** Goals by what hangs together with them, in the order of the first goal of each. */
function byComponent(
  search: Search,
  goals: readonly Goal[],
): ReadonlyMap<ReadonlySet<string>, readonly Goal[]> {
  const found = new Map<ReadonlySet<string>, Goal[]>();
  for (const goal of goals)
    // Of a difference the newer edition's variable.
    for (const [id] of goal.terms.slice(0, 1)) {
      const component = search.graph.componentOf([id]);
      const own = found.get(component);
      const inside = { ...goal, terms: goal.terms.filter(([other]) => component.has(other)) };
      if (own) own.push(inside);
      else found.set(component, [inside]);
    }
  return found;
}
