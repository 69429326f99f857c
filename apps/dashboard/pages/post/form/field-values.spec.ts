import { describe, expect, it } from '@jest/globals';
import type { EventField } from '../../../graphql/entries.ts';
import { dataOf, readDutchNumber, valuesOf } from './field-values.ts';

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
      { path: '/occurredOn', rule: 'date' },
      { path: '/lengthM', rule: 'large', limit: 1000 },
      { path: '/members', rule: 'whole' },
      { path: '/amountCents', rule: 'number' },
      { path: '/saving/methodId', rule: 'required' },
    ]);
    expect(dataOf(fields, {}).faults).toEqual([{ path: '/occurredOn', rule: 'required' }]);
  });

  it('numbers are read as written in the Netherlands', () => {
    expect(['1.234,5', '1234,5', '1234', '-3', '1.5', '1,234.5', ''].map(readDutchNumber)).toEqual([
      1234.5,
      1234.5,
      1234,
      -3,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
