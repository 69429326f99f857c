import type { EventName, KpiKind, Label, ParameterWords, Werklijn } from '#libs/programme';
import type { Chapter } from './chapter.js';
import type { EffectiveEntries } from './facts/effective-entries.js';
import type { FactTable } from './facts/fact-table.js';
import type { Dimension, Parameters } from './dimension.js';
import type { Quality } from './figure-quality.js';
import type { MeasureContext } from './measure-context.js';
import type { DisclosureTreatment } from './outside.js';

export type { Dimension, Parameters } from './dimension.js';

/** What the parts of a figure may be added up over (KPIS.md, last column). */
type AddsUpOver = 'periods' | 'areas' | 'parts';

/** What a KPI's formula gives for one scope, period and position. Ratios carry both halves and are never averaged. */
export interface Measurement {
  /** A count or a sum; absent for a ratio. */
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  /** How many of `total` cannot be judged because a fact is missing. */
  readonly unknown?: number;
  readonly total?: number;
  /** How many are in scope but not mature at the reference date. */
  readonly immature?: number;
  /** Further amounts that belong to the figure, by the names that its KPI gives them. */
  readonly components?: Readonly<Record<string, number>>;
}

export interface Split {
  readonly dimension: Dimension;
  /** Each thing counted is in exactly one part, so the parts sum to the whole. */
  readonly addsUp: boolean;
  /** Event types whose column holds the values, where that is not the first input that has it. */
  readonly of?: readonly EventName[];
  /** The parts, where they are no values of a column. */
  readonly keys?: readonly string[];
}

/** What a KPI is called, counted in and made of, for people. */
export interface KpiTexts {
  readonly label: Label;
  readonly unit: Label;
  readonly formula: Label;
}

/**
 * A KPI of KPIS.md with the parameters it has there. Adding one is a file that describes it (define-kpi.ts) and a
 * spec.
 */
export interface Kpi extends KpiTexts {
  readonly code: string;
  readonly version: number;
  /** What its value is; the unit of a share begins with %. */
  readonly kind: KpiKind;
  readonly chapter: Chapter;
  readonly werklijn: Werklijn | undefined;
  /** The texts with the places of parameters in them (define-kpi.ts). */
  readonly templates: KpiTexts;
  readonly source: string;
  readonly addsUpOver: readonly AddsUpOver[];
  /** true: more is better. */
  readonly ascending: boolean;
  /** true: something is taken off in it, or can get worse, so that it may fall below zero. */
  readonly bothWays?: true;
  /** How it is shown to outsiders; left out: to none. */
  readonly outside?: DisclosureTreatment;
  readonly parameters: Parameters;
  /** What people read for those that libs/programme has no words for. */
  readonly parameterWords?: Readonly<Record<string, ParameterWords>>;
  /** The event types whose entries, in the period and scope, say that there are data at all. */
  readonly inputs: readonly EventName[];
  /** What people call the further amounts of the figure (Measurement.components). */
  readonly components?: Readonly<Record<string, Label>>;
  readonly splits: readonly Split[];
  /** true: the one of its werklijn that is looked at first. */
  readonly headline?: true;
  /** true: counts what stands on the period's last day, so entries from before the period are its input too. */
  readonly stock?: boolean;
  /**
   * Amounts (value, numerator … or components) that are no sums over groups of entries which share no key: a median,
   * a maximum.
   */
  readonly notAdditive?: readonly string[];
  /** Components that are ratios of other amounts, as shares of 1; a restatement splits those others. */
  readonly ratios?: readonly string[];
  /** Where the value is a median over the input entries in period and area: the number that each adds to it. */
  readonly observed?: (entries: EffectiveEntries, table: FactTable, row: number) => number;
  /** Which partners report, where that is not a matter of who has input entries in period and area. */
  readonly reporting?: (context: MeasureContext, quality: Quality) => ReadonlySet<string>;
  /** The definitions of KPIS.md that came before this one, oldest first; editions that pinned one stay computable. */
  readonly earlier?: readonly Kpi[];
  readonly measure: (context: MeasureContext) => Measurement;
}
