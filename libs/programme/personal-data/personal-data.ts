import type { Label } from '../schema/event-type.js';

interface Recogniser {
  readonly what: Label;
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

/** "in 2025 op 12 plekken" and "1500 kg 2" have a postcode's form; small words and units are no postcode letters. */
const SMALL_WORD =
  /^\d{4}\s(?:(?:af|al|de|en|er|in|is|je|na|nu|of|om|op|te|ze|zo|an|as|at|by|do|if|it|no|on|or|so|to|up|we|kg|km|ha|kW)\s|CO2$)/u;

/** "01-03-2025 10:00" has as many digits as a phone number. */
const DATE = /^(?:0?[1-9]|[12]\d|3[01])[\s-](?:0?[1-9]|1[0-2])[\s-](?:19|20)\d{2}(?:\s|$)/;

const RECOGNISERS: readonly Recogniser[] = [
  {
    what: { nl: 'een burgerservicenummer', en: 'a citizen service number (BSN)' },
    pattern: whole('\\d{9}|\\d{4}[.\\s]\\d{2}[.\\s]\\d{3}|\\d{3}[.\\s]\\d{3}[.\\s]\\d{3}'),
    confirm: elevenTest,
  },
  { what: { nl: 'een BAG-id', en: 'a BAG id' }, pattern: whole('\\d{16}') },
  {
    what: { nl: 'een adres (postcode en huisnummer)', en: 'an address (postcode and number)' },
    pattern: whole('[1-9]\\d{3}\\s?[a-z]{2}[\\s,-]*\\d{1,5}(?:[\\s-]?[a-z])?'),
    confirm: (match) => !SMALL_WORD.test(match),
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
    pattern:
      /(?<![\p{L}\d_-]|\d\.)(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|0)[1-9](?:[\s-]?\d){8}(?![\p{L}\d_-])/giu,
    confirm: (match) => !DATE.test(match),
  },
];

/** Without either there is nothing to recognise. */
const DIGIT_OR_AT = /[\d@]/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What kind of personal data a text seems to hold, if any (EVENTS.md, Envelope). A UUID never does. */
export function personalDataIn(text: string): Label | undefined {
  if (!DIGIT_OR_AT.test(text) || UUID.test(text)) return undefined;
  for (const { what, pattern, confirm } of RECOGNISERS) {
    for (const match of text.match(pattern) ?? []) if (!confirm || confirm(match)) return what;
  }
  return undefined;
}
