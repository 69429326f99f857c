import { parameterWords, type Label, type ParameterWords } from '#libs/programme';
import type { Kpi, Parameters } from './kpi.js';

/** The words for a parameter of a KPI; throws RangeError on a name without. */
export const wordsOfParameter = (
  { parameterWords: own }: Pick<Kpi, 'parameterWords'>,
  name: string,
): ParameterWords => own?.[name] ?? parameterWords(name);

/** A KPI by other parameters, with the texts that belong to them. */
export function withParameters(kpi: Kpi, version: number, parameters: Parameters): Kpi {
  const { label, unit, formula } = kpi.templates;
  const fill = filler(kpi, parameters);
  const filled = ({ nl, en }: Label): Label => ({ nl: fill(nl, 'nl'), en: fill(en, 'en') });
  return {
    ...kpi,
    label: filled(label),
    unit: filled(unit),
    formula: filled(formula),
    version,
    parameters,
  };
}

/** Fills the places of parameters in a text. */
const filler = (kpi: Kpi, parameters: Parameters) => (text: string, language: keyof Label) =>
  text.replace(/\{(\w+)(:weeks)?\}/g, (_, name: string, weeks: string | undefined) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`no parameter ${name} for "${text}"`);
    if (typeof value !== 'number') return listed(wordsOfParameter(kpi, name), value, language);
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
function listed({ choices = [] }: ParameterWords, codes: readonly string[], language: keyof Label): string {
  const words = codes.map((code) => {
    const label = choices.find((choice) => choice.code === code)?.label[language] ?? code;
    // A label of one capital is a code itself, as an energy label is.
    return label.length > 1 && label !== label.toUpperCase() ? label.toLowerCase() : label;
  });
  const last = words.at(-1) ?? '';
  const rest = words.slice(0, -1).join(', ');
  return rest === '' ? last : `${rest} ${language === 'nl' ? 'of' : 'or'} ${last}`;
}
