import { EffectiveEntries } from '../facts/effective-entries.js';
import type { FactStore } from '../facts/fact-store.js';
import type { Kpi } from '../kpi.js';
import type { Amounts } from './amounts.js';
import { measuredAt } from './amounts-at.js';
import type { Changes } from './changes.js';
import type { FigurePair, Side } from './compared.js';

/**
 * What a figure is at both ends of a restatement and between them; each is that of the one before where nothing
 * differs.
 */
export interface FigureEnds {
  /** At the earlier position, by the earlier definition, reference date and areas. */
  readonly before: Amounts;
  /** The same with times read as at the later position, where a clock that had jumped was settled in between. */
  readonly settled: Amounts;
  /** At the later position, and then by the later definition, reference date and areas in turn. */
  readonly newData: Amounts;
  readonly newDefinition: Amounts;
  readonly laterLook: Amounts;
  readonly after: Amounts;
  /** Whether anything happened in between to what it is made of. */
  readonly touched: boolean;
}

/** Computes figures at both ends of a restatement, and nothing twice. */
export class Ends {
  private readonly earlier: EffectiveEntries;
  private readonly later: EffectiveEntries;
  private readonly earlierSettled: EffectiveEntries;
  /** The types of which something changed. */
  private readonly changed: ReadonlySet<string>;
  /** A clock that had jumped was settled in between: what was recorded before it is read otherwise. */
  private readonly settled: boolean;

  constructor(
    store: FactStore,
    private readonly from: Side,
    private readonly to: Side,
    changes: Changes,
  ) {
    this.earlier = new EffectiveEntries(store, from.position);
    this.later = new EffectiveEntries(store, to.position);
    this.earlierSettled = new EffectiveEntries(store, from.position, to.position);
    const tables = new Set(changes.slots.map((slot) => changes.table[slot] ?? 0));
    this.changed = new Set([...tables].flatMap((table) => changes.tables[table]?.type.name ?? []));
    this.settled = store.moments.readings.some(({ at }) => at > from.position && at <= to.position);
  }

  of(figure: FigurePair): FigureEnds {
    const { earlier, later } = this;
    const [kpiBefore, kpiAfter] = figure.kpi;
    const [areasBefore, areasAfter] = figure.areas;
    const at = (where: EffectiveEntries, kpi: Kpi, areas: readonly number[], referenceDay: number) =>
      measuredAt(where, figure, kpi, areas, referenceDay);
    const { answer: newData, reads } = later.watched(() =>
      at(later, kpiBefore, areasBefore, this.from.referenceDay),
    );
    const touched = this.settled || [...reads].some((name) => this.changed.has(name));
    const before = touched ? at(earlier, kpiBefore, areasBefore, this.from.referenceDay) : newData;
    const settled = this.settled
      ? at(this.earlierSettled, kpiBefore, areasBefore, this.from.referenceDay)
      : before;
    const newDefinition =
      kpiAfter === kpiBefore ? newData : at(later, kpiAfter, areasBefore, this.from.referenceDay);
    const looksAlike = this.from.referenceDay === this.to.referenceDay || !newDefinition.readsReferenceDay;
    const laterLook = looksAlike ? newDefinition : at(later, kpiAfter, areasBefore, this.to.referenceDay);
    const after = same(areasBefore, areasAfter)
      ? laterLook
      : at(later, kpiAfter, areasAfter, this.to.referenceDay);
    return {
      before: before.amounts,
      settled: settled.amounts,
      newData: newData.amounts,
      newDefinition: newDefinition.amounts,
      laterLook: laterLook.amounts,
      after: after.amounts,
      touched,
    };
  }
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a.length === b.length && a.every((area, i) => area === b[i]));
