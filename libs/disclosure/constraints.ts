import {
  nameOf,
  type ExactAmount,
  type ExactFigure,
  type ExactTable,
  type CellKey,
  type Span,
} from './exact.js';
import { entriesBetween, entriesSince } from './log-length.js';
import { variablesOf, type Variable } from './variables.js';

/** Σ times × cell ≤ bound, or = bound: something that a reader knows of a table. */
export interface Constraint {
  /** Each variable once, by id, in order of the ids. */
  readonly terms: readonly (readonly [variable: string, times: number])[];
  readonly is: 'AT_MOST' | 'EQUAL';
  readonly bound: number;
}

/**
 * Every figure with the amount is a part of the same figure with the other: 1.2 ≤ 1.1 (KPI and amount on both sides).
 */
export type Subset = readonly [part: readonly [string, string], whole: readonly [string, string]];

type Terms = readonly (readonly [string, number])[];

/**
 * What a reader knows of how the counts of one table hang together (DISCLOSURE.md, 7), as far as it is so: sums where
 * a KPI adds up over areas, else part ≤ whole ≤ Σ parts; numerator ≤ denominator; period ≤ cumulative; parts of other
 * KPIs. What the true numbers do not obey (a work without an area) is no knowledge, and left out.
 */
export function constraintsOf(table: ExactTable, subsets: readonly Subset[]): readonly Constraint[] {
  const context = new ConstraintSet(table);
  for (const figure of table.figures) {
    for (const amount of figure.amounts) {
      if (amount.treatment !== 'COUNT') continue;
      context.areas(figure, amount);
      context.asMany(context.at(figure, amount.amount), entriesSince(table, figure.cumulative));
      if (!figure.cumulative)
        context.atMost(
          context.at(figure, amount.amount),
          context.at({ ...figure, cumulative: true }, amount.amount),
        );
    }
    context.atMost(context.at(figure, 'numerator'), context.at(figure, 'denominator'));
    for (const [[kpi, amount], [other, otherAmount]] of subsets)
      if (figure.kpi === kpi)
        context.atMost(context.at(figure, amount), context.at({ ...figure, kpi: other }, otherAmount));
  }
  return context.constraints();
}

/**
 * What a reader knows across two editions: the same place over spans that lie in, or add up to, one another. Over one
 * and the same span he knows how many entries there are that can have changed it, and that nothing did where there
 * are none.
 */
export function constraintsAcross(earlier: ExactTable, later: ExactTable): readonly Constraint[] {
  const context = new ConstraintSet(later, earlier);
  for (const figure of later.figures) {
    for (const { amount, treatment } of figure.amounts) {
      if (treatment !== 'COUNT') continue;
      const here = context.at(figure, amount);
      for (const cumulative of [false, true]) {
        const period = earlier.figures[0]?.period ?? '';
        const there = context.before({ ...figure, period, cumulative, amount });
        if (!here || !there) continue;
        const [now, then] = [spanOf(later, figure.cumulative), spanOf(earlier, cumulative)];
        if (within(then, now)) context.atMost(there, here);
        if (within(now, then)) context.atMost(here, there);
        context.apart(there, here, entriesBetween(earlier, then, later, now));
      }
    }
  }
  return context.constraints();
}

/**
 * Cumulative up to a period, and the period that comes next, are cumulative up to that one's end: as the edition
 * before said it.
 */
export function constraintsNext(earlier: ExactTable, later: ExactTable): readonly Constraint[] {
  const context = new ConstraintSet(later, earlier);
  for (const figure of later.figures)
    for (const { amount, treatment } of figure.amounts)
      if (treatment === 'COUNT') context.nextTo(earlier, figure, amount);
  return context.constraints();
}

/** Whether an edition's period begins where that of another ended. */
export const isNext = (earlier: ExactTable, later: ExactTable): boolean =>
  earlier.spans.period.to + 1 === later.spans.period.from;

/** The first and last day that figures of an edition are of: its period, or from the start of the programme. */
export const spanOf = ({ spans }: ExactTable, cumulative: boolean): Span =>
  cumulative ? spans.cumulative : spans.period;

const within = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;

/**
 * A bound that is further than this from a number tells nothing of it: it is more than what any rounding leaves open.
 */
const FAR = 100;

class ConstraintSet {
  private readonly found = new Map<string, Constraint>();
  private readonly now: ReadonlyMap<string, Variable>;
  private readonly then: ReadonlyMap<string, Variable>;

  constructor(
    private readonly table: ExactTable,
    earlier?: ExactTable,
  ) {
    this.now = variablesOf(table);
    this.then = earlier ? variablesOf(earlier) : new Map();
  }

  at(figure: Omit<CellKey, 'amount'>, amount: string): Variable | undefined {
    return this.now.get(nameOf({ ...figure, amount }));
  }

  before(place: CellKey): Variable | undefined {
    return this.then.get(nameOf(place));
  }

  areas(figure: ExactFigure, { amount }: ExactAmount): void {
    const whole = this.at(figure, amount);
    if (!whole || figure.level === 'NEIGHBOURHOOD') return;
    const of = Object.entries(this.table.municipalityOf);
    const own = figure.level === 'NL' ? of : of.filter(([, municipality]) => municipality === figure.scope);
    const parts = own.flatMap(([scope]) => this.at({ ...figure, scope }, amount) ?? []);
    // A table of the programme alone says nothing of areas.
    if (parts.length === 0) return;
    const isSum = figure.addsUpOverAreas && whole.n === parts.reduce((sum, { n }) => sum + n, 0);
    if (isSum) {
      this.add([[whole, 1], ...parts.map((part) => [part, -1] as const)], 'EQUAL', 0);
      return;
    }
    for (const part of parts) this.atMost(part, whole);
    this.add([[whole, 1], ...parts.map((part) => [part, -1] as const)], 'AT_MOST', 0);
  }

  nextTo(earlier: ExactTable, figure: ExactFigure, amount: string): void {
    if (!figure.cumulative || !figure.addsUpOverPeriods) return;
    const period = earlier.figures[0]?.period ?? '';
    const all = this.at(figure, amount);
    const last = this.at({ ...figure, cumulative: false }, amount);
    const until = this.before({ ...figure, period, cumulative: true, amount });
    if (all && last && until)
      this.add(
        [
          [all, 1],
          [last, -1],
          [until, -1],
        ],
        'EQUAL',
        0,
      );
  }

  /** Two counts differ by at most what lies between; by nothing, where that is nothing. */
  apart(before: Variable, after: Variable, between: number | undefined): void {
    if (between === undefined || Math.max(before.n, after.n) + FAR <= between) return;
    const terms = [
      [after, 1],
      [before, -1],
    ] as const;
    if (between === 0) {
      this.add(terms, 'EQUAL', 0);
      return;
    }
    this.add(terms, 'AT_MOST', between);
    this.add(
      terms.map(([one, times]) => [one, -times] as const),
      'AT_MOST',
      between,
    );
  }

  /** A count is at most so many. */
  asMany(one: Variable | undefined, many: number): void {
    if (one && one.n + FAR > many) this.add([[one, 1]], 'AT_MOST', many);
  }

  atMost(part: Variable | undefined, whole: Variable | undefined): void {
    if (part && whole)
      this.add(
        [
          [part, 1],
          [whole, -1],
        ],
        'AT_MOST',
        0,
      );
  }

  constraints(): readonly Constraint[] {
    return [...this.found.values()];
  }

  private add(terms: readonly (readonly [Variable, number])[], is: Constraint['is'], bound: number): void {
    const left = terms.reduce((sum, [{ n }, times]) => sum + n * times, 0);
    if (is === 'EQUAL' ? left !== bound : left > bound) return;
    const merged = mergedTerms(terms.map(([{ id }, times]) => [id, times] as const));
    if (merged.length > 0) this.found.set(JSON.stringify([merged, is, bound]), { terms: merged, is, bound });
  }
}

/** A variable that stands on both sides falls out. */
function mergedTerms(terms: Terms): Terms {
  const sums = new Map<string, number>();
  for (const [id, times] of terms) sums.set(id, (sums.get(id) ?? 0) + times);
  return [...sums].filter(([, times]) => times !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A numerator that is shown leaves more of the denominator than the rule hides: the reader knows that too. */
export const leavesMore = (numerator: Variable, denominator: Variable, hideUpTo: number): Constraint => ({
  terms: mergedTerms([
    [numerator.id, 1],
    [denominator.id, -1],
  ]),
  is: 'AT_MOST',
  bound: -(hideUpTo + 1),
});
