/**
 * One address has one key, and what could be two addresses has none (bugs B01–B04). Seen to fail: with the letter
 * and the addition read from the first of the two columns only, without the look at fractions (12½ was 121,
 * addition 2), and without the placeholders.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Filled } from '../read-value.js';
import { readAddress, type AddressCells } from './address.js';

const read = (cells: AddressCells): string => {
  const found = readAddress({ postcode: '3561 AB', ...cells });
  return 'text' in found ? found.text.replace('3561AB|', '') : `${found.part}: ${found.fault.rule}`;
};
const addressOf = (houseNumber: Filled, addition?: Filled): string =>
  read({ houseNumber, ...(addition === undefined ? {} : { addition }) });

describe('a table of spellings', () => {
  it.each<[string, readonly AddressCells[]]>([
    ['12|', [{ houseNumber: 12 }, { houseNumber: '12' }, { houseNumber: ' 012 ' }, { houseNumber: '12.0' }]],
    ['12|', [{ houseNumber: '12,0' }, { houseNumber: '12.00' }, { houseNumber: '１２' }]],
    [
      '12|A',
      [
        { houseNumber: '12A' },
        { houseNumber: '12-a' },
        { houseNumber: '12 A' },
        { houseNumber: 12, addition: 'a' },
        { houseNumber: 12, addition: ' - A' },
        { houseNumber: 12, houseLetter: 'A' },
        { houseNumber: '12A', houseLetter: 'A' },
        { houseNumber: '12A', addition: 'A' },
        { houseNumber: 12, houseLetter: 'A', addition: '-' },
      ],
    ],
    [
      '12|A1',
      [
        { houseNumber: '12A1' },
        { houseNumber: '12 A-1' },
        { houseNumber: 12, houseLetter: 'A', addition: 1 },
        { houseNumber: 12, houseLetter: 'a', addition: '1.0' },
        { houseNumber: '12A', addition: '1' },
        { houseNumber: '12A', houseLetter: 'A', addition: '1' },
        { houseNumber: 12, addition: 'A1' },
      ],
    ],
    ['12|BIS', [{ houseNumber: '12 bis' }, { houseNumber: 12, addition: 'BIS' }, { houseNumber: '12-bis.' }]],
    ['12|1', [{ houseNumber: 12, addition: 1 }, { houseNumber: '12-1' }, { houseNumber: '12/1' }]],
    ['12|E3', [{ houseNumber: '12E3' }, { houseNumber: '12 e', addition: '3' }]],
  ])('%s', (text, spellings) => {
    for (const cells of spellings) expect([cells, read(cells)]).toEqual([cells, text]);
  });

  it('nothing is nothing, however it is written', () => {
    for (const none of [
      'n.v.t.',
      'nvt',
      'N.V.T',
      'geen',
      'NULL',
      'nan',
      'NaN',
      '-',
      '—',
      '',
      ' ',
      'n/a',
      '(leeg)',
      '.',
    ])
      expect([none, addressOf('12', none)]).toEqual([none, '12|']);
  });

  it('a postcode is one with spaces, small letters or a hyphen as well', () => {
    for (const postcode of ['3561AB', ' 3561 ab ', '3561-AB', '３５６１ＡＢ', '3561\u00a0AB'])
      expect(read({ postcode, houseNumber: 12 })).toBe('12|');
    for (const postcode of ['0561AB', '3561', '3561A', '3561ABC', 3561, 'onbekend', '', 'n.v.t.'])
      expect(read({ postcode, houseNumber: 12 })).toBe('postcode: ADDRESS_UNCLEAR');
  });
});

describe('what has no one reading is refused with what was made of it', () => {
  it.each<[Filled, string]>([
    ['3-jan', 'lijkt een datum'],
    ['12-mrt', 'lijkt een datum'],
    ['jan-24', 'lijkt een datum'],
    ['3 jan 2024', 'lijkt een datum'],
    [{ date: '2024-01-03' }, 'de datum 2024-01-03'],
    ['2024-01-03 00:00:00', 'lijkt een datum'],
    ['3-1-2024', 'lijkt een datum'],
    ['1,20E+04', 'afgerond getal'],
    ['1.2E5', 'afgerond getal'],
    ['45292', 'lijkt een datum die'],
    [45_292, 'lijkt een datum die'],
    ['12:30', 'lijkt een tijd'],
    ['12½', 'een breuk'],
    ['12 ½', 'een breuk'],
    ['12⅓', 'een breuk'],
    ['12.5', 'geen huisnummer'],
    ['12,50', 'geen huisnummer'],
    [12.5, 'geen huisnummer'],
    ['A12', 'geen huisnummer'],
    ['0', 'geen huisnummer'],
    [0, 'geen huisnummer'],
    [-3, 'geen huisnummer'],
    ['123456', 'groter dan'],
    ['12 t/m 14', 'meer huisnummers'],
    ['12 en 14', 'meer huisnummers'],
    ['12 + 14', 'meer huisnummers'],
    [true, 'waar of onwaar'],
    ['n.v.t.', 'ontbreekt'],
    ['', 'ontbreekt'],
  ])('house number %j', (houseNumber, made) => {
    const found = readAddress({ postcode: '3561AB', houseNumber });
    expect(found).toMatchObject({ part: 'houseNumber', fault: { rule: 'ADDRESS_UNCLEAR' } });
    expect('fault' in found && found.fault.message.nl).toContain(made);
  });

  it.each(['0', 0, 'onbekend', 'NA', '½', '1,5', 'achterhuis', '#', 'A&B', { date: '2024-02-01' }, '3-mrt'])(
    'addition %j',
    (addition) => expect(addressOf('12', addition)).toBe('addition: ADDRESS_UNCLEAR'),
  );

  it('an error, a formula without a result and a lost character are told as such', () => {
    expect(addressOf('12', '#N/B')).toBe('addition: CELL_ERROR');
    expect(addressOf({ notComputed: true })).toBe('houseNumber: CELL_NOT_COMPUTED');
    expect(addressOf('12�')).toBe('houseNumber: CELL_DAMAGED');
  });

  it('two additions are put in no order by guess', () => {
    expect(read({ houseNumber: 12, houseLetter: '1', addition: 'A' })).toBe('houseLetter: ADDRESS_UNCLEAR');
    expect(read({ houseNumber: '12-1', addition: '2' })).toBe('houseNumber: ADDRESS_UNCLEAR');
    expect(read({ houseNumber: '12A', houseLetter: 'B' })).toBe('houseNumber: ADDRESS_UNCLEAR');
  });
});

const letters = fc.constantFrom(...'ABCDEFGHKLMPRSTVWZ');
const additions = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[1-9][A-D]?$/),
  fc.constantFrom('BIS', 'HS', '2HG'),
);

it('any letter and addition: one column or three, one text; another letter or addition, another text', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999 }),
      fc.oneof(fc.constant(''), letters),
      additions,
      (number, letter, addition) => {
        const three = read({ houseNumber: number, houseLetter: letter, addition });
        expect(three).toBe(`${number}|${letter}${addition}`);
        expect(read({ houseNumber: `${number} ${letter}${addition}` })).toBe(three);
        expect(read({ houseNumber: `${number}${letter}`, addition })).toBe(three);
        expect(read({ houseNumber: `${number}.0`, houseLetter: letter.toLowerCase(), addition })).toBe(three);
      },
    ),
  );
});

it('never is a house number another than its leading digits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      (number, behind) => {
        fc.pre(!/^[0-9０-９]/.test(behind.normalize('NFKC')) || /^[\u00bc-\u00be\u2150-\u215f]/.test(behind));
        const text = read({ houseNumber: `${number}${behind}` });
        if (text.includes('|')) expect(text.split('|')[0]).toBe(String(number));
      },
    ),
  );
});
