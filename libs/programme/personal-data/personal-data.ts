import type { Label } from '../schema/event-type.js';

interface Recogniser {
  readonly what: Label;
  /** What to do when it is something else after all. */
  readonly advice?: Label;
  readonly pattern: RegExp;
  readonly confirm?: (match: string) => boolean;
}

/** No letter, digit, or the like on either side: a number inside a longer code or after a decimal point is not a number. */
const whole = (body: string, flags = 'giu') =>
  new RegExp(`(?<![\\p{L}\\d_-]|\\d\\.)(?:${body})(?![\\p{L}\\d_-])`, flags);

/** Burgerservicenummer: nine digits, 9a + 8b + … + 2h − i divisible by 11. */
function elevenTest(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].map(Number);
  if (digits.length !== 9) return false;
  const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0 && digits.some((digit) => digit > 0);
}

/** ISO 13616: the IBAN's remainder modulo 97 is 1. A word that follows it may look like its last group, so it is tried without. */
function ibanTest(match: string): boolean {
  const groups = match.toUpperCase().split(/\s/);
  return groups.some((_, i) => {
    const iban = groups.slice(0, i + 1).join('');
    return iban.length >= 15 && remainder97(iban.slice(4) + iban.slice(0, 4)) === 1;
  });
}

function remainder97(text: string): number {
  const digits = text.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/**
 * Small words, units and abbreviations that follow a number of four digits and are no letters of a postcode: "in 2025 op 12
 * plekken", "1500 kg 2", "2025 wk 12", "Stb. 2018 nr 291".
 */
const NO_POSTCODE = new Set(
  (
    'af al de en er in is je na nu of om op te ze zo an as at by do if it no on or so to up we ' +
    'wk nr ca co st jr bv nv pk kg mg gr mm cm dm km ml cl dl ha kw mw gw wh kv ma va hz pa dd ed bl pp'
  ).split(' '),
);
/** In capitals only after a year: "2023 EU 1791" is a regulation, "3511 EU 17" an address. */
const NO_POSTCODE_AFTER_YEAR = new Set(['EU', 'NR', 'WK', 'NL', 'CA']);

const YEAR = /^(?:19|20)\d{2}$/;
/** Never given out: they are abbreviations of the war. */
const NEVER_GIVEN = new Set(['SA', 'SD', 'SS']);

/** "2024 CO2 bespaard", "in 1995 1000 MW". */
const QUANTITY = /^\d{4}\sCO2$|^(?:19|20)\d{2}\s\d{4}\s[MG]W$/;

/** Whether the first thing like a postcode in a match is one. */
function postcodeTest(match: string): boolean {
  const [, digits = '', letters = ''] = /(?<!\d)([1-9]\d{3})\s?([a-z]{2})(?![\p{L}])/iu.exec(match) ?? [];
  const capitals = letters.toUpperCase();
  if (letters === '' || NEVER_GIVEN.has(capitals) || QUANTITY.test(match)) return false;
  if (letters !== capitals) return !NO_POSTCODE.has(letters.toLowerCase());
  return !(YEAR.test(digits) && NO_POSTCODE_AFTER_YEAR.has(letters));
}

const POSTCODE = '[1-9]\\d{3}\\s?[a-z]{2}';
/** Of which there is less doubt: in capitals, or without a space. */
const SURE_POSTCODE = '[1-9]\\d{3}(?:\\s?[A-Z]{2}|[a-z]{2})';
/** 12, 12a, 12-A2, 12 bis, 12 hs, 12-2. */
const HOUSE = '[1-9]\\d{0,4}(?:[\\s/-]{0,2}[a-zA-Z]{1,4})?(?:[\\s/-]{0,2}\\d{1,4})?';
const NUMBER_WORD = '(?:(?:huis)?(?:nummer|nr\\.?|no\\.?)[\\s:]{0,3})?';
/** Names of a place and a street: words with a capital, and the small ones between them. */
const NAMES =
  "(?:(?:[\\p{Lu}'’][\\p{L}'’.-]{0,30}|van|de|den|der|het|op|aan|bij|in|te|ter|ten)[\\s,;]{1,3}){1,6}";

/** "01-03-2025 10:00" has as many digits as a phone number. */
const DATE = /^(?:0?[1-9]|[12]\d|3[01])[\s./-](?:0?[1-9]|1[0-2])[\s./-](?:19|20)\d{2}(?:[\s./()-]|$)/;
/** What people put between the digits of a phone number. */
const BETWEEN = '[\\s.()/–-]';

const ADDRESS: Label = {
  nl: 'een adres (postcode en huisnummer)',
  en: 'an address (postcode and number)',
};

const RECOGNISERS: readonly Recogniser[] = [
  {
    what: { nl: 'een burgerservicenummer', en: 'a citizen service number (BSN)' },
    advice: {
      nl: '. Is het een zaak- of dossiernummer, zet er dan een letter voor, zoals Z100000009',
      en: '. If it is a case number, put a letter before it, such as Z100000009',
    },
    pattern: whole('\\d{9}|\\d{4}[.\\s]\\d{2}[.\\s]\\d{3}|\\d{3}[.\\s]\\d{3}[.\\s]\\d{3}'),
    confirm: elevenTest,
  },
  { what: { nl: 'een BAG-id', en: 'a BAG id' }, pattern: whole('\\d{16}') },
  {
    what: ADDRESS,
    pattern: whole(`${POSTCODE}[\\s,-]{0,5}${NUMBER_WORD}${HOUSE}`),
    confirm: postcodeTest,
  },
  // The usual order on an envelope: street, number, postcode, place.
  {
    what: ADDRESS,
    pattern: whole(`(?<!\\d[,./])${HOUSE}[\\s,;(]{1,5}${POSTCODE}`),
    confirm: postcodeTest,
  },
  {
    what: ADDRESS,
    pattern: whole(`(?<!\\d[,./])${HOUSE}[\\s,;(]{1,5}${NAMES}[(]?${SURE_POSTCODE}`, 'gu'),
    confirm: postcodeTest,
  },
  {
    what: ADDRESS,
    pattern: whole(
      `${SURE_POSTCODE}[\\s,;]{1,3}${NAMES}${NUMBER_WORD}[1-9]\\d{0,4}(?:[\\s-]?[a-zA-Z])?`,
      'gu',
    ),
    confirm: postcodeTest,
  },
  {
    what: { nl: 'een e-mailadres', en: 'an e-mail address' },
    // Looked for from its @: what comes before it is read once, however long it is.
    pattern: /(?<=[^\s@<>"])@[^\s@<>"]{1,255}\.[a-z]{2,}/giu,
  },
  {
    what: { nl: 'een IBAN', en: 'an IBAN' },
    pattern: whole('[a-z]{2}\\d{2}(?:\\s?[a-z0-9]{4}){2,7}(?:\\s?[a-z0-9]{1,3})?'),
    confirm: ibanTest,
  },
  {
    what: { nl: 'een telefoonnummer', en: 'a phone number' },
    pattern: whole(
      `(?:\\(?(?:\\+|00)31\\)?${BETWEEN}{0,3}(?:\\(?0\\)?${BETWEEN}{0,3})?|\\(?0)[1-9](?:${BETWEEN}{0,3}\\d){8}`,
    ),
    confirm: (match) => !DATE.test(match),
  },
];

/** Without either there is nothing to recognise. */
const DIGIT_OR_AT = /[\d@]/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What kind of personal data a text seems to hold, if any, with advice for where it is something else. A UUID never does. */
export function recognise(text: string): Pick<Recogniser, 'what' | 'advice'> | undefined {
  if (!DIGIT_OR_AT.test(text) || UUID.test(text)) return undefined;
  for (const recogniser of RECOGNISERS) {
    const { pattern, confirm } = recogniser;
    for (const match of text.match(pattern) ?? []) if (!confirm || confirm(match)) return recogniser;
  }
  return undefined;
}

/** What kind of personal data a text seems to hold, if any (EVENTS.md, Envelope). */
export const personalDataIn = (text: string): Label | undefined => recognise(text)?.what;
