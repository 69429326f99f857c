import type { EventName } from '#libs/programme';
import { chapterOf, werklijnOf } from './chapter.js';
import { withParameters } from './kpi-texts.js';
import type { Dimension, Kpi, KpiTexts, Split } from './kpi.js';

/** What the file of a KPI says; the rest only where it is not as most KPIs have it. */
type KpiOptions = Pick<Kpi, 'code' | 'inputs' | 'measure'> & KpiTexts & Partial<Omit<Kpi, 'templates'>>;

/**
 * Describes a KPI; what is left out is as most have it: version 1 of KPIS.md, a count, of the chapter that the code
 * begins with and its werklijn, more is better, without parameters and splits, adding up over nothing. Name, unit and
 * formula may be made from the parameters: `{withinDays}` is a number, `{kinds}` a list of codes in words,
 * `{lastingDays:weeks}` a number of days as weeks where it is a whole number of them. So a version that sets another
 * parameter says so itself.
 */
export function kpi(options: KpiOptions): Kpi {
  const { code, version = 1, parameters = {}, label, unit, formula } = options;
  const chapter = chapterOf(code);
  const described: Kpi = {
    kind: 'count',
    chapter,
    werklijn: werklijnOf(chapter),
    source: `KPIS.md, version ${version}, ${code}`,
    addsUpOver: [],
    ascending: true,
    splits: [],
    ...options,
    templates: { label, unit, formula },
    version,
    parameters,
  };
  return withParameters(described, version, parameters);
}

/** A split of which each thing counted is in exactly one part, so that the parts sum to the whole. */
export const exclusive = (dimension: Dimension, of?: readonly EventName[]): Split => ({
  dimension,
  addsUp: true,
  ...(of && { of }),
});

/** A split of which a thing counted may be in several parts. */
export const overlapping = (dimension: Dimension): Split => ({ dimension, addsUp: false });
