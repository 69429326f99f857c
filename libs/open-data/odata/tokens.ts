import { refuse } from './refusal.js';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'date'; readonly value: string; readonly at: number }
  | { readonly kind: 'mark'; readonly text: string; readonly at: number };

/** Longest condition that is read, in characters. */
const LONGEST = 4_000;

const PATTERN =
  /\s+|'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2})(?![\w.])|(-?\d{1,15}(?:\.\d{1,15})?)(?![\w.])|([A-Za-z_]\w*)|([(),])/y;

/** The words of a condition. Throws OdataRefusal where one is none. */
export function tokensOf(condition: string): readonly Token[] {
  if (condition.length > LONGEST)
    refuse('$filter', `ten hoogste ${String(LONGEST)} tekens`, `at most ${String(LONGEST)} characters`);
  const tokens: Token[] = [];
  for (let at = 0; at < condition.length; at = PATTERN.lastIndex) {
    PATTERN.lastIndex = at;
    const found = PATTERN.exec(condition);
    if (!found) {
      const rest = condition.slice(at, at + 20);
      return refuse(
        '$filter',
        `"${rest}" (teken ${String(at + 1)}) wordt niet gelezen`,
        `"${rest}" (character ${String(at + 1)}) is not read`,
      );
    }
    const [, text, date, number, word, mark] = found;
    if (text !== undefined) tokens.push({ kind: 'text', value: text.replaceAll("''", "'"), at });
    else if (date !== undefined) tokens.push({ kind: 'date', value: date, at });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, at });
  }
  return tokens;
}
