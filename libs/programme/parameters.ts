import { CODES } from './labels.js';
import type { Label } from './schema/event-type.js';
import { ENERGY_LABELS } from './owners/events.js';

/** What a person reads for a parameter of a definition. */
export interface ParameterWords {
  readonly label: Label;
  /** Of a number. */
  readonly unit?: Label;
  /** Of a list: what may be in it. */
  readonly choices?: readonly { readonly code: string; readonly label: Label }[];
}

const label = (nl: string, en: string): Label => ({ nl, en });
const listed = (list: string) =>
  Object.entries(CODES[list] ?? {}).map(([code, words]) => ({ code, label: words }));
const days = label('dagen', 'days');

const PARAMETERS: Readonly<Record<string, ParameterWords>> = {
  fullTimeHours: {
    label: label('Uren van een volledige baan', 'Hours of a full-time job'),
    unit: label('uur per week', 'hours a week'),
  },
  gapDays: { label: label('Langste onderbreking', 'Longest gap'), unit: days },
  kinds: {
    label: label('Soorten plaatsing die tellen', 'Kinds of placement that count'),
    choices: listed('placementKind'),
  },
  labels: {
    label: label('Energielabels die tellen', 'Energy labels that count'),
    choices: ENERGY_LABELS.map((code) => ({ code, label: label(code, code) })),
  },
  lastingDays: { label: label('Duurzaam vanaf', 'Lasting from'), unit: days },
  lateDays: { label: label('Laat vanaf meer dan', 'Late after more than'), unit: days },
  minimumHours: {
    label: label('Kleinste omvang die telt', 'Smallest size that counts'),
    unit: label('uur per week', 'hours a week'),
  },
  poorParts: {
    label: label('Matig of slecht geïsoleerde delen, ten minste', 'Poorly insulated parts, at least'),
    unit: label('van de vier', 'of four'),
  },
  triggers: { label: label('Aanleidingen die tellen', 'Triggers that count'), choices: listed('trigger') },
  withinDays: { label: label('Binnen', 'Within'), unit: days },
  withinMonths: { label: label('Binnen', 'Within'), unit: label('maanden', 'months') },
};

/** The words for a parameter; throws RangeError on a name without. */
export function parameterWords(name: string): ParameterWords {
  const found = PARAMETERS[name];
  if (!found) throw new RangeError(`parameter ${name} has no words`);
  return found;
}
