const SEPARATED = /^(\d{1,2})[-/., ]\s*(\d{1,2})[-/., ]\s*(\d{4})$/;
/** What a keypad of digits alone can type. */
const DIGITS = /^(\d\d)(\d\d)(\d{4})$/;

/**
 * `31-10-2026` as `2026-10-31`; also with / . , or a space between, without leading zeros, or as eight digits.
 * Undefined when it is no date.
 */
export function readDutchDate(text: string): string | undefined {
  const typed = text.trim();
  const match = SEPARATED.exec(typed) ?? DIGITS.exec(typed);
  if (!match) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** `2026-10-31` as `31-10-2026`. */
export const writeDutchDate = (iso: string): string => iso.split('-').reverse().join('-');

/** `10-2026` as `2026-10`; a whole date counts for its month. Undefined otherwise. */
export function readDutchMonth(text: string): string | undefined {
  const match = /^\s*(\d{1,2})[-/.](\d{4})\s*$/.exec(text);
  if (!match) return readDutchDate(text)?.slice(0, 7);
  const month = Number(match[1]);
  return month >= 1 && month <= 12 ? `${match[2] ?? ''}-${String(month).padStart(2, '0')}` : undefined;
}
