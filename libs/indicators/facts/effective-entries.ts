import type { EventName } from '#libs/programme';
import type { DocumentOf } from './documents.js';
import type { FactStore } from './fact-store.js';
import type { Bits } from './bits.js';
import { householdsAt, type Households } from './households.js';
import { LINK_TYPES, linkIndex } from './link-index.js';
import { select, type Selection } from './selection.js';

/** Before and after every date there can be. */
export const ALWAYS = { from: -1_000_000, to: 1_000_000 } as const;

/** An answer, and the names of the types whose rows it depends on. */
interface Watched<T> {
  readonly answer: T;
  readonly reads: ReadonlySet<string>;
}

/** E(p): the effective entries at one position, with whatever is worth keeping while questions about p are asked. */
export class EffectiveEntries {
  /** Names of the types whose rows were asked for. */
  reads = new Set<string>();
  /** Whether it was asked how households are linked. */
  private readLinks = false;
  private readonly memory = new Map<string, Watched<unknown>>();
  private readonly selections = new Map<string, Map<number, Selection>>();
  /** Found when it is first asked for; null when nothing is linked. */
  private foundHouseholds: Households | null | undefined;
  private foundPaired: Bits | undefined;
  /** Rows by key, by type and column; the formulas ask for them row by row. */
  private readonly byKey = new Map<string, Map<string, unknown>>();

  constructor(
    readonly store: FactStore,
    readonly position: number,
    /** Times are read as at this position: with the jumps of a clock that were settled by then. */
    readonly timesAt = position,
  ) {}

  private get households(): Households | null {
    if (this.foundHouseholds === undefined)
      this.foundHouseholds = householdsAt(this.store, this.position) ?? null;
    return this.foundHouseholds;
  }

  /** Computes once per position. */
  memo<T>(key: string, make: () => T): T {
    const known = this.memory.get(key);
    if (known) {
      for (const name of known.reads) this.reads.add(name);
      return known.answer as T;
    }
    const made = this.watched(make);
    this.memory.set(key, made);
    return made.answer;
  }

  /** What a work answers, with the types that it depends on, through what was found before as well. */
  watched<T>(work: () => T): Watched<T> {
    const [outer, outerLinks] = [this.reads, this.readLinks];
    const reads = new Set<string>();
    this.reads = reads;
    this.readLinks = false;
    try {
      const answer = work();
      if (this.readLinks) LINK_TYPES.forEach((name) => reads.add(name));
      return { answer, reads };
    } finally {
      this.reads = outer;
      this.readLinks ||= outerLinks;
      for (const name of reads) outer.add(name);
    }
  }

  /** The same by a type and one of its columns, without a text to be made for each question. */
  memoOf<T>(typeName: string, path: string, make: () => T): T {
    const ofType = this.byKey.get(typeName) ?? new Map<string, unknown>();
    this.byKey.set(typeName, ofType);
    const known = ofType.get(path) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    ofType.set(path, made);
    return made;
  }

  /**
   * The keys that anything ever linked or unlinked: `household` of any other is the key itself, and it is `linked` to
   * none.
   */
  get paired(): Bits {
    this.readLinks = true;
    return (this.foundPaired ??= linkIndex(this.store).paired);
  }

  /** The household a key belongs to at this position, after the links known then. */
  household(key: number): number {
    this.readLinks = true;
    return this.households?.representative(key) ?? key;
  }

  /** All keys of the household of a key; undefined when it is linked to no other. */
  linked(key: number): readonly number[] | undefined {
    this.readLinks = true;
    return this.households?.linked(key);
  }

  /** Positions of the links of every household that more than one of these keys belong to. */
  linksAmong(keys: ReadonlySet<number>): readonly number[] {
    const met = new Set<number>();
    const joined = new Set<number>();
    for (const key of keys) {
      const household = this.household(key);
      if (met.has(household)) joined.add(household);
      met.add(household);
    }
    return (this.households?.links() ?? [])
      .filter(({ a }) => joined.has(this.household(a)))
      .map(({ entryPosition }) => entryPosition);
  }

  /** Amsterdam day on which a position was recorded; throws for one that was not. */
  recordedDay(position: number): number {
    const day = this.store.moments.dayOf(position, this.timesAt);
    if (day === undefined) throw new RangeError(`no moment of position ${position}`);
    return day;
  }

  /** Effective register entries of some types, in order of position. */
  documents<N extends EventName>(...typeNames: readonly N[]): readonly DocumentOf<N>[] {
    typeNames.forEach((name) => this.reads.add(name));
    const isOfThose = (name: EventName): boolean => typeNames.some((each) => each === name);
    const found = this.store.documents
      .filter((d) => d.from <= this.position && this.position < d.to && isOfThose(d.name))
      .sort((a, b) => a.entryPosition - b.entryPosition);
    // Data are upcast when they are taken in: they are those of their type.
    return found as unknown as readonly DocumentOf<N>[];
  }

  /** Effective rows of a type with occurredOn in a range of days (inclusive). */
  select<N extends EventName>(typeName: N, fromDay: number, toDay: number): Selection<N> {
    this.reads.add(typeName);
    const ofType = this.selections.get(typeName) ?? new Map<number, Selection>();
    this.selections.set(typeName, ofType);
    const days = fromDay * 4 * ALWAYS.to + toDay;
    const known = ofType.get(days);
    if (known) return known as Selection<N>;
    const found = select(this.store.table(typeName), this.position, fromDay, toDay, this.store.areas.size);
    ofType.set(days, found);
    return found;
  }

  /** Effective rows of a type, whenever and wherever. */
  all<N extends EventName>(typeName: N): Selection<N> {
    return this.select(typeName, ALWAYS.from, ALWAYS.to);
  }
}
