import { fault, type Fault, type Label } from '#libs/programme';

import { damageOf, type Filled } from '../read-value.js';
import { addition, houseNumber, postcode, type Piece } from './address-parts.js';

/** The parts of an address (BAG), each in a column of its own or several in one. */
export const ADDRESS_PARTS = ['postcode', 'houseNumber', 'houseLetter', 'addition'] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

export const PART_LABEL: Readonly<Record<AddressPart, Label>> = {
  postcode: { nl: 'Postcode', en: 'Postcode' },
  houseNumber: { nl: 'Huisnummer', en: 'House number' },
  houseLetter: { nl: 'Huisletter', en: 'House letter' },
  addition: { nl: 'Toevoeging', en: 'Addition' },
};

export type AddressCells = Readonly<Partial<Record<AddressPart, Filled>>>;

export type ReadAddress = { readonly text: string } | { readonly part: AddressPart; readonly fault: Fault };

/**
 * An address as the text of which a key is made (`1234AB|12|A1`), the same whichever columns its parts stand in; or
 * which part has no one reading, and what was made of it. The rule is docs/decisions/0010; nothing is guessed: a
 * key of another household would never be noticed.
 */
export function readAddress(cells: AddressCells): ReadAddress {
  for (const part of ADDRESS_PARTS) {
    const cell = cells[part];
    const damaged = cell === undefined ? undefined : damageOf(cell);
    if (damaged) return { part, fault: damaged };
  }
  const code = postcode(cells.postcode);
  if (!('text' in code)) return unclear('postcode', code);
  const number = houseNumber(cells.houseNumber);
  if (!('text' in number)) return unclear('houseNumber', number);
  const letter = addition(cells.houseLetter);
  if (!('text' in letter)) return unclear('houseLetter', letter);
  const more = addition(cells.addition);
  if (!('text' in more)) return unclear('addition', more);
  const rest = together(number.rest ?? '', letter.text, more.text);
  return 'text' in rest ? { text: `${code.text}|${number.text}|${rest.text}` } : unclear(rest.part, rest);
}

const unclear = (part: AddressPart, { made }: Extract<Piece, { made: Label }>): ReadAddress => ({
  part,
  fault: fault('ADDRESS_UNCLEAR', [], { part: PART_LABEL[part], made }),
});

const isLetter = (text: string): boolean => /^[A-Z]$/.test(text);
/** One letter and four characters (BAG). */
const LONGEST = 5;

/**
 * What stands behind the number: a letter, then an addition. What the number's own column says (`12A`) may be said
 * again in the others; it is then one thing. Two things that do not fit together are not put in an order by guess.
 */
function together(
  rest: string,
  letter: string,
  more: string,
): { readonly text: string } | { readonly part: AddressPart; readonly made: Label } {
  if (letter !== '' && !isLetter(letter) && more !== '' && letter !== more)
    return { part: 'houseLetter', made: two(letter, more) };
  const columns = letter === more && !isLetter(letter) ? letter : `${letter}${more}`;
  let text = columns;
  if (rest !== '' && rest !== columns) {
    if (columns === '') text = rest;
    else if (rest === letter) text = columns;
    else if (letter === '' && isLetter(rest)) text = `${rest}${more}`;
    else return { part: 'houseNumber', made: two(rest, columns) };
  }
  if (text.length > LONGEST) return { part: more === '' ? 'houseNumber' : 'addition', made: tooLong(text) };
  return { text };
}

const two = (one: string, other: string): Label => ({
  nl: `er staan twee toevoegingen, "${one}" en "${other}"; het is niet zeker hoe zij samen horen`,
  en: `there are two additions, "${one}" and "${other}"; it is not certain how they belong together`,
});
const tooLong = (text: string): Label => ({
  nl: `"${text}" is langer dan een huisletter en een toevoeging van vier tekens (BAG)`,
  en: `"${text}" is longer than a house letter and an addition of four characters (BAG)`,
});
