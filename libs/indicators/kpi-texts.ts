import { parameterWords, type Label } from '#libs/programme';
import type { Kpi, Parameters } from './kpi.js';

/** A KPI by other parameters, with the texts that belong to them. */
export function withParameters(kpi: Kpi, version: number, parameters: Parameters): Kpi {
  const { label, unit, formula } = kpi.templates;
  return {
    ...kpi,
    label: filled(label, parameters),
    unit: filled(unit, parameters),
    formula: filled(formula, parameters),
    version,
    parameters,
  };
}

const filled = ({ nl, en }: Label, parameters: Parameters): Label => ({
  nl: fill(nl, parameters, 'nl'),
  en: fill(en, parameters, 'en'),
});

const fill = (text: string, parameters: Parameters, language: keyof Label): string =>
  text.replace(/\{(\w+)(:weeks)?\}/g, (_, name: string, weeks: string | undefined) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`no parameter ${name} for "${text}"`);
    if (typeof value !== 'number') return listed(name, value, language);
    return weeks === undefined ? numberIn(value, language) : duration(value, language);
  });

const numberIn = (value: number, language: keyof Label): string =>
  language === 'nl' ? String(value).replace('.', ',') : String(value);

function duration(days: number, language: keyof Label): string {
  const [unit, count] = days % 7 === 0 ? (['weeks', days / 7] as const) : (['days', days] as const);
  const words = {
    weeks: { nl: count === 1 ? 'week' : 'weken', en: count === 1 ? 'week' : 'weeks' },
    days: { nl: count === 1 ? 'dag' : 'dagen', en: count === 1 ? 'day' : 'days' },
  };
  return `${numberIn(count, language)} ${words[unit][language]}`;
}

/** Codes in words: `a`, `a of b`, `a, b of c`. */
function listed(name: string, codes: readonly string[], language: keyof Label): string {
  const { choices = [] } = parameterWords(name);
  const words = codes.map((code) => {
    const label = choices.find((choice) => choice.code === code)?.label[language] ?? code;
    // A label of one capital is a code itself, as an energy label is.
    return label.length > 1 && label !== label.toUpperCase() ? label.toLowerCase() : label;
  });
  const last = words.at(-1) ?? '';
  const rest = words.slice(0, -1).join(', ');
  return rest === '' ? last : `${rest} ${language === 'nl' ? 'of' : 'or'} ${last}`;
}
