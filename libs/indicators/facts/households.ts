import type { FactStore } from './fact-store.js';

const PAIR = ['keys.0', 'keys.1'] as const;

export interface Households {
  /** 1 for each number that is linked to another; nearly none is, so this is asked first. */
  readonly isLinked: Uint8Array;
  /** Of each number that is linked to another: all numbers of its household, its representative first. */
  readonly linked: ReadonlyMap<number, readonly number[]>;
  /** What links them. */
  readonly links: readonly Link[];
}

interface Link {
  readonly entryPosition: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Which households are one at a position. For each pair of keys the latest effective HouseholdsLinked or -Unlinked by
 * position decides; linked pairs join transitively. Undefined when nothing is linked.
 */
export function householdsAt(store: FactStore, position: number): Households | undefined {
  const size = store.dictionary('household').size;
  const latest = new Map<number, { entryPosition: number; a: number; b: number; linked: boolean }>();
  for (const name of ['HouseholdsLinked', 'HouseholdsUnlinked'] as const) {
    const table = store.table(name);
    const [first, second] = PAIR.map((path) => table.column(path));
    for (let row = 0; row < table.length; row++) {
      if (table.from.at(row) > position || table.to.at(row) <= position || !first || !second) continue;
      const a = Math.min(first.at(row), second.at(row));
      const b = Math.max(first.at(row), second.at(row));
      const entryPosition = table.entryPosition.at(row);
      const known = latest.get(a * size + b);
      if (known && known.entryPosition > entryPosition) continue;
      latest.set(a * size + b, { entryPosition, a, b, linked: name === 'HouseholdsLinked' });
    }
  }
  const linked = [...latest.values()].filter((pair) => pair.linked);
  return linked.length === 0 ? undefined : join(size, linked);
}

function join(size: number, pairs: readonly Link[]): Households {
  const parent = new Map<number, number>();
  const find = (key: number): number => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== key) parent.set(key, root);
    return root;
  };
  for (const { a, b } of pairs) {
    const [low, high] = [Math.min(find(a), find(b)), Math.max(find(a), find(b))];
    if (low !== high) parent.set(high, low);
  }
  const linked = new Map<number, number[]>();
  const isLinked = new Uint8Array(size);
  for (const key of new Set(pairs.flatMap(({ a, b }) => [find(a), a, b]))) {
    const keys = linked.get(find(key)) ?? [];
    keys.push(key);
    linked.set(key, keys);
    isLinked[key] = 1;
  }
  return { isLinked, linked, links: pairs };
}
