/** No name or choice is longer; composing a long text of combining marks takes quadratic time. */
const LONGEST_NAME = 300;

/**
 * A name or a choice as it is compared: case, double spaces and kinds of apostrophe and dash make no difference. A
 * text too long to be one is left as it is, so it equals none.
 */
export const normaliseLabel = (text: string): string =>
  text.length > LONGEST_NAME
    ? text
    : text
        .normalize('NFC')
        // Characters that nobody sees, such as pages on the web leave behind.
        .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
        .toLowerCase()
        .replace(/[’‘`´]/g, "'")
        .replace(/[–—]/g, '-')
        .replace(/\s+/g, ' ')
        .trim();
