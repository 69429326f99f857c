import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryCorrected } from '../corrections/events.js';
import { energyFixDelivered } from '../households/events.js';
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
  test.each([
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
    ['jan@voorbeeld.nl', 'an e-mail address'],
    ['mail naar <jan.de.boer+wijk@post.voorbeeld.nl>', 'an e-mail address'],
    ['NL91ABNA0417164300', 'an IBAN'],
    ['rekening nl91 abna 0417 1643 00 is van', 'an IBAN'],
    ['BE68 5390 0754 7034 van haar', 'an IBAN'],
    ['06-12345678', 'a phone number'],
    ['bel 06 12 34 56 78', 'a phone number'],
    ['+31 (0)6 1234 5678', 'a phone number'],
    ['0031612345678', 'a phone number'],
    ['020-1234567', 'a phone number'],
  ])('%s', (text, what) => {
    expect(found(text)).toBe(what);
  });

  test('a valid BSN is always found in free text', () => {
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

describe('what is no personal data is let through', () => {
  test.each([
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
    'ventilatie @ zolder',
    '0,1 0,2 0,3',
  ])('%s', (text) => {
    expect(found(text)).toBeUndefined();
  });

  test('no pseudonym, UUID or date is taken for something else', () => {
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
        fc.oneof(pseudonym, fc.uuid(), date, day, dutch),
        (text) => personalDataIn(text) === undefined,
      ),
    );
  });

  test('a long text without an e-mail address is read in linear time', () => {
    const fastest = (length: number): number =>
      Math.min(
        ...[1, 2, 3, 4, 5].map(() => {
          const started = performance.now();
          expect(found('a'.repeat(length))).toBeUndefined();
          return performance.now() - started;
        }),
      );
    // Ten times as long is ten times the work, or a hundred times when each character looks at all others.
    expect(fastest(200_000) / fastest(20_000)).toBeLessThan(40);
  });
});

describe('scanning data', () => {
  test('names every place and never repeats the value', () => {
    const faults = scanData(
      {
        items: [{ code: '123456782', quantity: 1 }],
        saving: { methodId: 'jan@voorbeeld.nl' },
        unknown: { deep: ['06-12345678'] },
      },
      energyFixDelivered.fields,
      '/0/data',
    );
    expect(faults.map(({ place }) => place)).toEqual([
      '/0/data/items/0/code',
      '/0/data/saving/methodId',
      '/0/data/unknown/deep/0',
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/123456782|jan@|12345678/);
    expect(faults.every((fault) => fault.severity === 'refuse' && !('value' in fault))).toBe(true);
  });

  test('a key that is no pseudonym is read as text; one that is, is not', () => {
    const { fields } = energyFixDelivered;
    expect(scanData({ householdKey: '123456782' }, fields, '')).toHaveLength(1);
    expect(scanData({ householdKey: 'A'.repeat(43) }, fields, '')).toHaveLength(0);
  });

  test('a replacement is read too', () => {
    const data = { replacement: { methodId: 'bel 06-12345678' }, reason: 'WRONG_VALUE' };
    expect(scanData(data, entryCorrected.fields, '').map(({ place }) => place)).toEqual([
      '/replacement/methodId',
    ]);
  });

  test('anything but an object holds no members', () => {
    expect(scanData(null, {}, '')).toEqual([]);
    expect(scanData('text', {}, '')).toEqual([]);
    expect(scanText('gewoon tekst', '')).toEqual([]);
  });
});
