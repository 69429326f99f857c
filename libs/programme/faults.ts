import { RULES, type RuleCode, type Severity } from './rules.js';
import type { Label } from './schema/event-type.js';
import { dayInWords, periodInWords } from './day-words.js';
import { at, toPointer, parsePointer, type Place } from './place.js';

export interface Fault {
  /** Where in what was sent. */
  readonly place: Place;
  readonly rule: RuleCode;
  readonly severity: Severity;
  /** The value that broke the rule, shortened; absent where showing it would repeat personal data. */
  readonly value?: unknown;
  readonly message: Label;
}

/** A fault as it is answered, and kept with an entry: its place is a JSON pointer (RFC 6901). */
export type FaultJson<F extends Fault = Fault> = Omit<F, 'place'> & { readonly place: string };

/** A fault with its place as a pointer: for what leaves the program, by HTTP or in a file, or goes into the log. */
export const toFaultJson = <F extends Fault>(found: F): FaultJson<F> => ({
  ...found,
  place: toPointer(found.place),
});

/** A fault as it was answered or kept, with its place in steps again. */
export const readFaultJson = <F extends FaultJson>(json: F): Omit<F, 'place'> & Pick<Fault, 'place'> => ({
  ...json,
  place: parsePointer(json.place),
});

/** Faults of a part of what was sent, placed in the whole: the part stands at `outer`. */
export const under = (outer: Place, found: readonly Fault[]): readonly Fault[] =>
  found.map((each) => ({ ...each, place: at(outer, ...each.place) }));

/** Builds a fault; `{name}` in the rule's text is replaced from `details`, days and periods in words. */
export function fault(
  rule: RuleCode,
  place: Place,
  details: Readonly<Record<string, string | number | Label>> = {},
  value?: unknown,
): Fault {
  const { severity, nl, en } = RULES[rule];
  const fill = (text: string, language: 'nl' | 'en') =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => {
      const detail = inWords(key, details[key] ?? '');
      return typeof detail === 'object' ? detail[language] : detail;
    });
  return {
    place,
    rule,
    severity,
    ...(value === undefined ? {} : { value: shorten(value) }),
    message: { nl: fill(nl, 'nl'), en: fill(en, 'en') },
  };
}

/** A detail as a person reads it: days and periods in words, decimals behind a comma in Dutch. */
function inWords(key: string, detail: string | number | Label): string | Label {
  if (typeof detail === 'number') return { nl: String(detail).replace('.', ','), en: String(detail) };
  if (typeof detail !== 'string') return detail;
  return (key === 'period' ? periodInWords(detail) : dayInWords(detail)) ?? detail;
}

function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 120 ? cut(value) : value;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  const text = JSON.stringify(value);
  return text.length > 120 ? cut(text) : value;
}

/** Never ends in half a character: what is cut must still be storable as canonical JSON. */
const cut = (text: string): string => `${text.slice(0, 117).toWellFormed()}…`;
