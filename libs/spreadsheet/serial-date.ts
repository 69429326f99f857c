import type { DateCell } from './workbook.js';

const DAY = 86_400_000;
/** Day 0 of a spreadsheet's calendar that began on 1 January 1900 and counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * The number a spreadsheet holds for a day, `yyyy-mm-dd` from March 1900 on; throws RangeError on what is no date.
 */
export function serialOf(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(time)) throw new RangeError(`${date} is not a date`);
  return (time - EPOCH_1900) / DAY;
}

/**
 * The day of a spreadsheet's number, and its time of day to the millisecond where it has one; undefined beyond the
 * years a spreadsheet has. A second before midnight stays the day before: who reads it is told.
 */
export function dateOfSerial(serial: number, since1904: boolean): DateCell | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined;
  const milliseconds = Math.round(serial * DAY);
  const moment = new Date((since1904 ? EPOCH_1904 : EPOCH_1900) + milliseconds).toISOString();
  const date = moment.slice(0, 10);
  return milliseconds % DAY === 0 ? { date } : { date, time: moment.slice(11, 19) };
}

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** As long as a spreadsheet program lets a format be. */
const LONGEST_FORMAT = 255;

/** The letters of a format. Texts in quotes, escaped characters, colours and locales are none of it. */
const lettersOf = (code: string): string =>
  code
    .slice(0, LONGEST_FORMAT)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\][]*\]/g, '')
    .toLowerCase();

const ZEROS = /^(?:0|"[^"]*"|\\.|-)*0(?:0|"[^"]*"|\\.|-)*$/;

/** Whether a format shows whole numbers by zeros and fixed texts only. */
export const isOfZeros = (code: string): boolean => code.length <= LONGEST_FORMAT && ZEROS.test(code);

/**
 * A whole number as a format of zeros and fixed texts shows it: 123 as `00123` by `00000`, 7 as `WK-007` by
 * `"WK-"000`. Undefined for every other format, and where the number shows as it is.
 */
export function shownByZeros(number: number, code: string | undefined): string | undefined {
  if (code === undefined || !isOfZeros(code)) return undefined;
  if (!Number.isInteger(number) || number < 0 || number > Number.MAX_SAFE_INTEGER) return undefined;
  const parts = code.match(/"[^"]*"|\\.|-|0/g) ?? [];
  const digits = String(number).padStart(parts.filter((part) => part === '0').length, '0');
  let left = parts.filter((part) => part === '0').length;
  let at = 0;
  const shown = parts.map((part) => {
    if (part !== '0') return part.startsWith('"') ? part.slice(1, -1) : part.replace(/^\\/, '');
    left -= 1;
    const to = digits.length - left;
    const piece = digits.slice(at, to);
    at = to;
    return piece;
  });
  const text = shown.join('');
  return text === String(number) ? undefined : text;
}

const BUILT_IN_PERCENTAGES = new Set([9, 10]);

/** Whether numbers shown in this format are percentages: 0.45 is shown as 45%. */
export const isPercentFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? BUILT_IN_PERCENTAGES.has(id) : lettersOf(code).includes('%');

/** Whether numbers shown in this format are days. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const letters = lettersOf(code);
  return /[dy]/.test(letters) || /m{3,}/.test(letters);
}
