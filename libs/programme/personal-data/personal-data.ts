import type { Label } from '../schema/event-type.js';
import { POSTCODE, postcodeTest, SURE_POSTCODE } from './postcode.js';

interface Recogniser {
  readonly what: Label;
  /** What to do when it is something else after all. */
  readonly advice?: Label;
  readonly pattern: RegExp;
  /** `before`: the text before the match. */
  readonly confirm?: (match: string, before: string) => boolean;
}

/**
 * No letter, digit, or the like on either side: a number inside a longer code or after a decimal point is not a
 * number.
 */
const whole = (body: string, flags = 'giu') =>
  new RegExp(`(?<![\\p{L}\\d_-]|\\d\\.)(?:${body})(?![\\p{L}\\d_-])`, flags);

/** Burgerservicenummer: nine digits, 9a + 8b + … + 2h − i divisible by 11. */
function elevenTest(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].map(Number);
  if (digits.length !== 9) return false;
  const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0 && digits.some((digit) => digit > 0);
}

/** How long an IBAN of a country is (SWIFT IBAN Registry, release 99). */
const IBAN_LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))] as const),
);

/**
 * ISO 13616: an IBAN is as long as those of its country, and its remainder modulo 97 is 1. A word that follows it
 * may look like its last group, so it is tried without.
 */
function ibanTest(match: string): boolean {
  const groups = match.toUpperCase().split(/[\s.-]/);
  const length = IBAN_LENGTHS.get(match.slice(0, 2).toUpperCase());
  return groups.some((_, i) => {
    const iban = groups.slice(0, i + 1).join('');
    return iban.length === length && remainder97(iban.slice(4) + iban.slice(0, 4)) === 1;
  });
}

function remainder97(text: string): number {
  const digits = text.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/** What people put between the parts of an address. */
const APART = '[\\s,;:|/(-]';
/** 12, 12a, 12-A2, 12 bis, 12 hs, 12-2. */
const HOUSE = '[1-9]\\d{0,4}(?:[\\s/-]{0,2}[a-zA-Z]{1,4})?(?:[\\s/-]{0,2}\\d{1,4})?';
const NUMBER_WORD = '(?:(?:huis)?(?:nummer|nr\\.?|no\\.?)[\\s:]{0,3}|h(?:uis)?nr?\\.?[\\s:]{0,3})?';
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

/** How the nine digits of a citizen service number are grouped. */
const BSN_GROUPS: readonly (readonly number[])[] = [[9], [4, 2, 3], [3, 3, 3], [3, 2, 2, 2]];

const MONTHS = 'jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|mar|may|oct';

const ADDRESS_OF_HOME: Label = { nl: 'een woonadres', en: "somebody's address" };
/** A word that ends as Dutch streets do, or begins with a capital, before the number. */
const STREET =
  /(?:straat|laan|weg|plein|dijk|kade|gracht|hof|singel|steeg|pad|plantsoen|dreef|park|ring|wal|erf|(?:op|aan|at|adres:?)\s\p{Lu}[\p{L}'’.-]+)\s(?:nr\.?\s?|nummer\s)?[1-9]\d*/u;

const RECOGNISERS: readonly Recogniser[] = [
  {
    what: { nl: 'een burgerservicenummer', en: 'a citizen service number (BSN)' },
    advice: {
      nl: '. Is het een zaak- of dossiernummer, zet er dan een letter voor, zoals Z100000009',
      en: '. If it is a case number, put a letter before it, such as Z100000009',
    },
    pattern: whole(
      ['', '.', ' ', '-']
        .map((mark) => (mark === ' ' ? '\\s' : mark === '.' ? '\\.' : mark))
        .flatMap((mark) => BSN_GROUPS.map((groups) => groups.map((n) => `\\d{${n}}`).join(mark)))
        .join('|'),
    ),
    confirm: elevenTest,
  },
  {
    what: { nl: 'een BAG-id', en: 'a BAG id' },
    pattern: whole('\\d{16}|\\d{4}(?:\\s\\d{4}){3}|\\d{4}(?:\\.\\d{4}){3}'),
  },
  {
    what: ADDRESS,
    pattern: whole(`${POSTCODE}${APART}{0,5}${NUMBER_WORD}${HOUSE}`),
    confirm: postcodeTest,
  },
  // The usual order on an envelope: street, number, postcode, place.
  {
    what: ADDRESS,
    pattern: whole(`(?<!\\d[,./])${HOUSE}${APART}{1,5}${POSTCODE}`),
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
    pattern: /(?<=[^\s@<>"]\s?)(?:@|\(at\)|\[at\]|\(apenstaartje\))\s?[^\s@<>"()[\]]{1,255}\.[a-z]{2,}/giu,
  },
  {
    what: { nl: 'een IBAN', en: 'an IBAN' },
    pattern: whole('[a-z]{2}\\d{2}(?:[\\s.-]?[a-z0-9]{4}){2,7}(?:[\\s.-]?[a-z0-9]{1,3})?'),
    confirm: ibanTest,
  },
  {
    what: { nl: 'een telefoonnummer', en: 'a phone number' },
    pattern: whole(
      `(?:\\(?(?:\\+|00)31\\)?${BETWEEN}{0,3}(?:\\(?0\\)?${BETWEEN}{0,3})?|\\(?0)[1-9](?:${BETWEEN}{0,3}\\d){8}`,
    ),
    confirm: (match) => !DATE.test(match),
  },
  {
    what: { nl: 'een geboortedatum', en: 'a date of birth' },
    pattern: whole(
      `(?:geb\\.?|geboren|geboortedatum|geb\\.?\\s?datum|born|date of birth|dob)[\\s:,]{1,3}(?:(?:op|on|in)\\s)?(?:\\d{1,2}[\\s./-]{1,2}(?:\\d{1,2}|(?:${MONTHS})[a-z]{0,7}\\.?)[\\s./-]{1,2}(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|(?:19|20)\\d{2})`,
    ),
  },
  // Without a postcode a street and a number are a place like any other; somebody who lives there makes it an
  // address.
  {
    what: ADDRESS_OF_HOME,
    pattern: whole(
      `(?:wo(?:ont|nend|onachtig)|huisadres|woonadres|lives)[\\s:]{1,3}(?:(?:op|aan|in|at|te|bij|nu|nog)\\s){0,2}(?:(?:de|het|'t)\\s)?(?:[\\p{L}'’.-]{1,30}\\s){1,5}(?:nr\\.?\\s?|nummer\\s)?[1-9]\\d{0,4}(?:[\\s-]?[a-z])?(?!\\s(?:jaar|jr|maand|week|weken|dag|year|month))`,
      'giu',
    ),
    confirm: (match) => STREET.test(match),
  },
];

/** Without either there is nothing to recognise. */
const DIGIT_OR_AT = /[\d@]|[([](?:at|apenstaartje)[)\]]/i;
/** Also behind a word: a number within it is nobody's. */
const UUID = /(?<![\p{L}\d_-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\p{L}\d_-])/giu;

// eslint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\x00-\x7f]*$/;
/**
 * A short code (of a system: `reg-2041`; a day as its field holds it) in which nothing can be recognised: fewer
 * than nine digits are no number of anybody, a postcode needs two letters right behind four digits, and what is
 * recognised by a word, a sign or an IBAN's length needs a space, a sign or fifteen characters.
 */
const SHORT_CODE = /^(?!\D*(?:\d\D*){9})(?!.*\d{4}-{0,3}[a-z]{2})[\w.-]{1,14}$/i;
const UUID_LENGTH = 36;

/**
 * One text for what looks alike: signs of full width are those of half width, every dash is a dash. Not by
 * `normalize`, which takes quadratic time over a text of combining marks.
 */
const asTyped = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .replace(/[‐‑‒–—−]/g, '-');

/**
 * What kind of personal data a text seems to hold, if any, with advice for where it is something else. A UUID in it
 * never is.
 */
export function recognise(text: string): Pick<Recogniser, 'what' | 'advice'> | undefined {
  const typed = asTyped(text);
  const read = typed.length < UUID_LENGTH ? typed : typed.replace(UUID, '*');
  if (!DIGIT_OR_AT.test(read) || SHORT_CODE.test(read)) return undefined;
  for (const recogniser of RECOGNISERS) {
    const { pattern, confirm } = recogniser;
    for (const match of read.matchAll(pattern))
      if (!confirm || confirm(match[0], read.slice(Math.max(0, match.index - 40), match.index)))
        return recogniser;
  }
  return undefined;
}

/** A pattern is compiled when it first reads: tens of milliseconds for those with every letter of the world. */
export function* recognisersToPrepare(): Generator<void> {
  yield void recognise('zonder cijfer');
  for (const { pattern } of RECOGNISERS) yield void [...'Ada 1'.matchAll(pattern)];
}

/** What kind of personal data a text seems to hold, if any (EVENTS.md, Envelope). */
export const personalDataIn = (text: string): Label | undefined => recognise(text)?.what;
