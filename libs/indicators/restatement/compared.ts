import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import type { Part } from '../part.js';

/** One side of a comparison: what was known, and by what date things are judged mature. */
export interface Side {
  readonly position: number;
  /** referenceDate as a day. */
  readonly referenceDay: number;
}

/** A figure on both sides: its definition and its areas may differ. */
export interface FigurePair {
  readonly kpi: readonly [before: Kpi, after: Kpi];
  readonly areas: readonly [before: readonly number[], after: readonly number[]];
  readonly period: Period;
  readonly part?: Part;
}
