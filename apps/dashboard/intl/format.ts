import type { Language } from './language.ts';

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

export interface Formats {
  /** A number with at most so many decimals (default 0). */
  readonly number: (value: number, decimals?: number) => string;
  /** A number or share in few signs, to stand in a mark: 61K, 45%. */
  readonly compact: (value: number, share: boolean) => string;
  /** A share between 0 and 1 as a percentage with one decimal, of less than 10 % two digits. */
  readonly percent: (share: number) => string;
  /** `2026-10-31` as "31 oktober 2026". */
  readonly date: (date: string) => string;
  /** A moment with day and time in the Netherlands. */
  readonly moment: (iso: string) => string;
  /** `2026-10` as "oktober 2026". */
  readonly month: (month: string) => string;
  /** `2026-10` as "okt 26", `2026-Q3` as "Q3 26". */
  readonly shortMonth: (month: string) => string;
  readonly list: (parts: readonly string[]) => string;
}

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** Numbers and dates as people in the Netherlands (or English readers there) write them. */
export function formatsFor(language: Language): Formats {
  const locale = LOCALES[language];
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, decimals = 0): string => {
    const format =
      numbers.get(decimals) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
    numbers.set(decimals, format);
    return format.format(value);
  };
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const few = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const dates = (options: Intl.DateTimeFormatOptions, timeZone = 'UTC'): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const date = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const moment = dates(
    { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    'Europe/Amsterdam',
  );
  const month = dates({ month: 'long', year: 'numeric' });
  const short = dates({ month: 'short', year: '2-digit' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number,
    percent: (share) => percent.format(share),
    compact: (value, share) => (share ? whole : few).format(value),
    date: (text) => date.format(utc(text)),
    moment: (iso) => moment.format(new Date(iso)),
    month: (text) => month.format(utc(`${text}-01`)),
    shortMonth: (text) =>
      /^\d{4}-\d\d$/.test(text)
        ? short.format(utc(`${text}-01`)).replace('.', '')
        : `${text.slice(5)} ${text.slice(text.length === 4 ? 0 : 2, 4)}`.trim(),
    list: (parts) => list.format(parts),
  };
}
