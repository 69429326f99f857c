import type { EffectiveEntries } from '../facts/effective-entries.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import type { Scope } from '../scope.js';
import type { Quality } from '../figure-quality.js';

/** What a figure is asked for (KPIS.md: kpi × definition version × scope × period × p × referenceDate). */
export interface FigureRequest {
  readonly entries: EffectiveEntries;
  readonly kpi: Kpi;
  readonly scope: Scope;
  readonly period: Period;
  readonly referenceDay: number;
  /** By which rules it carries its quality; default those that hold now. */
  readonly quality?: Quality;
}
