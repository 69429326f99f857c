import type { FactStore } from './fact-store.js';

const PAIR = ['keys.0', 'keys.1'] as const;

export interface Households {
  /** The representative of each household number. */
  readonly roots: Int32Array;
  /** By representative of more than one number: all of them. */
  readonly linked: ReadonlyMap<number, readonly number[]>;
}

/**
 * Which households are one at a position. For each pair of keys the latest effective HouseholdsLinked or -Unlinked by
 * position decides; linked pairs join transitively. Undefined when nothing is linked.
 */
export function householdsAt(store: FactStore, position: number): Households | undefined {
  const latest = new Map<string, { entryPosition: number; a: number; b: number; linked: boolean }>();
  for (const name of ['HouseholdsLinked', 'HouseholdsUnlinked']) {
    const table = store.table(name);
    const [first, second] = PAIR.map((path) => table.column(path));
    for (let row = 0; row < table.length; row++) {
      if (table.from.at(row) > position || table.to.at(row) <= position || !first || !second) continue;
      const a = Math.min(first.at(row), second.at(row));
      const b = Math.max(first.at(row), second.at(row));
      const entryPosition = table.entryPosition.at(row);
      const known = latest.get(`${a}|${b}`);
      if (known && known.entryPosition > entryPosition) continue;
      latest.set(`${a}|${b}`, { entryPosition, a, b, linked: name === 'HouseholdsLinked' });
    }
  }
  const linked = [...latest.values()].filter((pair) => pair.linked);
  return linked.length === 0 ? undefined : join(store.dictionary('household').size, linked);
}

function join(size: number, pairs: readonly { a: number; b: number }[]): Households {
  const parent = new Int32Array(size);
  for (let i = 0; i < size; i++) parent[i] = i;
  const find = (x: number): number => {
    let root = x;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    for (let i = x; i !== root;) {
      const up = parent[i] ?? root;
      parent[i] = root;
      i = up;
    }
    return root;
  };
  for (const { a, b } of pairs) parent[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  // Only what is in a pair has another root than itself.
  const linked = new Map<number, number[]>();
  for (const key of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
    const root = find(key);
    const known = linked.get(root);
    if (known) known.push(key);
    else linked.set(root, [key]);
  }
  return { roots: parent, linked };
}
