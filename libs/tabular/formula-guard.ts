/** What a spreadsheet program would take for a formula when it opens a CSV file. */
const FORMULA = /^[=+\-@\t\r]/;
/** A number that it would take for a number, as it is meant. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;

/** 15 digits are kept of a number, and no zeros before it. */
const WHOLE = /^-?(?:0|[1-9]\d{0,14})$/;
/**
 * Digits with marks between and around them: 1.1 becomes 1 January, 2023-12 a day, 1/2 too, 12:30 a time, 00123 is
 * 123, 5% is 0.05.
 */
const FIGURES = /^[€$]?[+-]?[€$]?[\d.,:/\- ]+%?$/;
const POWER = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
/** 3 jan, mrt-24, 12 December 2025, in Dutch and in English. */
const MONTH =
  /^(?:\d{1,2}[ ./-]*)?(?:jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?(?:[ ./-]*\d{1,4})?$/i;
const LOGICAL = /^(?:waar|onwaar|true|false)$/i;

/**
 * Whether a text would become something else than a text in a spreadsheet program: another number, a day or a time.
 */
const wouldTurn = (text: string): boolean =>
  !WHOLE.test(text) &&
  ((FIGURES.test(text.trim()) && /\d/.test(text)) ||
    POWER.test(text) ||
    (MONTH.test(text) && /\d/.test(text)) ||
    LOGICAL.test(text));

const bare = (text: string): string => text.replace(/^'+/, '');
const wouldRun = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);

/** The text with an apostrophe before it where a spreadsheet program would run it. */
export const guarded = (text: string): string => (wouldRun(bare(text)) ? `'${text}` : text);

/**
 * A text that is to stay one, such as the code 1.1, a month or a reference with zeros before it: with an apostrophe
 * where a spreadsheet program would run it or make a number, a day or a time of it.
 */
export const guardedText = (text: string): string =>
  wouldRun(bare(text)) || wouldTurn(bare(text)) ? `'${text}` : text;

/** The text without that apostrophe. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && guardedText(bare(text)) !== bare(text) ? text.slice(1) : text;
