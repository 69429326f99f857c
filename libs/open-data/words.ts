import type { OpenArea, OpenObservation, OpenRules, OpenStatus, Words } from './edition.js';

/** What was done to the numbers, in four sentences (specification/disclosure.md); in every export. */
export const explanationOf = ({ hideUpTo, base, keep }: Omit<OpenRules, 'version'>): readonly Words[] => [
  {
    nl: `Groepen tot en met ${String(hideUpTo)} worden niet getoond.`,
    en: `Groups up to ${String(hideUpTo)} are not shown.`,
  },
  {
    nl: `Andere aantallen zijn afgerond op een veelvoud van ${String(base)} door een vaste trekking per groep: dezelfde groep krijgt altijd hetzelfde getal.`,
    en: `Other counts are rounded to a multiple of ${String(base)} by a fixed draw per group: the same group always gets the same number.`,
  },
  {
    nl: `Een gepubliceerd getal verandert alleen als de werkelijkheid er meer dan ${String(keep)} van afwijkt.`,
    en: `A published number changes only when reality differs from it by more than ${String(keep)}.`,
  },
  {
    nl: `Soms is een tweede getal verborgen omdat het eerste eruit te berekenen was; van elk verborgen getal wordt een bewijs bewaard dat 0 en ${String(hideUpTo + 1)} allebei mogelijk blijven.`,
    en: `Sometimes a second number is hidden because the first could be computed from it; of each hidden number a proof is kept that 0 and ${String(hideUpTo + 1)} both remain possible.`,
  },
];

/** The same as one text. */
export function explainedBy(rules: Omit<OpenRules, 'version'>): Words {
  const sentences = explanationOf(rules);
  return { nl: sentences.map(({ nl }) => nl).join(' '), en: sentences.map(({ en }) => en).join(' ') };
}

/** A text in both languages as JSON-LD has it. */
export const inBoth = ({ nl, en }: Words) => [
  { '@value': nl, '@language': 'nl' },
  { '@value': en, '@language': 'en' },
];

/** What stands in the place of a number that is not there: never 0, and never an empty cell that adds up. */
export const NO_NUMBER: Readonly<Record<Exclude<OpenStatus, 'OK'>, string>> = {
  PROTECTED: 'GEHEIM',
  NO_DATA: 'GEEN GEGEVENS',
  NOT_MATURE: 'NOG NIET TE BEOORDELEN',
  ONLY_UNKNOWN: 'NIET TE BEPALEN',
};

export const STATUS_WORDS: Readonly<Record<OpenStatus, Words>> = {
  OK: { nl: 'Bekend', en: 'Known' },
  PROTECTED: { nl: 'Geheim', en: 'Protected' },
  NO_DATA: { nl: 'Geen gegevens', en: 'No data' },
  NOT_MATURE: { nl: 'Nog niet te beoordelen', en: 'Too early to judge' },
  ONLY_UNKNOWN: { nl: 'Niet te bepalen (alles onbekend)', en: 'Cannot be determined (all unknown)' },
};

export const SPAN_WORDS: Readonly<Record<OpenObservation['span'], Words>> = {
  PERIOD: { nl: 'Periode', en: 'Period' },
  CUMULATIVE: { nl: 'Vanaf het begin', en: 'Since the start' },
};

export const KIND_WORDS: Readonly<Record<OpenArea['kind'], Words>> = {
  PROGRAMME: { nl: 'Programma', en: 'Programme' },
  MUNICIPALITY: { nl: 'Gemeente', en: 'Municipality' },
  NEIGHBOURHOOD: { nl: 'Gebied', en: 'Neighbourhood' },
};

export const LICENCE = 'http://creativecommons.org/publicdomain/zero/1.0/';
export const PUBLISHER: Words = {
  nl: 'Programmabureau Energieke wijken, duurzaam en sociaal',
  en: 'Programme office Energetic neighbourhoods, sustainable and social',
};
