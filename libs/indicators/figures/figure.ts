import type { Dimension, Measurement } from '../kpi.js';
import type { Period } from '../period.js';

export type FigureStatus = 'NO_DATA' | 'OK' | 'NOT_MATURE' | 'PROTECTED';

/**
 * One cell: a KPI for a scope, period, position and reference date, with its quality
 * (KPIS.md, "Figures carry their quality").
 */
export interface Figure {
  readonly kpi: string;
  readonly definitionVersion: number;
  readonly scope: string;
  readonly period: Period;
  /** Position at which it was computed. */
  readonly position: number;
  /** referenceDate as a day. */
  readonly referenceDay: number;
  readonly status: FigureStatus;
  readonly measurement: Measurement;
  /** value, or numerator / denominator; undefined without data. */
  readonly value: number | undefined;
  readonly partnersReporting: number;
  readonly partnersExpected: number;
  /** unknown / total, where the formula knows an unknown part. */
  readonly unknownShare: number | undefined;
  readonly target: number | undefined;
  readonly baseline: number | undefined;
  /** From baseline (1 = target reached); undefined without a target. */
  readonly progress: number | undefined;
  readonly parts: readonly FigurePart[];
}

export interface FigurePart {
  readonly dimension: Dimension;
  /** The partner's id, the code, the werklijn; `UNKNOWN` for the unknown part, which is always there. */
  readonly key: string;
  readonly status: FigureStatus;
  readonly measurement: Measurement;
  readonly value: number | undefined;
}

/** The number a measurement stands for. */
export function valueOf(measurement: Measurement, status: FigureStatus): number | undefined {
  if (status !== 'OK') return undefined;
  const { value, numerator, denominator } = measurement;
  if (denominator === undefined) return value;
  return denominator === 0 ? undefined : (numerator ?? 0) / denominator;
}

/**
 * NO_DATA: nothing was reported that the figure could be made of. NOT_MATURE: something was, but it is too early to
 * judge. OK without a value: something was and it is time to judge, but what there is is the unknown part.
 */
export function statusOf(measurement: Measurement, hasInput: boolean): FigureStatus {
  const { denominator, value = 0, unknown = 0, immature = 0 } = measurement;
  if (denominator === 0) return unknown > 0 ? 'OK' : immature > 0 ? 'NOT_MATURE' : 'NO_DATA';
  if (denominator !== undefined || value !== 0) return 'OK';
  return hasInput ? 'OK' : 'NO_DATA';
}
