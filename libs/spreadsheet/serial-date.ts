const DAY = 86_400_000;
/** Day 0 of a spreadsheet's calendar that began on 1 January 1900 and counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The number a spreadsheet holds for a day, `yyyy-mm-dd` from March 1900 on; throws RangeError on what is no date. */
export function serialOf(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(time)) throw new RangeError(`${date} is not a date`);
  return (time - EPOCH_1900) / DAY;
}

/** The day of a spreadsheet's number, its time of day left out; undefined beyond the years a spreadsheet has. */
export function dateOfSerial(serial: number, since1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined;
  const time = (since1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY;
  return new Date(time).toISOString().slice(0, 10);
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
