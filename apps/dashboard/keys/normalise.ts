/** An address as a person fills it in. */
export interface Address {
  readonly postcode: string;
  readonly houseNumber: string;
  readonly addition: string;
}

export type KeyKind = 'huishouden' | 'woning' | 'persoon';

/**
 * The rule, version 1 (docs/decisions/0010), which every partner's software must follow to the letter, or one household gets two keys:
 * postcode: capitals, without spaces, `1234AB`; house number: digits without leading zeros; addition: capitals, only
 * letters and digits (so `a`, `A` and `-A` are the same, `bis` and `BIS` too). Undefined when postcode or number is none.
 */
export function normaliseAddress({ postcode, houseNumber, addition }: Address): string | undefined {
  const code = postcode.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  const number = houseNumber
    .normalize('NFKC')
    .trim()
    .replace(/^0+(?=\d)/, '');
  if (!/^[1-9]\d{3}[A-Z]{2}$/.test(code) || !/^[1-9]\d{0,4}$/.test(number)) return undefined;
  const rest = addition
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return [code, number, rest].join('|');
}

/** `12a`, `12-A` and `12 bis` as number and addition. */
export function splitHouseNumber(text: string): readonly [houseNumber: string, addition: string] {
  const match = /^\s*(\d+)\s*(.*)$/.exec(text.normalize('NFKC'));
  return match ? [match[1] ?? '', match[2] ?? ''] : [text, ''];
}

/** A partner's own reference of a person: capitals, without spaces at the ends or doubled inside. */
export const normaliseReference = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase();

/** What is signed: the rule's version, the kind of key and the normalised text, so that no two kinds share a key. */
export const messageOf = (kind: KeyKind, normalised: string): string =>
  `wijkspoor-sleutel/1|${kind}|${normalised}`;
