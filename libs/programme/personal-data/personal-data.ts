import type { Label } from '../schema/event-type.js';

interface Recogniser {
  readonly what: Label;
  readonly pattern: RegExp;
  readonly confirm?: (match: string) => boolean;
}

/** No letter, digit, or the like on either side: a number inside a longer code is not a number. */
const whole = (body: string, flags = 'giu') =>
  new RegExp(`(?<![\\p{L}\\d._-])(?:${body})(?![\\p{L}\\d_-])`, flags);

/** Burgerservicenummer: nine digits, 9a + 8b + … + 2h − i divisible by 11. */
function elevenTest(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].map(Number);
  if (digits.length !== 9) return false;
  const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0 && digits.some((digit) => digit > 0);
}

/** ISO 13616: the IBAN's remainder modulo 97 is 1. */
function ibanTest(match: string): boolean {
  const iban = match.replace(/\s/g, '').toUpperCase();
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

const RECOGNISERS: readonly Recogniser[] = [
  {
    what: { nl: 'een burgerservicenummer', en: 'a citizen service number (BSN)' },
    pattern: whole('\\d{9}|\\d{4}[. ]\\d{2}[. ]\\d{3}|\\d{3}[. ]\\d{3}[. ]\\d{3}'),
    confirm: elevenTest,
  },
  { what: { nl: 'een BAG-id', en: 'a BAG id' }, pattern: whole('\\d{16}') },
  {
    what: { nl: 'een adres (postcode en huisnummer)', en: 'an address (postcode and number)' },
    pattern: whole('[1-9]\\d{3}\\s?[a-z]{2}[\\s,-]*\\d{1,5}(?:[\\s-]?[a-z])?'),
  },
  {
    what: { nl: 'een e-mailadres', en: 'an e-mail address' },
    pattern: /[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}/giu,
  },
  {
    what: { nl: 'een IBAN', en: 'an IBAN' },
    pattern: whole('[a-z]{2}\\d{2}(?:\\s?[a-z0-9]{4}){2,7}(?:\\s?[a-z0-9]{1,3})?'),
    confirm: ibanTest,
  },
  {
    what: { nl: 'een telefoonnummer', en: 'a phone number' },
    pattern: /(?<![\p{L}\d._-])(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|0)[1-9](?:[\s-]?\d){8}(?![\p{L}\d_-])/giu,
  },
];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What kind of personal data a text seems to hold, if any (EVENTS.md, Envelope). A UUID never does. */
export function personalDataIn(text: string): Label | undefined {
  if (UUID.test(text)) return undefined;
  for (const { what, pattern, confirm } of RECOGNISERS) {
    for (const [match] of text.matchAll(pattern)) if (!confirm || confirm(match)) return what;
  }
  return undefined;
}
