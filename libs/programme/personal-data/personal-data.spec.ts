import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PATIENCE } from '../../../test/support/dose.js';
import { typeNamed } from '../catalogue.js';
import { toPointer } from '../place.js';
import { personalDataIn } from './personal-data.js';
import { scanData, scanText } from './scan.js';

const found = (text: string) => personalDataIn(text)?.en;

/** Completes eight digits to a citizen service number where the eleven-test has a last digit for them. */
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => [...digits, digits.reduce((sum, digit, i) => sum + digit * (9 - i), 0) % 11])
  .filter((digits) => digits[8]! < 10 && digits.some((digit) => digit > 0))
  .map((digits) => digits.join(''));

describe('personal data is recognised', () => {
  it.each([
    ['111222333', 'a citizen service number (BSN)'],
    ['mevrouw met bsn 123456782, belt terug', 'a citizen service number (BSN)'],
    ['bsn:123456782.', 'a citizen service number (BSN)'],
    ['nr.123456782', 'a citizen service number (BSN)'],
    ['1234.56.782', 'a citizen service number (BSN)'],
    ['123 456 782', 'a citizen service number (BSN)'],
    ['123\u00a0456\u00a0782', 'a citizen service number (BSN)'],
    ['pand 0363010000123456', 'a BAG id'],
    ['1012 AB 34', 'an address (postcode and number)'],
    ['1012ab 34-a', 'an address (postcode and number)'],
    ['woont op 3511LN12', 'an address (postcode and number)'],
    ['Overvechtlaan 12, 3561 AB Utrecht', 'an address (postcode and number)'],
    ['Overvechtlaan 12 3561AB', 'an address (postcode and number)'],
    ['Overvechtlaan 12\n3561 ab Utrecht', 'an address (postcode and number)'],
    ['Overvechtlaan 12 (3561 AB)', 'an address (postcode and number)'],
    ['Overvechtlaan 12-bis te 3561 AB Utrecht', 'an address (postcode and number)'],
    ['Overvechtlaan 12, Utrecht, 3561 AB', 'an address (postcode and number)'],
    ['3561 AB Utrecht, Overvechtlaan 12', 'an address (postcode and number)'],
    ['2597 GV Den Haag, Laan van Meerdervoort 12', 'an address (postcode and number)'],
    ['3561AB, huisnummer 12', 'an address (postcode and number)'],
    ['2023 AB 12', 'an address (postcode and number)'],
    ['jan@voorbeeld.nl', 'an e-mail address'],
    ['mail naar <jan.de.boer+wijk@post.voorbeeld.nl>', 'an e-mail address'],
    ['1234-56-782', 'a citizen service number (BSN)'],
    ['BSN: 123-456-782', 'a citizen service number (BSN)'],
    ['BSN 123 45 67 82', 'a citizen service number (BSN)'],
    ['１２３４５６７８２', 'a citizen service number (BSN)'],
    ['pand 0363 0100 0012 3456', 'a BAG id'],
    ['3561-AB 12', 'an address (postcode and number)'],
    ['3561 AB / 12', 'an address (postcode and number)'],
    ['pc: 3561 AB, hnr 12', 'an address (postcode and number)'],
    ['Overvechtlaan 12 – 3561 AB', 'an address (postcode and number)'],
    ['Overvechtlaan 12 | 3561AB', 'an address (postcode and number)'],
    ['nr 12, 2023 AB Haarlem', 'an address (postcode and number)'],
    ['mevrouw woont op Kerkstraat 5', "somebody's address"],
    ['woonachtig aan de Lange Nieuwstraat nr. 12a', "somebody's address"],
    ['jan @ voorbeeld.nl', 'an e-mail address'],
    ['jan(at)voorbeeld.nl', 'an e-mail address'],
    ['jan [at] voorbeeld.nl', 'an e-mail address'],
    ['NL91-ABNA-0417-1643-00', 'an IBAN'],
    ['06‑12345678', 'a phone number'],
    ['０６１２３４５６７８', 'a phone number'],
    ['geb. 12-03-1956', 'a date of birth'],
    ['geboren op 12 maart 1956', 'a date of birth'],
    ['geboortedatum: 1956-03-12', 'a date of birth'],
    ['NL91ABNA0417164300', 'an IBAN'],
    ['rekening nl91 abna 0417 1643 00 is van', 'an IBAN'],
    ['BE68 5390 0754 7034 van haar', 'an IBAN'],
    ['06-12345678', 'a phone number'],
    ['bel 06 12 34 56 78', 'a phone number'],
    ['+31 (0)6 1234 5678', 'a phone number'],
    ['0031612345678', 'a phone number'],
    ['020-1234567', 'a phone number'],
    ['06 - 12 34 56 78', 'a phone number'],
    ['(030) 123 45 67', 'a phone number'],
    ['030/1234567', 'a phone number'],
    ['06.12.34.56.78', 'a phone number'],
    ['+31(0)30-1234567', 'a phone number'],
  ])('%s', (text, what) => {
    expect(found(text)).toBe(what);
  });

  it('a valid BSN is always found in free text', () => {
    const before = fc.constantFrom('', ' ', 'BSN ', 'bsn: ', '(', 'nr.', '\n', 'zie "', 'dossier/', 'é, ');
    const after = fc.constantFrom('', ' ', '.', ',', ')', ';', '\n', '" en verder', '/2', '!');
    fc.assert(
      fc.property(
        bsn,
        before,
        after,
        (number, head, tail) => personalDataIn(head + number + tail) !== undefined,
      ),
    );
  });
});

describe('in the ways people write them', () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String);
  const upper = fc.constantFrom(...'ABCDEFGHJKLMNPRTVWXZ');
  /** In small letters some are units ("3500mm"), which people write more often. */
  const small = fc.constantFrom('xb', 'jk', 'tr', 'lz');
  const letters = fc.oneof(
    fc.tuple(fc.constantFrom('', ' ', '  ', '-', ' - '), upper, upper).map((parts) => parts.join('')),
    small,
  );
  const postcode = fc.tuple(fc.integer({ min: 2100, max: 9999 }), letters).map((parts) => parts.join(''));
  const addition = fc.constantFrom('', 'a', ' A', '-2', ' bis', '-hs', 'A2', '/3');
  const house = fc.tuple(fc.integer({ min: 1, max: 9999 }), addition).map(([n, more]) => `${n}${more}`);
  const street = fc.constantFrom('Overvechtlaan', 'Laan van Nieuw Guinea', "'s-Gravenweg", 'Plein 1940-1945');
  const place = fc.constantFrom('Utrecht', 'Den Haag', "'s-Hertogenbosch", 'Wijk aan Zee');

  it('a Dutch address is found in any usual order', () => {
    const separator = fc.constantFrom(' ', ', ', ',', '\n', ' (', '; ');
    const address = fc
      .record({ postcode, house, street, place, a: separator, b: fc.constantFrom(' ', ', ') })
      .chain((one) =>
        fc.constantFrom(
          `${one.street} ${one.house}${one.a}${one.postcode} ${one.place}`,
          `${one.street} ${one.house}${one.a}${one.postcode}`,
          `${one.postcode}${one.b}${one.house}`,
          `woont ${one.street} ${one.house}, ${one.place}${one.b}${one.postcode}.`,
        ),
      );
    fc.assert(
      fc.property(address, (text) => found(text) === 'an address (postcode and number)'),
      { numRuns: 2000 },
    );
  });

  it('a phone number is found however its digits are grouped', () => {
    const between = fc.constantFrom('', ' ', '-', '.', ' - ', '/');
    const phone = fc
      .tuple(
        fc.constantFrom('0', '+31', '+31 ', '0031', '+31(0)', '+31 (0)', '(0'),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.tuple(between, digit), { minLength: 8, maxLength: 8 }),
        fc.constantFrom('', 'bel ', 'tel: ', '('),
        fc.constantFrom('', '.', ' (na 18 uur)', ', graag'),
      )
      // Digits that begin with a date are let through: 03/7/1999 - 3 7 - 3.
      .filter(
        ([, first, rest]) =>
          !/^(?:[\d\s./-]{8,10}|0\d[\s./-]\d{1,2}[\s./-])(?:19|20)/.test(`0${first}${rest.flat().join('')}`),
      )
      .map(([head, first, rest, before, after]) => `${before}${head}${first}${rest.flat().join('')}${after}`);
    fc.assert(
      fc.property(phone, (text) => found(text) !== undefined),
      { numRuns: 2000 },
    );
  });

  it('citations, weeks and quantities are not taken for them', () => {
    const year = fc.integer({ min: 1995, max: 2035 });
    const n = fc.integer({ min: 1, max: 99_999 });
    const unit = fc.constantFrom(
      'kg',
      'kW',
      'mW',
      'MW',
      'mm',
      'cm',
      'km',
      'ha',
      'kWh',
      'm2',
      'ton',
      'woningen',
    );
    const text = fc
      .tuple(year, n, n, unit)
      .chain(([y, a, b, u]) =>
        fc.constantFrom(
          `Stcrt. ${y} nr ${a}`,
          `Stb. ${y}, ${a % 1000}`,
          `Stb. ${y} nr. ${a}`,
          `(EU) ${y}/${a}`,
          `verordening ${y} EU ${a}`,
          `${y} wk ${a % 53}`,
          `week ${a % 53} ${y} wk ${b % 53}`,
          `${y} ca ${a} woningen`,
          `${a} ${u} en ${b} ${u.toLowerCase()}`,
          `in ${y} ${a} ${u}`,
        ),
      );
    fc.assert(
      fc.property(text, (each) => !/address|phone/.test(found(each) ?? '')),
      { numRuns: 2000 },
    );
  });
});

describe('what is no personal data is let through', () => {
  it.each([
    '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f',
    '11122233-3111-4222-8333-111222333444',
    '123456789',
    '000000000',
    '00000099100000001000',
    'urn:nld:oin:00000099000000001000:systeem:registratie',
    'BU0363AA01',
    'WK034401',
    'GM0344',
    '2025-03-31',
    '31-03-2025',
    'vergadering op 01-03-2025 10:00 uur',
    'van 01-03-2025 12 woningen',
    'in 2025 op 12 plekken',
    'van de 1200 in 3 wijken',
    'ton 2024 CO2 bespaard',
    'utrecht-overvecht/straatdeel-17',
    'werk-12-rotterdam-zuid',
    'e000123',
    'een bedrag van 1.250.000,50 euro',
    '12 huishoudens, 4 straten en 1 plein',
    '2025 wk 12',
    'besluit 2023 EU 1791',
    '2026 ca 40 woningen',
    '1900 mW 3',
    '3500 mm 12',
    'Stcrt. 2021 nr 12345',
    'Stb. 2018 nr 291',
    'Stb. 2021, 123',
    '(EU) 2023/1791',
    'artikel 12, 2023 EU',
    'van 01-03-2025 tot 31-12-2025',
    '01/03/2025 10:00 en 01.03.2025 12 uur',
    'week 12 2025 wk 13',
    '40 woningen, 1500 m2, 3 straten',
    'op 12 maart 2025 AB',
    'ventilatie @ zolder',
    'zaak 2024 BZ 12',
    'CW 2025 AB 5',
    'Raadsbesluit 2024 RB 12',
    'CAO 2024 VO 12',
    'Wet van 12 juli 2023, Stb. 2023 KW 5',
    'artikel 1 2025 AB 12',
    '2023 EN 12',
    '1990 tm 2000',
    '2020 vs 2024',
    '2024 ja 3',
    '3500 Wp 12',
    'in de Kerkstraat 12 woningen',
    'er wonen in Overvecht 12000 mensen',
    'woningen uit 1956 geborgd',
    'zij woont in Overvecht 12 jaar',
    'wie woont in Hoograven 2 euro betaalt',
    '0,1 0,2 0,3',
    // Seen to fail: each group of the first adds up to an IBAN; the others do too, but are as long as those of no
    // country.
    'wijziging/be685390-0754-7034-8abc-0123456789ab',
    'NL49MEET2026ROUTE123',
    'WP75WERK202600001234',
  ])('%s', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it('no pseudonym, UUID or date is taken for something else', () => {
    const pseudonym = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString('base64url'));
    const date = fc
      .date({ min: new Date('2020-09-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((moment) => moment.toISOString());
    const day = date.map((text) => text.slice(0, 10));
    const dutch = date.map(
      (text) => `${text.slice(8, 10)}-${text.slice(5, 7)}-${text.slice(0, 4)} ${text.slice(11, 16)}`,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pseudonym,
          fc.uuid(),
          fc.uuid().map((uuid) => `wijziging/${uuid}`),
          date,
          day,
          dutch,
        ),
        (text) => personalDataIn(text) === undefined,
      ),
    );
  });

  // What looks from each letter at all others takes half a day for this one: it is not timed, it hangs. Seen to fail:
  // with an e-mail address looked for from its beginning.
  it.each(['', '7', '@'])('a long text without an e-mail address, then %j, is read in linear time', (end) => {
    const text = 'a'.repeat(10_000_000) + end;
    runInNewContext('read()', { read: () => expect(found(text)).toBeUndefined() }, { timeout: PATIENCE });
  });
});

describe('a short code', () => {
  const sign = fc.constantFrom(...'0123456789012345678901234567890123456789abnlABNL._-');
  const code = fc.array(sign, { maxLength: 15 }).map((signs) => signs.join(''));

  // Behind a space it is no short code, and is read by every recogniser.
  // Seen to fail: with a tenth digit or a postcode let through by SHORT_CODE (`1234567890`, `1012AB-3`).
  it('is told to hold nothing only where no recogniser finds anything', () => {
    const told = fc.property(code, (text) => expect(found(text)).toBe(found(` ${text} `)));
    fc.assert(told, {
      numRuns: 3_000,
      examples: [['123456782'], ['0612345678'], ['1012AB-3'], ['1012ab34']],
    });
  });
});

describe('scanning data', () => {
  it('names every place and never repeats the value', () => {
    const faults = scanData(
      {
        items: [{ code: '123456782', quantity: 1 }],
        saving: { methodId: 'jan@voorbeeld.nl' },
        unknown: { deep: ['06-12345678'] },
      },
      typeNamed('EnergyFixDelivered').fields,
      [0, 'data'],
    );
    expect(faults.map(({ place }) => toPointer(place))).toEqual([
      '/0/data/items/0/code',
      '/0/data/saving/methodId',
      '/0/data/unknown/deep/0',
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/123456782|jan@|12345678/);
    expect(faults.every((fault) => fault.severity === 'refuse' && !('value' in fault))).toBe(true);
  });

  // B13: what of two hundred case numbers in a row is refused is what the eleven-test takes, and each is told how to
  // write it.
  it('of case numbers in a row only those that pass the eleven-test are refused, each with the way out', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => String(100_000_000 + i));
    const refused = numbers.filter((number) => scanText(number, ['id']).length > 0);
    const weighed = (number: string): number =>
      [...number].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
    expect(refused).toEqual(numbers.filter((number) => weighed(number) % 11 === 0));
    expect(refused.length).toBeGreaterThan(15);
    for (const number of refused) {
      expect(scanText(number, ['id'])[0]?.message.nl).toContain('zet er dan een letter voor');
      expect(scanText(`Z${number}`, ['id'])).toEqual([]);
    }
    // Decision 0093.
    expect(scanText('12345672', ['id'])).toEqual([]);
  });

  it('of nine digits that may be a case number it says how to write that', () => {
    const [fault] = scanText('100000009', ['id']);
    expect(fault?.message.nl).toContain('zoals Z100000009');
    expect(scanText('Z100000009', ['id'])).toEqual([]);
    expect(scanText('06-12345678', [])[0]?.message.nl).toMatch(/logboek$/);
  });

  it('a key that is no pseudonym is read as text; one that is, is not', () => {
    const { fields } = typeNamed('EnergyFixDelivered');
    expect(scanData({ householdKey: '123456782' }, fields, [])).toHaveLength(1);
    expect(scanData({ householdKey: 'A'.repeat(43) }, fields, [])).toHaveLength(0);
  });

  it('a replacement is read too', () => {
    const data = { replacement: { methodId: 'bel 06-12345678' }, reason: 'WRONG_VALUE' };
    expect(scanData(data, typeNamed('EntryCorrected').fields, []).map(({ place }) => place)).toEqual([
      ['replacement', 'methodId'],
    ]);
  });

  it('anything but an object holds no members', () => {
    expect(scanData(null, {}, [])).toEqual([]);
    expect(scanData('text', {}, [])).toEqual([]);
    expect(scanText('gewoon tekst', [])).toEqual([]);
  });
});
