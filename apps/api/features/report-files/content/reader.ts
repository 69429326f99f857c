import type { Label } from '#libs/programme';
import type { Language } from '../../../kernel/language.js';

/** Texts, numbers and dates as a reader of a language reads them. */
export interface Reader {
  readonly language: Language;
  readonly t: (label: Label) => string;
  readonly number: (value: number) => string;
  /** With its sign: `+4`, `−1,5`. */
  readonly change: (value: number) => string;
  /** A share between 0 and 1 as a percentage. */
  readonly share: (value: number) => string;
  /** `2026-10-31` as "31 oktober 2026". */
  readonly date: (date: string) => string;
  /** A moment with its day and time in the Netherlands. */
  readonly moment: (iso: string) => string;
}

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;

const reader = (language: Language): Reader => {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, {
    ...DAY,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  });
  const number = (value: number): string => whole.format(value).replace('-', '−');
  return {
    language,
    t: (label) => label[language],
    number,
    change: (value) => (value > 0 ? `+${number(value)}` : number(value)),
    share: (value) => percent.format(value).replace('-', '−'),
    date: (text) => date.format(new Date(`${text}T00:00:00Z`)),
    moment: (iso) => moment.format(new Date(iso)),
  };
};

const READERS = { nl: reader('nl'), en: reader('en') };

export const readerOf = (language: Language): Reader => READERS[language];
