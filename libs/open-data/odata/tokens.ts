import { refuse } from './refusal.js';

/** Where in the condition it stands, and how it is written there. */
interface Written {
  readonly at: number;
  readonly written: string;
}

export type Token = Written &
  (
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'date'; readonly value: string }
    | { readonly kind: 'mark'; readonly text: string }
  );

/** Longest condition that is read, in characters. */
const LONGEST = 4_000;

const PATTERN =
  /\s+|'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2})(?![\w.])|(-?\d{1,15}(?:\.\d{1,15})?)(?![\w.])|([A-Za-z_]\w*)|([(),])/y;

/** The words of a condition. Throws OdataRefusal where one is none. */
export function tokensOf(condition: string): readonly Token[] {
  if (condition.length > LONGEST)
    refuse(
      '$filter',
      'TOO_LONG',
      condition,
      `ten hoogste ${String(LONGEST)} tekens`,
      `at most ${String(LONGEST)} characters`,
    );
  const tokens: Token[] = [];
  for (let at = 0; at < condition.length; at = PATTERN.lastIndex) {
    PATTERN.lastIndex = at;
    const found = PATTERN.exec(condition);
    if (!found) {
      const rest = condition.slice(at, at + 20);
      return refuse(
        '$filter',
        'PATTERN',
        rest,
        `"${rest}" (teken ${String(at + 1)}) wordt niet gelezen`,
        `"${rest}" (character ${String(at + 1)}) is not read`,
      );
    }
    const [written, text, date, number, word, mark] = found;
    const where = { at, written };
    if (text !== undefined) tokens.push({ kind: 'text', value: text.replaceAll("''", "'"), ...where });
    else if (date !== undefined) tokens.push({ kind: 'date', value: date, ...where });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), ...where });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, ...where });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, ...where });
  }
  return tokens;
}
