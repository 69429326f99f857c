import type { Language } from '../../../intl/language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long ago a moment was, in words: in minutes up to two hours, in hours up to two days, then in days. */
export function ageOf(iso: string, language: Language, now = Date.now()): string {
  const past = Math.max(0, now - Date.parse(iso));
  const words = new Intl.RelativeTimeFormat(language);
  if (past < 2 * HOUR) return words.format(-Math.floor(past / MINUTE), 'minute');
  if (past < 48 * HOUR) return words.format(-Math.floor(past / HOUR), 'hour');
  return words.format(-Math.floor(past / (24 * HOUR)), 'day');
}
