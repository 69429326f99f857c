import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readNumber } from '#libs/tabular';
import type { EventField } from '../../../graphql/entries.ts';
import { dataOf, readTyped, valuesOf } from './field-values.ts';

const field = (name: string, kind: string, more: Partial<EventField> = {}): EventField => ({
  name,
  kind,
  required: false,
  list: false,
  min: null,
  max: null,
  unit: null,
  label: { nl: name, en: name },
  codes: [],
  known: [],
  course: null,
  fields: [],
  ...more,
});

const fields = [
  field('occurredOn', 'date', { required: true }),
  field('lengthM', 'number', { min: 0, max: 1000 }),
  field('members', 'integer'),
  field('amountCents', 'integer', { min: 1, max: 10_000 }),
  field('topics', 'code', { list: true }),
  field('segmentIds', 'id', { list: true }),
  field('nilReport', 'boolean'),
  field('saving', 'object', {
    fields: [field('gasM3', 'number'), field('methodId', 'text', { required: true })] as never,
  }),
  field('items', 'object', { list: true, fields: [field('code', 'pattern', { required: true })] as never }),
];

describe('what is filled in', () => {
  it('becomes the data of an event', () => {
    const { data, faults } = dataOf(fields, {
      occurredOn: '1-3-2026',
      lengthM: '1.000,0',
      members: '12',
      amountCents: '12,34',
      topics: ['ENERGY', 'WORK'],
      segmentIds: 'a\nb',
      saving: { gasM3: '1,5', methodId: 'rekenhulp' },
      items: [{ code: 'LED_BULB' }, { code: '' }],
    });
    expect(faults).toEqual([]);
    expect(data).toEqual({
      occurredOn: '2026-03-01',
      lengthM: 1000,
      members: 12,
      amountCents: 1234,
      topics: ['ENERGY', 'WORK'],
      segmentIds: ['a', 'b'],
      saving: { gasM3: 1.5, methodId: 'rekenhulp' },
      items: [{ code: 'LED_BULB' }],
    });
  });

  it('and back into a form, unchanged', () => {
    const { data } = dataOf(fields, {
      occurredOn: '01-03-2026',
      amountCents: '12,34',
      topics: ['WORK'],
      segmentIds: 'a\nb',
      saving: { methodId: 'x' },
    });
    expect(dataOf(fields, valuesOf(fields, data)).data).toEqual(data);
  });

  it('is refused field by field, in words of its own', () => {
    const { faults } = dataOf(fields, {
      occurredOn: '31-02-2026',
      lengthM: '1001',
      members: '1,5',
      amountCents: 'x',
      saving: { gasM3: '1' },
    });
    expect(faults).toEqual([
      { place: ['occurredOn'], rule: 'date' },
      { place: ['lengthM'], rule: 'large', limit: 1000 },
      { place: ['members'], rule: 'whole' },
      { place: ['amountCents'], rule: 'number' },
      { place: ['saving', 'methodId'], rule: 'required' },
    ]);
    expect(dataOf(fields, {}).faults).toEqual([{ place: ['occurredOn'], rule: 'required' }]);
  });

  // Seen to fail: by the start of a path the fault of one was taken for that of the other, which was then not missed.
  it('a field that must be there is missed beside one whose longer name begins as its own', () => {
    const named = [field('lengthM', 'number'), field('length', 'number', { required: true })];
    expect(dataOf(named, { lengthM: 'x' }).faults).toEqual([
      { place: ['lengthM'], rule: 'number' },
      { place: ['length'], rule: 'required' },
    ]);
  });

  it('numbers mean what they mean in a file, or are refused as there', () => {
    const read = (text: string, kind = 'number', name = 'lengthM', unit: string | null = null): unknown => {
      const answer = readTyped({ name, kind, unit }, text);
      return 'value' in answer ? answer.value : answer.fault.rule;
    };
    expect(
      ['1.234,5', '1,234.5', '1234', '-3', '1.5', '1,250', '1.250.000'].map((text) => read(text)),
    ).toEqual([1234.5, 1234.5, 1234, -3, 1.5, 1.25, 1_250_000]);
    expect(['1.500', '60%', '1.5.0', ''].map((text) => read(text))).toEqual([
      'AMBIGUOUS_NUMBER',
      'NOT_A_NUMBER',
      'NOT_A_NUMBER',
      'NOT_A_NUMBER',
    ]);
    expect(['1.250', '2.000', '1,5'].map((text) => read(text, 'integer'))).toEqual([
      1250,
      'AMBIGUOUS_NUMBER',
      'NOT_WHOLE',
    ]);
    expect(['60%', '60,5 %', '60'].map((text) => read(text, 'number', 'value', '%'))).toEqual([60, 60.5, 60]);
    expect(['12,34', '1.500'].map((text) => read(text, 'integer', 'amountCents'))).toEqual([
      12.34,
      'AMBIGUOUS_NUMBER',
    ]);
  });

  // Seen to fail: with a reader of the form's own, `1.500` is 1500 in the form and refused in a file.
  it('one reader: whatever is typed is what a file with the same text says', () => {
    const written = fc.tuple(
      fc.constantFrom('', '-', '€ '),
      fc.integer({ min: 0, max: 99_999 }),
      fc.array(fc.tuple(fc.constantFrom('.', ',', ' '), fc.constantFrom('000', '5', '25', '250', '1234')), {
        maxLength: 3,
      }),
    );
    fc.assert(
      fc.property(written, fc.constantFrom('integer', 'number'), ([sign, start, groups], kind) => {
        const text = `${sign}${start}${groups.flat().join('')}`;
        const [typed, filed] = [
          readTyped({ name: 'lengthM', kind, unit: null }, text),
          readNumber(text, kind === 'integer', { separator: ';' }),
        ];
        expect('value' in typed ? typed.value : typed.fault.rule).toBe(
          'value' in filed ? filed.value : filed.fault.rule,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('what could be meant is said in the words of a file', () => {
    const { faults } = dataOf(fields, { occurredOn: '1-3-2026', lengthM: '1.500' });
    expect(faults).toMatchObject([
      {
        place: ['lengthM'],
        rule: 'unclear',
        message: {
          nl: 'Het is niet duidelijk of dit duizendtallen of decimalen zijn; schrijf 1500 of 1,5000',
        },
      },
    ]);
  });
});
