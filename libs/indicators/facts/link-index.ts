import type { ColumnName, EventName } from '#libs/programme';
import { Bits } from './bits.js';
import { int32 } from './columns.js';
import type { FactStore } from './fact-store.js';
import type { FactTable } from './fact-table.js';

/** The types that say which households are one. */
export const LINK_TYPES = ['HouseholdsLinked', 'HouseholdsUnlinked'] as const satisfies readonly EventName[];
const PAIR = ['keys.0', 'keys.1'] as const satisfies readonly ColumnName[];

/** What says of pairs whether they are linked: a table, and the pair of each of its rows. */
interface Linking {
  readonly table: FactTable;
  readonly isLink: boolean;
  readonly pairOf: ReturnType<typeof int32>;
}

/**
 * The pairs of households that anything links or unlinks, numbered, with the keys in them as nodes: few beside all
 * keys. Kept up as the tables grow; neither rows nor their pairs ever change, so it holds for every position.
 */
export class LinkIndex {
  /** By node its key, and by pair its nodes, the smaller key first. */
  readonly keys = int32();
  readonly first = int32();
  readonly second = int32();
  readonly tables: readonly Linking[];
  /** By key its node and one more. */
  private nodeOfKey = new Int32Array(0);
  /** The keys that are in one: nearly no key is, and bits of all keys stay in the processor's cache. */
  readonly paired = new Bits();
  private readonly pairNumbers = new Map<string, number>();

  constructor(store: FactStore) {
    this.tables = LINK_TYPES.map((name) => ({
      table: store.table(name),
      isLink: name === 'HouseholdsLinked',
      pairOf: int32(),
    }));
  }

  get nodes(): number {
    return this.keys.length;
  }

  get pairs(): number {
    return this.first.length;
  }

  /** Undefined for a key that nothing links or unlinks. */
  nodeOf(key: number): number | undefined {
    return this.paired.has(key) ? (this.nodeOfKey[key] ?? 0) - 1 : undefined;
  }

  /** Takes in the rows that were added since. */
  update(): this {
    for (const { table, pairOf } of this.tables) {
      const [one, other] = PAIR.map((path) => table.column(path));
      for (let row = pairOf.length; row < table.length; row++)
        pairOf.push(this.pairOf(one?.at(row) ?? 0, other?.at(row) ?? 0));
    }
    return this;
  }

  private pairOf(one: number, other: number): number {
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    const known = this.pairNumbers.get(`${a}|${b}`);
    if (known !== undefined) return known;
    this.pairNumbers.set(`${a}|${b}`, this.pairs);
    this.first.push(this.nodeFor(a));
    this.second.push(this.nodeFor(b));
    return this.pairs - 1;
  }

  private nodeFor(key: number): number {
    const known = this.nodeOf(key);
    if (known !== undefined) return known;
    if (key >= this.nodeOfKey.length) {
      const grown = new Int32Array(Math.ceil((key + 1) * 1.25));
      grown.set(this.nodeOfKey);
      this.nodeOfKey = grown;
    }
    this.keys.push(key);
    this.nodeOfKey[key] = this.nodes;
    this.paired.add(key);
    return this.nodes - 1;
  }
}

const indexes = new WeakMap<FactStore, LinkIndex>();

/** The index of a store, made when it is first asked for. */
export function linkIndex(store: FactStore): LinkIndex {
  const index = indexes.get(store) ?? new LinkIndex(store);
  indexes.set(store, index);
  return index.update();
}
