import type { Constraint } from './constraints.js';
import type { Goal, Graph, Range, Terms, World } from './system.js';

/** So many repairs at most: what does not come right soon is left to the solver. */
const REPAIRS = 60;

/** The true table with some variables changed. */
export class Changed implements World {
  constructor(
    private readonly truth: World,
    readonly changes: ReadonlyMap<string, number>,
  ) {}

  get(id: string): number | undefined {
    return this.changes.get(id) ?? this.truth.get(id);
  }
}

/**
 * Changes some variables of the true table and repairs what hangs together with them, a constraint at a time, as
 * little as can be; undefined when that does not come right soon. A quick way to worlds that there are; that there
 * is none it never says.
 */
export function nudged(graph: Graph, truth: World, set: ReadonlyMap<string, number>): Changed | undefined {
  const { ranges } = graph.system;
  const changes = new Map(set);
  const world = new Changed(truth, changes);
  for (const [id, n] of set) {
    const range = ranges.get(id);
    if (!range || n < range.low || n > range.high) return undefined;
  }
  const open = [...graph.constraintsOf(set.keys())];
  for (let turn = 0; turn < REPAIRS && open.length > 0; turn++) {
    const constraint = open.shift();
    if (!constraint) break;
    const over = excess(constraint, world);
    if (over === 0) {
      turn--;
      continue;
    }
    const moved = repair(constraint, over, ranges, world, changes, set);
    if (!moved) return undefined;
    for (const other of graph.constraintsOf(moved)) if (!open.includes(other)) open.push(other);
  }
  return open.every((constraint) => excess(constraint, world) === 0) ? world : undefined;
}

/** By how much a constraint is passed; below zero when an equality falls short. */
function excess({ terms, is, bound }: Constraint, world: World): number {
  let left = -bound;
  for (const [id, times] of terms) left += (world.get(id) ?? NaN) * times;
  return is === 'EQUAL' ? left : Math.max(0, left);
}

function repair(
  { terms }: Constraint,
  over: number,
  ranges: ReadonlyMap<string, Range>,
  world: World,
  changes: Map<string, number>,
  fixed: ReadonlyMap<string, number>,
): readonly string[] | undefined {
  let left = over;
  const moved: string[] = [];
  // What may be anything goes first: it stands in nobody's way.
  const order = terms
    .filter(([id]) => !fixed.has(id))
    .map(([id, times]) => ({ id, times, range: ranges.get(id) ?? { low: 0, high: 0 } }))
    .sort((a, b) => b.range.high - b.range.low - (a.range.high - a.range.low));
  for (const { id, times, range } of order) {
    if (left === 0) break;
    const now = world.get(id) ?? 0;
    const wanted = now - left / times;
    const next = Math.max(range.low, Math.min(range.high, wanted));
    if (next === now) continue;
    changes.set(id, next);
    left += (next - now) * times;
    moved.push(id);
  }
  return left === 0 ? moved : undefined;
}

/**
 * What to change of the true table for a goal: one set of changes for each world that it needs, with others to try.
 */
export function changesFor(
  { kind, terms, amount }: Goal,
  { system }: Graph,
  truth: World,
): readonly (readonly ReadonlyMap<string, number>[])[] {
  const [first, second] = terms;
  if (!first) return [];
  const rangeOf = (id: string) => system.ranges.get(id) ?? { low: 0, high: 0 };
  const n = (id: string) => truth.get(id) ?? 0;
  if (kind === 'WIDTH') {
    const ends = ([id]: Terms[number]) => {
      const { low, high } = rangeOf(id);
      return [Math.min(high, n(id) + amount), Math.max(low, n(id) - amount)].map((to) => new Map([[id, to]]));
    };
    return terms.flatMap(ends).map((one) => [one]);
  }
  if (!second) return [[new Map([[first[0], kind === 'ZERO' ? 0 : amount]])]];
  // A denominator and its numerator: equal, or so far apart.
  const [whole, part] = [first[0], second[0]];
  const apart = kind === 'ZERO' ? 0 : amount;
  const { low, high } = rangeOf(whole);
  const options = [n(whole), low, Math.min(high, n(whole) + amount)];
  return [
    options.map(
      (to) =>
        new Map([
          [whole, to],
          [part, to - apart],
        ]),
    ),
  ];
}
