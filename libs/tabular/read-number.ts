import { fault } from '#libs/programme';

import type { Read, Reading } from './read.js';

const PLAIN = /^-?\d+(?:[.,]\d+)?$/;
const DUTCH = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;
const ENGLISH = /^-?\d{1,3}(?:,\d{3})+\.\d+$/;
const THOUSANDS = /^-?\d{1,3}(?:\.\d{3}){2,}$|^-?\d{1,3}(?:,\d{3}){2,}$/;

/**
 * A number as Dutch people write it, and as machines do. Three digits behind one point (in a file separated by
 * commas also behind one comma) may be thousands or decimals, and are refused until it is settled for the column.
 * For a whole number only `.000` may be decimals: 1.234 is none with them.
 */
export function readNumber(raw: string, whole: boolean, { separator, decimal }: Reading): Read {
  const text = raw.replace(/^€\s*|[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  if (THOUSANDS.test(text)) return { value: Number(text.replace(/[.,]/g, '')) };
  if (DUTCH.test(text)) return checked(text.replaceAll('.', '').replace(',', '.'), whole);
  if (ENGLISH.test(text)) return checked(text.replaceAll(',', ''), whole);
  if (!PLAIN.test(text)) return { fault: fault('NOT_A_NUMBER', []) };
  const ambiguous = /^(-?[1-9]\d{0,2})([.,])(\d{3})$/.exec(text);
  if (ambiguous) {
    const [, before = '', mark, after = ''] = ambiguous;
    if (decimal !== undefined)
      return decimal === mark ? checked(text.replace(',', '.'), whole) : { value: Number(before + after) };
    if (mark === '.' && whole && after !== '000') return { value: Number(before + after) };
    if (mark === '.' || separator === ',' || whole) return unclear(before, after, whole);
  }
  return checked(text.replace(',', '.'), whole);
}

function checked(text: string, whole: boolean): Read {
  const number = Number(text);
  if (!Number.isFinite(number)) return { fault: fault('NOT_A_NUMBER', []) };
  return whole && !Number.isInteger(number) ? { fault: fault('NOT_WHOLE', []) } : { value: number + 0 };
}

const unclear = (before: string, after: string, whole: boolean): Read => ({
  fault: fault('AMBIGUOUS_NUMBER', [], {
    whole: `${before}${after}`,
    decimal: whole && after === '000' ? before : `${before},${after}0`,
  }),
});

/** A number as it is read back, whatever the separator of the file: never with exactly three decimals. */
export function numberText(value: number): string {
  const text = Number.isInteger(value) ? String(value) : plainDecimal(value);
  return (/\.\d{3}$/.test(text) ? `${text}0` : text).replace('.', ',');
}

/** Not as 1e-7. */
const plainDecimal = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
};
