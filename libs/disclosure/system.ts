import type { Constraint } from './constraints.js';

/** What a reader knows that a variable may be. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** More than any count can be; what is hidden has no other upper bound. */
export const MOST = 1_000_000;

/** Variables with what a reader knows of each and of how they hang together. */
export interface System {
  readonly ranges: ReadonlyMap<string, Range>;
  readonly constraints: readonly Constraint[];
}

/** A complete table of whole numbers, by variable. */
export type World = Pick<ReadonlyMap<string, number>, 'get'>;

/** A linear expression that a goal is about. */
export type Terms = Constraint['terms'];

/**
 * What must stay possible. ZERO and EIGHT: two worlds with 0 and with more than the rule hides; WIDTH: two that far
 * apart.
 */
export interface Goal {
  readonly kind: 'ZERO' | 'MORE' | 'WIDTH';
  readonly terms: Terms;
  /** Of MORE the least, of WIDTH the distance. */
  readonly amount: number;
}

/** A problem in whole numbers: bounds of each variable, rows, and what to make least or most. */
export interface Problem {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly rows: readonly {
    readonly terms: readonly (readonly [number, number])[];
    readonly low: number;
    readonly high: number;
  }[];
  readonly objective: readonly (readonly [number, number])[];
  readonly sense: 'LEAST' | 'MOST';
}

/** Whole numbers that satisfy a problem and are best by its objective; undefined when there are none. */
export type Solver = (problem: Problem) => readonly number[] | undefined;

/** What a sum of cells is in a world. */
export const valueIn = (terms: Terms, world: World): number =>
  terms.reduce((sum, [id, times]) => sum + (world.get(id) ?? 0) * times, 0);

/** What a world does not satisfy of a system; nothing when it is a world of it. Adds integers, no more. */
export function violations(system: System, world: World): readonly string[] {
  const found: string[] = [];
  for (const [id, { low, high }] of system.ranges) {
    const n = world.get(id);
    if (n === undefined || !Number.isInteger(n) || n < low || n > high) found.push(`${id} = ${String(n)}`);
  }
  for (const { terms, is, bound } of system.constraints) {
    const left = valueIn(terms, world);
    if (is === 'EQUAL' ? left !== bound : left > bound)
      found.push(`${terms.map(([id, times]) => `${String(times)} × ${id}`).join(' + ')} = ${String(left)}`);
  }
  return found;
}

/** Whether worlds show that a goal is met. */
export function isMet({ kind, terms, amount }: Goal, worlds: readonly World[]): boolean {
  const values = worlds.map((world) => valueIn(terms, world));
  if (kind === 'ZERO') return values.includes(0);
  if (kind === 'MORE') return values.some((value) => value >= amount);
  return values.length > 0 && Math.max(...values) - Math.min(...values) >= amount;
}

/** How the variables of a system hang together, looked up once. */
export class Graph {
  private readonly of = new Map<string, Constraint[]>();
  private readonly components = new Map<string, ReadonlySet<string>>();

  constructor(readonly system: System) {
    for (const constraint of system.constraints)
      for (const [id] of constraint.terms) {
        const list = this.of.get(id);
        if (list) list.push(constraint);
        else this.of.set(id, [constraint]);
      }
  }

  /** What is reached from some variables in so many steps. */
  reachedFrom(seeds: readonly string[], steps = Infinity): ReadonlySet<string> {
    const reached = new Set(seeds);
    let edge: readonly string[] = seeds;
    for (let step = 0; step < steps && edge.length > 0; step++) {
      const next: string[] = [];
      for (const id of edge)
        for (const { terms } of this.of.get(id) ?? [])
          for (const [other] of terms)
            if (!reached.has(other)) {
              reached.add(other);
              next.push(other);
            }
      edge = next;
    }
    return reached;
  }

  /** All that hangs together with some variables. */
  componentOf(seeds: readonly string[]): ReadonlySet<string> {
    const parts = seeds.map((seed) => {
      const known = this.components.get(seed);
      if (known) return known;
      const reached = this.reachedFrom([seed]);
      for (const id of reached) this.components.set(id, reached);
      return reached;
    });
    const [first = new Set<string>()] = parts;
    return parts.every((part) => part === first) ? first : new Set(parts.flatMap((part) => [...part]));
  }

  /** The constraints that any of some variables stand in, each once. */
  constraintsOf(ids: Iterable<string>): readonly Constraint[] {
    const found = new Set<Constraint>();
    for (const id of ids) for (const constraint of this.of.get(id) ?? []) found.add(constraint);
    return [...found];
  }
}
