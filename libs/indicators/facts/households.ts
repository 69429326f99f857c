import type { FactStore } from './fact-store.js';
import { linkIndex, type LinkIndex } from './link-index.js';

interface Link {
  readonly entryPosition: number;
  readonly a: number;
  readonly b: number;
}

/** Which households are one at a position. */
export class Households {
  /** Of each node of the index the smallest key of its household. */
  private readonly roots: Int32Array;
  /** By node of the smallest key: the keys of its household, that one first; made when they are asked for. */
  private readonly lists: (readonly number[] | undefined)[] = [];
  /** Nodes household after household, and where those of each begin, by node of the smallest key. */
  private readonly members: Int32Array;
  private readonly begins: Int32Array;

  /** `holding`: by pair of the index the position of the entry that links it, 0 where it is not linked. */
  constructor(
    private readonly index: LinkIndex,
    private readonly holding: Float64Array,
  ) {
    const { nodes } = index;
    const parent = new Int32Array(nodes);
    for (let node = 0; node < nodes; node++) parent[node] = node;
    for (let pair = 0; pair < holding.length; pair++)
      if (holding[pair] !== 0) join(index, parent, index.first.at(pair), index.second.at(pair));
    this.roots = parent;
    this.begins = new Int32Array(nodes + 1);
    for (let node = 0; node < nodes; node++) {
      const root = find(parent, node);
      parent[node] = root;
      this.begins[root + 1] = (this.begins[root + 1] ?? 0) + 1;
    }
    for (let node = 0; node < nodes; node++)
      this.begins[node + 1] = (this.begins[node + 1] ?? 0) + (this.begins[node] ?? 0);
    const next = this.begins.slice();
    this.members = new Int32Array(nodes);
    for (let node = 0; node < nodes; node++) {
      const place = next[parent[node] ?? 0] ?? 0;
      this.members[place] = node;
      next[parent[node] ?? 0] = place + 1;
    }
  }

  /** The smallest key of the household of a key. */
  representative(key: number): number {
    const node = this.index.nodeOf(key);
    return node === undefined || node >= this.roots.length ? key : this.index.keys.at(this.roots[node] ?? 0);
  }

  /** All keys of the household of a key, its representative first; undefined when it is linked to no other. */
  linked(key: number): readonly number[] | undefined {
    const node = this.index.nodeOf(key);
    if (node === undefined || node >= this.roots.length) return undefined;
    const root = this.roots[node] ?? 0;
    const [begin, end] = [this.begins[root] ?? 0, this.begins[root + 1] ?? 0];
    if (end - begin < 2) return undefined;
    return (this.lists[root] ??= this.listed(root, begin, end));
  }

  /** What links them. */
  links(): readonly Link[] {
    const { keys, first, second } = this.index;
    return Array.from(this.holding, (entryPosition, pair) => ({
      entryPosition,
      a: keys.at(first.at(pair)),
      b: keys.at(second.at(pair)),
    })).filter(({ entryPosition }) => entryPosition !== 0);
  }

  private listed(root: number, begin: number, end: number): readonly number[] {
    const others = this.members.subarray(begin, end).filter((node) => node !== root);
    return [root, ...others].map((node) => this.index.keys.at(node));
  }
}

function find(parent: Int32Array, node: number): number {
  let root = node;
  for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) root = up;
  return root;
}

function join({ keys }: LinkIndex, parent: Int32Array, one: number, other: number): void {
  const [a, b] = [find(parent, one), find(parent, other)];
  if (a === b) return;
  const [low, high] = keys.at(a) < keys.at(b) ? [a, b] : [b, a];
  parent[high] = low;
  parent[one] = low;
  parent[other] = low;
}

/**
 * Which households are one at a position. For each pair of keys the latest effective HouseholdsLinked or -Unlinked by
 * position decides; linked pairs join transitively. Undefined when nothing is linked.
 */
export function householdsAt(store: FactStore, position: number): Households | undefined {
  const index = linkIndex(store);
  const decided = new Float64Array(index.pairs);
  const holding = new Float64Array(index.pairs);
  let links = 0;
  for (const { table, pairOf, isLink } of index.tables)
    for (let row = 0; row < pairOf.length; row++) {
      if (table.from.at(row) > position || table.to.at(row) <= position) continue;
      const pair = pairOf.at(row);
      const entryPosition = table.entryPosition.at(row);
      if ((decided[pair] ?? 0) > entryPosition) continue;
      decided[pair] = entryPosition;
      if ((holding[pair] !== 0) !== isLink) links += isLink ? 1 : -1;
      holding[pair] = isLink ? entryPosition : 0;
    }
  return links === 0 ? undefined : new Households(index, holding);
}
