import type { EventName } from '#libs/programme';
import { ALWAYS, type AsOf } from './facts/as-of.js';
import { firstsIn } from './facts/by-key.js';
import type { Distinct, DistinctPool } from './facts/distinct.js';
import { NONE, type FactTable } from './facts/fact-table.js';
import type { Selection } from './facts/selection.js';
import type { Dimension, Parameters } from './dimension.js';
import type { Period } from './period.js';

export interface Part {
  readonly dimension: Dimension;
  /** Number of the part: of the partner, the code, the werklijn; NONE is the unknown part. */
  readonly value: number;
}

/** Told what a figure is made of. */
export interface Trace {
  /** Position of an entry. */
  readonly entry: (position: number) => void;
  /** Key of a household that is counted: what links two of these is part of the figure too. */
  readonly household: (key: number) => void;
  /** Of whom an amount is. */
  readonly unit?: CountUnit;
}

/** A household, dwelling, person or other thing by its number in a dictionary, and what it adds to an amount (default nothing). */
export type CountUnit = (amount: string, dictionary: string, number: number, adds?: number) => void;

type Visit = (row: number, table: FactTable) => void;

/** First day of what says that there are data for a KPI: of the period, or of all time for a stock. */
export const inputFrom = ({ stock }: { readonly stock?: boolean }, period: Period): number =>
  stock ? ALWAYS.from : period.from;

/** One figure asked for: which effective entries, where, when, and of which part. */
export class Question {
  constructor(
    readonly at: AsOf,
    /** Numbers of the areas in scope. */
    readonly areas: readonly number[],
    readonly period: Period,
    /** referenceDate as a day. */
    readonly ref: number,
    readonly parameters: Parameters,
    private readonly pool: DistinctPool,
    readonly part?: Part,
    private readonly told?: Trace,
  ) {}

  /** Whether anyone asks what the figure is made of. */
  get traced(): boolean {
    return this.told !== undefined;
  }

  /** Whether anyone asks of whom the amounts are. */
  get counting(): boolean {
    return this.told?.unit !== undefined;
  }

  /** Says of whom an amount (`value`, `numerator` … or a component) is; the same one may be told again. */
  unit(amount: string, dictionary: string, number: number, adds = 0): void {
    this.told?.unit?.(amount, dictionary, number, adds);
  }

  /** Says that a row is one of those that the figure is made of. */
  trace(table: FactTable, row: number): void {
    this.told?.entry(table.entryPosition.at(row));
  }

  /** The same of a row that is counted by its household. */
  traceHousehold(table: FactTable, row: number): void {
    this.trace(table, row);
    this.told?.household(table.column('householdKey').at(row));
  }

  /** The same of an entry of the register or of reporting, which has no row. */
  traceEntry(position: number): void {
    this.told?.entry(position);
  }

  /** Says it of rows. */
  traceAll(table: FactTable, rows: Int32Array): void {
    if (this.told) for (const row of rows) this.trace(table, row);
  }

  /** A counter of distinct things, by the dictionary that numbers them. */
  distinct(dictionary: string): Distinct {
    return this.pool.take(this.at.store.dictionary(dictionary).size);
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
  each(typeName: EventName, visit: Visit): void {
    this.visit(typeName, this.rows(typeName), visit);
  }

  /** The same, whatever part is asked for. */
  wholeRows(typeName: EventName): Int32Array {
    return this.selected(typeName).in(this.areas);
  }

  eachWhole(typeName: EventName, visit: Visit): void {
    this.visit(typeName, this.wholeRows(typeName), visit);
  }

  /** Rows of an input type of a KPI that say there are data: of the period, or of all time before its end for a stock. */
  eachInput(kpi: { readonly stock?: boolean }, typeName: EventName, visit: Visit): void {
    const input = this.at.select(typeName, inputFrom(kpi, this.period), this.period.to);
    this.visit(typeName, input.in(this.areas), visit);
  }

  /** Those of `rows` that are the first of what a column names, anywhere and at any time (occurredOn, then position). */
  eachFirst(typeName: EventName, path: string, visit: Visit): void {
    const { from, to } = this.period;
    this.visit(typeName, this.chosen(firstsIn(this.at, typeName, path, from, to)), visit);
  }

  private selected(typeName: EventName): Selection {
    return this.at.select(typeName, this.period.from, this.period.to);
  }

  private chosen(selection: Selection): Int32Array {
    const rows = selection.in(this.areas);
    const inPart = this.testOfPart(selection.table);
    return inPart ? rows.filter(inPart) : rows;
  }

  private visit(typeName: EventName, rows: Int32Array, visit: Visit): void {
    const table = this.at.store.table(typeName);
    for (const row of rows) visit(row, table);
  }

  /** Whether a row belongs to the part asked for; always when none is, or when the type does not know the dimension. */
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

/** Number of the code or text that a row has in a dimension, NONE when it is missing or UNKNOWN. */
export function partIn(table: FactTable, dimension: string): (row: number) => number {
  const column = table.column(dimension);
  if (table.texts(dimension)) return (row) => column.at(row);
  const codes = table.codes(dimension);
  const unknown = codes.indexOf('UNKNOWN');
  return (row) => {
    const number = column.at(row);
    return number >= codes.length || number === unknown ? NONE : number;
  };
}
