/**
 * Small words, units and abbreviations that follow a number of four digits and are no letters of a postcode: "in
 * 2025 op 12 plekken", "1500 kg 2", "2025 wk 12", "Stb. 2018 nr 291".
 */
const NO_POSTCODE = new Set(
  (
    'af al de en er in is je na nu of om op te ze zo an as at by do if it no on or so to up we ' +
    'wk nr ca co st jr bv nv pk kg mg gr mm cm dm km ml cl dl ha kw mw gw wh wp kv ma va hz pa lm gb dd ed bl pp'
  ).split(' '),
);
/** The same after a year or quantity that a space follows: "1990 tm 2000", "2020 vs 12", "2024 ja 3". */
const NO_POSTCODE_BEHIND_SPACE = new Set(['tm', 'vs', 'ja', 'pv', 'nm', 'pm', 'eu', 'nl']);
/** In capitals only after a year: "2023 EU 1791" is a regulation, "3511 EU 17" an address. */
const NO_POSTCODE_AFTER_YEAR = new Set(['EU', 'EN', 'NR', 'WK', 'NL', 'CA']);

const YEAR = /^(?:19|20)\d{2}$/;
/** Never given out: they are abbreviations of the war. */
const NEVER_GIVEN = new Set(['SA', 'SD', 'SS']);

/** "2024 CO2 bespaard", "in 1995 1000 MW". */
const QUANTITY = /^\d{4}\sCO2$|^(?:19|20)\d{2}\s\d{4}\s[MG]W$/;

/**
 * What stands before the year of a source of law or a decision: "Stb. 2023 KW 5", "zaak 2024 BZ 12", "artikel 1
 * 2025 AB 12".
 */
const CITES =
  /(?:\b(?:stb|stcrt|trb|cw|cao|zaak|wet|motie|nota|besluit|(?:raads|college|wijzigings)besluit|verordening|richtlijn|regeling)|\bart(?:ikel)?\.?\s\d{1,4}[a-z]?)[.,:]?\s{1,2}$/i;

/** Whether the first thing like a postcode in a match is one; `before` is what the text says before the match. */
export function postcodeTest(match: string, before: string): boolean {
  const [, digits = '', gap = '', letters = ''] =
    /(?<!\d)([1-9]\d{3})([\s-]{0,3})([a-z]{2})(?![\p{L}])/iu.exec(match) ?? [];
  const capitals = letters.toUpperCase();
  if (letters === '' || NEVER_GIVEN.has(capitals) || QUANTITY.test(match)) return false;
  const small = letters.toLowerCase();
  if (letters !== capitals)
    return !NO_POSTCODE.has(small) && !(gap !== '' && NO_POSTCODE_BEHIND_SPACE.has(small));
  if (!YEAR.test(digits)) return true;
  const ahead = before + match.slice(0, match.indexOf(digits + gap + letters));
  return !NO_POSTCODE_AFTER_YEAR.has(letters) && !CITES.test(ahead);
}

export const POSTCODE = '[1-9]\\d{3}[\\s-]{0,3}[a-z]{2}';
/** Of which there is less doubt: in capitals, or without a space. */
export const SURE_POSTCODE = '[1-9]\\d{3}(?:[\\s-]{0,3}[A-Z]{2}|[a-z]{2})';
