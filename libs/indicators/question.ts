import { ALWAYS, type AsOf } from './facts/as-of.js';
import { firstsIn } from './facts/by-key.js';
import type { Distinct, DistinctPool } from './facts/distinct.js';
import { NONE, type FactTable } from './facts/fact-table.js';
import type { Selection } from './facts/selection.js';
import type { Dimension, Kpi, Parameters } from './kpi.js';
import type { Period } from './period.js';

export interface Part {
  readonly dimension: Dimension;
  /** Number of the part: of the partner, the code, the werklijn; NONE is the unknown part. */
  readonly value: number;
}

/** Told of every row that a figure is made of. */
export type Trace = (table: FactTable, row: number) => void;

/** First day of what says that there are data for a KPI: of the period, or of all time for a stock. */
export const inputFrom = (kpi: Kpi, period: Period): number => (kpi.stock ? ALWAYS.from : period.from);

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
    readonly trace: Trace = () => undefined,
  ) {}

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
  each(typeName: string, visit: (row: number, table: FactTable) => void): void {
    this.eachWhole(typeName, (row, table) => {
      if (this.inPart(table, row)) visit(row, table);
    });
  }

  /** The same, whatever part is asked for. */
  eachWhole(typeName: string, visit: (row: number, table: FactTable) => void): void {
    this.eachSince(this.period.from, typeName, visit);
  }

  /** Rows of an input type of a KPI that say there are data: of the period, or of all time before its end for a stock. */
  eachInput(kpi: Kpi, typeName: string, visit: (row: number, table: FactTable) => void): void {
    this.eachSince(inputFrom(kpi, this.period), typeName, visit);
  }

  /** The rows of `each` that are the first of what a column names, anywhere and at any time (occurredOn, then position). */
  eachFirst(typeName: string, path: string, visit: (row: number, table: FactTable) => void): void {
    const { from, to } = this.period;
    this.eachInScope(firstsIn(this.at, typeName, path, from, to), (row, table) => {
      if (this.inPart(table, row)) visit(row, table);
    });
  }

  private eachSince(from: number, typeName: string, visit: (row: number, table: FactTable) => void): void {
    this.eachInScope(this.at.select(typeName, from, this.period.to), visit);
  }

  private eachInScope(
    { table, rows, offsets }: Selection,
    visit: (row: number, table: FactTable) => void,
  ): void {
    for (const area of this.areas) {
      const end = offsets[area + 1] ?? 0;
      for (let i = offsets[area] ?? 0; i < end; i++) visit(rows[i] ?? 0, table);
    }
  }

  /** Whether a row belongs to the part asked for; always when none is, or when the type does not know the dimension. */
  inPart(table: FactTable, row: number): boolean {
    if (!this.part) return true;
    if (this.part.dimension === 'partner') return table.partner(row) === this.part.value;
    if (!table.has(this.part.dimension)) return true;
    return partOf(table, row, this.part.dimension) === this.part.value;
  }
}

/** Number of the code or text a row has in a dimension, NONE when it is missing or UNKNOWN. */
export function partOf(table: FactTable, row: number, dimension: string): number {
  const number = table.column(dimension).at(row);
  if (table.texts(dimension)) return number;
  const code = table.codes(dimension)[number];
  return code === undefined || code === 'UNKNOWN' ? NONE : number;
}
