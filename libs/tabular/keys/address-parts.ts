import type { Label } from '#libs/programme';

import type { Filled } from '../read-value.js';

/**
 * A part as it is signed, with what stood behind a house number; or what was made of a cell that has no one reading.
 */
export type Piece = { readonly text: string; readonly rest?: string } | { readonly made: Label };

const made = (nl: string, en: string): Piece => ({ made: { nl, en } });

/**
 * What people and programs write where there is nothing. `NA`, `0` and `onbekend` are not among them: they may be
 * something.
 */
const NOTHING =
  /^(?:[-–—.,_/\\?*]+|n\.?\s?v\.?\s?t\.?|geen|nihil|leeg|\(leeg\)|none|null|nil|nan|n\/a|n\.a\.|<na>)$/i;

const MONTH =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|june?|juni?|july?|juli?|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** `3-jan`, `jan-24`, `12 mrt 2025`: what a spreadsheet program makes of `3-1`. */
const MONTH_NAMED = new RegExp(`^(?:\\d{1,2}[-/. ]?)?(?:${MONTH})\\.?(?:[-/. ]\\d{2,4})?$`, 'i');
const DAY = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const SCIENTIFIC = /^\d+(?:[.,]\d+)?e[+-]\d+$|^\d+[.,]\d+e\d+$/i;
/** Days of 1990 to 2060, as a spreadsheet counts them: a date that lost its look. */
const SERIAL_DAYS = { from: 32_874, to: 58_439 };

/** A cell as text; a number is what it shows. */
function textOf(cell: Filled): string {
  if (typeof cell === 'object') return 'shown' in cell ? cell.shown : '';
  return String(cell)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Whether a cell holds nothing, or what is written for it. */
export const empty = (cell: Filled | undefined): boolean =>
  cell === undefined || (typeof cell !== 'object' && (textOf(cell) === '' || NOTHING.test(textOf(cell))));

const isDate = (cell: Filled): cell is Extract<Filled, { date: string }> =>
  typeof cell === 'object' && 'date' in cell;

/** What a spreadsheet program may have made of a number or an addition; undefined where it is neither. */
function spoilt(cell: Filled): Piece | undefined {
  if (isDate(cell))
    return made(
      `het rekenblad heeft hier de datum ${cell.date} van gemaakt`,
      `the spreadsheet turned this into the date ${cell.date}`,
    );
  if (typeof cell === 'boolean') return made('hier staat waar of onwaar', 'this says true or false');
  const text = textOf(cell);
  if (MONTH_NAMED.test(text) || DAY.test(text))
    return made(`"${text}" lijkt een datum`, `"${text}" looks like a date`);
  if (TIME.test(text)) return made(`"${text}" lijkt een tijd`, `"${text}" looks like a time`);
  if (SCIENTIFIC.test(text))
    return made(
      `"${text}" is een afgerond getal van het rekenblad`,
      `"${text}" is a number the spreadsheet rounded`,
    );
  return undefined;
}

const plainText = (cell: Filled): string => textOf(cell).normalize('NFKC').toUpperCase();

/** `1234AB`: four digits, the first no 0, and two letters; any spaces, and a hyphen or point between them. */
export function postcode(cell: Filled | undefined): Piece {
  if (cell === undefined || empty(cell)) return made('de postcode ontbreekt', 'the postcode is missing');
  const damaged = spoilt(cell);
  if (damaged) return damaged;
  const text = plainText(cell);
  const match = /^([1-9]\d{3})[\s.-]*([A-Z]{2})$/.exec(text);
  if (match) return { text: `${match[1]}${match[2]}` };
  return made(
    `"${textOf(cell)}" is geen postcode van vier cijfers en twee letters`,
    `"${textOf(cell)}" is no postcode of four digits and two letters`,
  );
}

/** Vulgar fractions, which NFKC would make into two numbers: 12½ is not 121 with 2 behind it. */
const FRACTION = /[\u00bc-\u00be\u2150-\u215f\u2189\u2044]/;

/** `12 t/m 16`, `12 en 14`. */
const SEVERAL = /\d\s*(?:T\/M|T\.M\.|TOT|EN|AND|TO|&|\+)\s*\d/;

/** 1–99999, with what stands behind it in the same cell. `12.0` and `12,0` are 12, as a program writes a number. */
export function houseNumber(cell: Filled | undefined): Piece {
  if (cell === undefined || empty(cell))
    return made('het huisnummer ontbreekt', 'the house number is missing');
  const damaged = spoilt(cell);
  if (damaged) return damaged;
  const text = textOf(cell);
  if (FRACTION.test(text)) return fraction(text);
  const match = /^0*([1-9]\d*)(?:[.,]0+)?$/.exec(plainText(cell));
  if (match) return onlyDigits(match[1] ?? '', text);
  if (SEVERAL.test(plainText(cell)))
    return made(`"${text}" zijn meer huisnummers`, `"${text}" is more than one house number`);
  const parts = /^0*([1-9]\d{0,4})(?!\d)[\s./-]*([A-Z0-9][A-Z0-9\s./-]*)$/.exec(plainText(cell));
  // A number with decimals is none with an addition: 12.5 and 12,5 could be either.
  if (!parts || /^\d+[.,]\d+$/.test(text))
    return made(`"${text}" is geen huisnummer`, `"${text}" is no house number`);
  return { text: parts[1] ?? '', rest: (parts[2] ?? '').replace(/[^A-Z0-9]/g, '') };
}

function onlyDigits(digits: string, text: string): Piece {
  const number = Number(digits);
  if (digits.length > 5)
    return made(`"${text}" is groter dan een huisnummer`, `"${text}" is larger than a house number`);
  if (number >= SERIAL_DAYS.from && number <= SERIAL_DAYS.to)
    return made(
      `"${text}" lijkt een datum die het rekenblad als getal bewaart`,
      `"${text}" looks like a date that the spreadsheet keeps as a number`,
    );
  return { text: digits };
}

const fraction = (text: string): Piece =>
  made(
    `"${text}" heeft een breuk; schrijf de toevoeging zoals in de BAG, bijvoorbeeld 12 BIS`,
    `"${text}" has a fraction; write the addition as the BAG does, such as 12 BIS`,
  );

/**
 * A letter or an addition: capitals, only A–Z and 0–9. `1.0` is 1; an error of a formula, 0 and `onbekend` have no
 * one reading.
 */
export function addition(cell: Filled | undefined): Piece {
  if (cell === undefined || empty(cell)) return { text: '' };
  const damaged = spoilt(cell);
  if (damaged) return damaged;
  const text = textOf(cell);
  if (FRACTION.test(text)) return fraction(text);
  const plain = plainText(cell).replace(/^(\d+)[.,]0+$/, '$1');
  if (/^(?:0+|ONBEKEND|UNKNOWN|NA|N\.?B\.?|NEE|JA|NO|YES|TRUE|FALSE|WAAR|ONWAAR)$/.test(plain))
    return made(
      `het is niet zeker of "${text}" een toevoeging is, of dat er geen is`,
      `it is not certain whether "${text}" is an addition, or that there is none`,
    );
  if (!/^[\s./-]*[A-Z0-9][A-Z0-9\s./-]*$/.test(plain) || /^\d+[.,]\d+$/.test(plain))
    return made(`"${text}" is geen toevoeging`, `"${text}" is no addition`);
  return { text: plain.replace(/[^A-Z0-9]/g, '') };
}
