/** What a spreadsheet program would take for a formula when it opens a CSV file. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** The text with an apostrophe before it where a spreadsheet program would run it. */
export const guarded = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** The text without that apostrophe. */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
