import { describe, expect, it } from '@jest/globals';
import type { FieldSpec } from '#libs/programme';
import type { Value } from '#libs/spreadsheet';
import type { Separator } from './csv.js';
import { numberText } from './read-number.js';
import { readValue } from './read-value.js';

const NUMBER: FieldSpec = { kind: 'number', min: 0, max: 1e9, unit: 'm' };
const WHOLE: FieldSpec = { kind: 'integer', min: 0, max: 1e9 };
const DATE: FieldSpec = { kind: 'date', past: false };
const ID: FieldSpec = { kind: 'id', of: 'work', unique: 'partner' };
const KEY: FieldSpec = { kind: 'pseudonym', of: 'household' };
const CHANNEL: FieldSpec = { kind: 'code', list: 'channel', codes: ['LETTER', 'HOME_VISIT'] };
const PERIOD: FieldSpec = { kind: 'pattern', pattern: '^\\d{4}-\\d{2}$', example: '2025-07' };
const ITEMS: FieldSpec = {
  kind: 'list',
  min: 1,
  max: 5,
  unique: false,
  item: {
    kind: 'object',
    name: 'Item',
    fields: {
      code: { spec: { kind: 'pattern', pattern: '^[A-Z_]+$', example: 'LED_BULB' }, optional: false },
      quantity: { spec: WHOLE, optional: false },
    },
  },
};

/** The value, or the rule that is broken. */
const read = (spec: FieldSpec, cell: Exclude<Value, undefined>, separator?: Separator): unknown => {
  const found = readValue(spec, cell, { separator });
  return 'fault' in found ? found.fault.rule : found.value;
};

describe('numbers that may be percents', () => {
  const PERCENTS: FieldSpec = { ...NUMBER, kind: 'number', percents: true };
  it.each([
    ['60', 60],
    ['60%', 60],
    ['60 %', 60],
    ['60,5%', 60.5],
    ['60.50 %', 60.5],
    [60, 60],
    ['60%%', 'NOT_A_NUMBER'],
    ['%', 'NOT_A_NUMBER'],
    ['60% van 5', 'NOT_A_NUMBER'],
  ])('%s', (cell, expected) => expect(read(PERCENTS, cell)).toBe(expected));
  it('are no other numbers', () => expect(read(NUMBER, '60%')).toBe('NOT_A_NUMBER'));
});

describe('numbers', () => {
  it.each([
    ['1250', 1250],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.250,75', 1250.75],
    ['1,250.75', 1250.75],
    ['1.250.000', 1_250_000],
    ['€ 1.250,00', 1250],
    ['1 250', 1250],
    ['-3,5', -3.5],
    ['−3,5', -3.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['1,2340', 1.234],
    ['1,234', 1.234],
    ['1.234', 'AMBIGUOUS_NUMBER'],
    ['12.34.56', 'NOT_A_NUMBER'],
    ['1.23,4', 'NOT_A_NUMBER'],
    ['1E+05', 'NOT_A_NUMBER'],
    ['veel', 'NOT_A_NUMBER'],
    ['5 m', 'NOT_A_NUMBER'],
    [7.25, 7.25],
    [0.1 + 0.2, 0.3],
    [true, 'NOT_A_NUMBER'],
    [{ date: '2025-03-04' }, 'CELL_BECAME_DATE'],
  ])('%j is %j', (cell, value) => expect(read(NUMBER, cell, ';')).toBe(value));

  it.each([
    ['1.234', 1234],
    ['2.000', 'AMBIGUOUS_NUMBER'],
    ['12.000', 'AMBIGUOUS_NUMBER'],
    ['1.000.000', 1_000_000],
    ['3,0', 3],
    ['3,5', 'NOT_WHOLE'],
    ['1,234', 'AMBIGUOUS_NUMBER'],
    [3.5, 'NOT_WHOLE'],
    [3, 3],
  ])('whole: %j is %j', (cell, value) => expect(read(WHOLE, cell, ';')).toBe(value));

  it('between commas a comma may be thousands as well', () => {
    expect(read(NUMBER, '1,234', ',')).toBe('AMBIGUOUS_NUMBER');
    expect(read(NUMBER, '12,5', ',')).toBe(12.5);
  });

  it('are written so that they are read the same in every file', () => {
    expect([1.234, 1234, 1e-6, -0.5].map(numberText)).toEqual(['1,2340', '1234', '0,000001', '-0,5']);
  });
});

describe('days', () => {
  it.each<[Exclude<Value, undefined>, string]>([
    ['31-03-2025', '2025-03-31'],
    ['1-3-2025', '2025-03-01'],
    ['31/03/2025', '2025-03-31'],
    ['31.03.2025', '2025-03-31'],
    ['2025-03-31', '2025-03-31'],
    ['31-03-2025 0:00', '2025-03-31'],
    ['2025-03-31T00:00:00', '2025-03-31'],
    [{ date: '2025-03-31' }, '2025-03-31'],
    ['31-02-2025', 'NOT_A_DAY'],
    ['03-31-2025', 'NOT_A_DAY'],
    ['31-03-25', 'NOT_A_DAY'],
    ['31-03-2025 14:30', '2025-03-31'],
    ['2025-03-31T09:15:00.000Z', '2025-03-31'],
    ['31-03-2025 23:59:59', 'DAY_WITH_TIME'],
    ['2025-03-30T22:00:00Z', 'DAY_WITH_TIME'],
    ['31-03-2025 25:00', 'NOT_A_DAY'],
    [{ date: '2025-03-30', time: '23:00:00' }, 'DAY_WITH_TIME'],
    [{ date: '2025-03-30', time: '12:00:00' }, '2025-03-30'],
    [{ notComputed: true }, 'CELL_NOT_COMPUTED'],
    ['gisteren', 'NOT_A_DAY'],
    [45_747, 'NOT_A_DAY'],
  ])('%j is %j', (cell, value) => expect(read(DATE, cell)).toBe(value));
});

describe('texts', () => {
  it.each<[FieldSpec, Exclude<Value, undefined>, unknown]>([
    [CHANNEL, 'HUISBEZOEK', 'HOME_VISIT'],
    [CHANNEL, ' home  visit ', 'HOME_VISIT'],
    [CHANNEL, 'home_visit', 'HOME_VISIT'],
    [CHANNEL, 'Duif', 'NOT_A_CHOICE'],
    [CHANNEL, 'bel 06-12345678', 'PERSONAL_DATA'],
    [CHANNEL, '#N/B', 'CELL_ERROR'],
    [ID, 12, '12'],
    [ID, 'werk 12', 'BAD_ID'],
    [ID, 1_234_567_890_123_456, 'CELL_ROUNDED'],
    [ID, { date: '2025-04-03' }, 'CELL_BECAME_DATE'],
    [ID, { number: 123, shown: '00123' }, '00123'],
    [ID, { notComputed: true }, 'CELL_NOT_COMPUTED'],
    [NUMBER, { number: 123, shown: '00123' }, 123],
    [CHANNEL, 'Huisb�zoek', 'CELL_DAMAGED'],
    [PERIOD, { date: '2025-07-01' }, 'CELL_BECAME_DATE'],
    [PERIOD, 'juli', 'BAD_FORM'],
    [KEY, 'A'.repeat(43), 'A'.repeat(43)],
    [KEY, 'Dorpsstraat 12', 'NOT_A_KEY'],
    [
      ITEMS,
      'LED_BULB: 3 | RADIATOR_FOIL:2;',
      [
        { code: 'LED_BULB', quantity: 3 },
        { code: 'RADIATOR_FOIL', quantity: 2 },
      ],
    ],
    [ITEMS, 'LED_BULB', 'BAD_FORM'],
    [ITEMS, 'LED_BULB:1:2', 'BAD_FORM'],
    [ITEMS, 'LED_BULB: veel', 'NOT_A_NUMBER'],
    [ITEMS, 'geen', []],
  ])('%j %j is %j', (spec, cell, value) => expect(read(spec, cell)).toEqual(value));

  it('never repeats what may be somebody’s', () => {
    const cells: [FieldSpec, string][] = [
      [KEY, 'Dorpsstraat 12'],
      [CHANNEL, 'jan@voorbeeld.nl'],
      [NUMBER, '06-12345678'],
      [DATE, '1234AB 12'],
      [ID, 'jan@voorbeeld.nl'],
      [ITEMS, 'jan@voorbeeld.nl: 3'],
    ];
    for (const [spec, cell] of cells) {
      const found = JSON.stringify(readValue(spec, cell));
      expect(found).toContain('fault');
      expect(found).not.toMatch(/Dorpsstraat|voorbeeld|12345678|1234AB/);
    }
  });
});
