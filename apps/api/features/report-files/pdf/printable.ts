import { faces } from './faces.js';

const PLAIN = /^[\x20-\x7e]*$/;
/** Shown by nothing of its own: controls, joiners, marks of direction, variation selectors. */
const UNSEEN = /\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/u;

/**
 * A text of one line in letters that the font has; a letter that it has not is written as its code, so that none is
 * lost.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  const { has } = faces();
  let written = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (/\s/.test(character) && !has(code)) written += ' ';
    else if (UNSEEN.test(character)) written += /\s/.test(character) ? ' ' : '';
    else written += has(code) ? character : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return written;
}
