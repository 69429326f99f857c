/** The City Deal was signed in September 2020; nothing is counted before. */
export const FIRST_MONTH = '2020-09';
