import type { ColumnOf, EventName } from '#libs/programme';
import { ALWAYS, type EffectiveEntries } from './facts/effective-entries.js';
import { firstsIn } from './facts/by-key.js';
import type { Distinct, DistinctPool } from './facts/distinct.js';
import type { FactTable } from './facts/fact-table.js';
import { householdCounts, numberedHouseholds } from './facts/numbered.js';
import type { Selection } from './facts/selection.js';
import type { Parameters } from './dimension.js';
import { partIn, type Part } from './part.js';
import type { Period } from './period.js';
import type { Trace } from './trace.js';

const NOTHING = new Int32Array(0);

/** Areas whose findings are kept by themselves at most: a programme of more is gone through as a whole. */
const MOST_AREAS = 256;

/** Of rows in scope: the number of each one's household among those of the selection. */
export interface NumbersInScope {
  /** Numbers are below it. */
  readonly size: number;
  /** By type, in the order asked for: the numbers, and where they begin in those of the whole selection. */
  readonly of: readonly { readonly numbers: Int32Array; readonly start: number }[];
}

type Visit<N extends EventName> = (row: number, table: FactTable<N>) => void;

/** First day of what says that there are data for a KPI: of the period, or of all time for a stock. */
export const inputFrom = ({ stock }: { readonly stock?: boolean }, period: Period): number =>
  stock ? ALWAYS.from : period.from;

/** One figure asked for: which effective entries, where, when, and of which part. */
export class MeasureContext {
  constructor(
    readonly entries: EffectiveEntries,
    /** Numbers of the areas in scope. */
    readonly areas: readonly number[],
    readonly period: Period,
    private readonly referenceDayValue: number,
    readonly parameters: Parameters,
    private readonly pool: DistinctPool,
    readonly part?: Part,
    private readonly tracer?: Trace,
  ) {}

  /** Whether anything that was found depends on the reference date. */
  readsReferenceDay = false;

  /** referenceDate as a day. */
  get referenceDay(): number {
    this.readsReferenceDay = true;
    return this.referenceDayValue;
  }

  /** Whether anyone asks what the figure is made of. */
  get traced(): boolean {
    return this.tracer !== undefined;
  }

  /** Whether anyone asks of whom the amounts are. */
  get counting(): boolean {
    return this.tracer?.unit !== undefined;
  }

  /** Whether it is about the figure alone: of no part, and nobody asks what it is made of or of whom. */
  private get plain(): boolean {
    return this.part === undefined && this.tracer === undefined;
  }

  /**
   * What is found in each of the areas in scope, for amounts of the programme that are made of those of its areas;
   * found once for every scope that holds an area. `key` names what is found, with the parameters it depends on.
   * Undefined where a part is asked for, or what the figure is made of: then the rows are to be gone through.
   */
  perArea<T>(key: string, find: (inArea: MeasureContext) => T): readonly T[] | undefined {
    if (!this.plain || this.areas.length > MOST_AREAS) return undefined;
    const { entries, period, referenceDayValue, parameters, pool } = this;
    return this.areas.map((area) => {
      const { found, readsReferenceDay } = entries.memo(
        `area|${key}|${area}|${period.from}|${period.to}|${referenceDayValue}`,
        () => {
          const inArea = new MeasureContext(entries, [area], period, referenceDayValue, parameters, pool);
          return { found: find(inArea), readsReferenceDay: inArea.readsReferenceDay };
        },
      );
      this.readsReferenceDay ||= readsReferenceDay;
      return found;
    });
  }

  /**
   * How many households have rows of a type in period and scope; undefined where `perArea` is, and for some areas
   * of several.
   */
  countHouseholds(typeName: EventName): number | undefined {
    if (!this.plain) return undefined;
    const { areas, all } = householdCounts(this.entries, typeName, this.period.from, this.period.to);
    const [only] = this.areas;
    if (this.areas.length === 1 && only !== undefined) return areas[only] ?? 0;
    return this.areas.length === areas.length && this.areas.every((area, i) => area === i) ? all : undefined;
  }

  /**
   * The households of the rows of some types in period and scope, by numbers of their own. Undefined where
   * `perArea` is, and for areas that do not stand together.
   */
  households(...typeNames: readonly EventName[]): NumbersInScope | undefined {
    if (!this.plain) return undefined;
    const { size, of } = numberedHouseholds(this.entries, typeNames, this.period.from, this.period.to);
    const found = of.flatMap(({ selection, numbers }) => {
      const run = selection.rangeOf(this.areas);
      return run ? [{ numbers: numbers.subarray(...run), start: run[0] }] : [];
    });
    return found.length === typeNames.length ? { size, of: found } : undefined;
  }

  /** A counter of distinct numbers below a size, with those given in it. */
  counted(size: number, numbers: Int32Array = NOTHING): Distinct {
    const found = this.pool.take(size);
    for (let i = 0; i < numbers.length; i++) found.add(numbers[i] ?? 0);
    return found;
  }

  /** Says of whom an amount (`value`, `numerator` … or a component) is; the same one may be told again. */
  unit(amount: string, dictionary: string, number: number, adds = 0): void {
    this.tracer?.unit?.(amount, dictionary, number, adds);
  }

  /** Says that a row is one of those that the figure is made of. */
  trace(table: FactTable, row: number): void {
    this.tracer?.entry(table.entryPosition.at(row));
  }

  /** The same of a row that is counted by its household. */
  traceHousehold(table: FactTable, row: number): void {
    this.trace(table, row);
    this.tracer?.household(table.column('householdKey').at(row));
  }

  /** The same of an entry of the register or of reporting, which has no row. */
  traceEntry(position: number): void {
    this.tracer?.entry(position);
  }

  /** Says it of rows. */
  traceAll(table: FactTable, rows: Int32Array): void {
    if (this.tracer) for (const row of rows) this.trace(table, row);
  }

  /** A counter of distinct things, by the dictionary that numbers them. */
  distinct(dictionary: string): Distinct {
    return this.pool.take(this.entries.store.dictionary(dictionary).size);
  }

  /** A numeric parameter of the definition version. */
  parameter(name: string): number {
    const value = this.parameters[name];
    if (typeof value !== 'number') throw new Error(`no parameter ${name}`);
    return value;
  }

  /** A list parameter of the definition version. */
  listed(name: string): readonly string[] {
    const value = this.parameters[name];
    if (!Array.isArray(value)) throw new Error(`no list ${name}`);
    return value as readonly string[];
  }

  /** Effective rows of a type in period and scope, and in the part asked for when the type knows that dimension. */
  rows(typeName: EventName): Int32Array {
    return this.chosen(this.selected(typeName));
  }

  /** Calls back for each of `rows`. */
  each<N extends EventName>(typeName: N, visit: Visit<N>): void {
    this.visit(typeName, this.rows(typeName), visit);
  }

  /** The same, whatever part is asked for. */
  wholeRows(typeName: EventName): Int32Array {
    return this.selected(typeName).in(this.areas);
  }

  eachWhole<N extends EventName>(typeName: N, visit: Visit<N>): void {
    this.visit(typeName, this.wholeRows(typeName), visit);
  }

  /**
   * Rows of an input type of a KPI that say there are data: of the period, or of all time before its end for a stock.
   */
  eachInput<N extends EventName>(kpi: { readonly stock?: boolean }, typeName: N, visit: Visit<N>): void {
    const input = this.entries.select(typeName, inputFrom(kpi, this.period), this.period.to);
    this.visit(typeName, input.in(this.areas), visit);
  }

  /**
   * Those of `rows` that are the first of what a column names, anywhere and at any time (occurredOn, then position).
   */
  firsts<N extends EventName>(typeName: N, path: ColumnOf<N>): Int32Array {
    const { from, to } = this.period;
    return this.chosen(firstsIn(this.entries, typeName, path, from, to));
  }

  /** Calls back for each of `firsts`. */
  eachFirst<N extends EventName>(typeName: N, path: ColumnOf<N>, visit: Visit<N>): void {
    this.visit(typeName, this.firsts(typeName, path), visit);
  }

  private selected(typeName: EventName): Selection {
    return this.entries.select(typeName, this.period.from, this.period.to);
  }

  private chosen(selection: Selection): Int32Array {
    const rows = selection.in(this.areas);
    const inPart = this.testOfPart(selection.table);
    return inPart ? rows.filter(inPart) : rows;
  }

  private visit<N extends EventName>(typeName: N, rows: Int32Array, visit: Visit<N>): void {
    const table = this.entries.store.table(typeName);
    for (let i = 0; i < rows.length; i++) visit(rows[i] ?? 0, table);
  }

  /**
   * Whether a row belongs to the part asked for; always when none is, or when the type does not know the dimension.
   */
  inPart(table: FactTable, row: number): boolean {
    return this.testOfPart(table)?.(row) ?? true;
  }

  private testOfPart(table: FactTable): ((row: number) => boolean) | undefined {
    if (!this.part) return undefined;
    const { dimension, value } = this.part;
    if (dimension === 'partner') return (row) => table.partner(row) === value;
    if (!table.has(dimension)) return undefined;
    const part = partIn(table, dimension);
    return (row) => part(row) === value;
  }
}
