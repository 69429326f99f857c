import { describe, expect, test } from '@jest/globals';
import { odataPage, odataQuery, PAGE_ROWS } from './query.js';
import { OdataRefusal } from './refusal.js';
import { entitySetNamed, type EntityRow, type EntitySet } from './sets.js';

const observations = entitySetNamed('Observations') as EntitySet;
const periods = entitySetNamed('PeriodenCodes') as EntitySet;

const row = (Id: number, Measure: string, Value: number | null, more: object = {}): EntityRow => ({
  Id,
  Measure,
  Value,
  StringValue: Value === null ? 'GEHEIM' : null,
  WijkenEnBuurten: 'NL01',
  ...more,
});
const ROWS = [
  row(1, 'K1.1', 45),
  row(2, 'K1.2', null),
  row(3, "K'x", 10),
  row(4, 'K4.1', 12.5),
  row(5, 'K1.3', null),
];
const ids = (options: Record<string, string>, rows = ROWS) =>
  odataPage(rows, odataQuery(observations, options)).rows.map(({ Id }) => Id);

describe('a question of a set', () => {
  test.each([
    ["Measure eq 'K1.1'", [1]],
    ["Measure ne 'K1.1'", [2, 3, 4, 5]],
    ["Measure eq 'K''x'", [3]],
    ['Value gt 10', [1, 4]],
    ['Value ge 10 and Value lt 45', [3, 4]],
    ['Value eq null', [2, 5]],
    ['not (Value eq null)', [1, 3, 4]],
    ["Measure in ('K1.1','K1.2')", [1, 2]],
    ["startswith(Measure,'K1.') and not contains(Measure,'3')", [1, 2]],
    ["endswith(Measure,'1') or (Id eq 5)", [1, 4, 5]],
    ['Id eq 1 or Id eq 2 and Value eq null', [1, 2]],
    ['Value lt 1000000', [1, 3, 4]],
  ])('$filter=%s', ($filter, expected) => {
    expect(ids({ $filter })).toEqual(expected);
  });

  test('orders, leaves out, takes and counts; what is hidden has one place, whatever it is', () => {
    expect(ids({ $orderby: 'Value desc' })).toEqual([1, 4, 3, 2, 5]);
    expect(ids({ $orderby: 'Value,Measure desc' })).toEqual([5, 2, 3, 4, 1]);
    expect(ids({ $top: '2', $skip: '1' })).toEqual([2, 3]);
    const page = odataPage(
      ROWS,
      odataQuery(observations, { $count: 'true', $top: '1', $select: 'Measure,Value' }),
    );
    expect(page).toEqual({ rows: [{ Measure: 'K1.1', Value: 45 }], count: 5, next: undefined });
  });

  // Seen to fail: with empty names passed over: $select= gave rows without a property.
  test.each([
    ['$select', ''],
    ['$select', 'Value,,Measure'],
    ['$orderby', ''],
    ['$orderby', 'Value,'],
  ])('an empty name in %s=%s is refused', (option, text) => {
    expect(() => odataQuery(observations, { [option]: text })).toThrow(/names an empty name/);
  });

  test('is answered a page at a time, and says where the next begins', () => {
    const many = Array.from({ length: PAGE_ROWS + 5 }, (_, i) => row(i + 1, 'K1.1', i));
    const first = odataPage(many, odataQuery(observations, {}));
    expect([first.rows.length, first.next]).toEqual([PAGE_ROWS, PAGE_ROWS]);
    const rest = odataPage(many, odataQuery(observations, { $skip: String(first.next) }));
    expect([rest.rows.length, rest.next]).toEqual([5, undefined]);
    expect(odataPage(many, odataQuery(observations, { $top: '3' })).next).toBeUndefined();
  });

  // Seen to fail: with the length and the depth unbounded (two of the cases).
  test.each([
    ['$filter', 'Nonsense eq 1', 'Measure, ValueAttribute'],
    ['$filter', 'Measure eq 1', "'tekst'"],
    ['$filter', 'Value add 1 eq 2', 'gelezen wordt'],
    ['$filter', "Measure eq 'K1.1' Value", 'teken'],
    ['$filter', 'length(Measure) gt 2', 'length is geen'],
    ['$filter', "contains(Value,'1')", 'geen tekst'],
    ['$filter', "Measure eq 'open", 'wordt niet gelezen'],
    ['$filter', '', 'einde'],
    ['$filter', '('.repeat(50) + 'Id eq 1' + ')'.repeat(50), 'diep'],
    ['$filter', `Id in (${'1,'.repeat(3_000)}1)`, 'tekens'],
    ['$select', 'Nonsense', 'Measure'],
    ['$orderby', 'Value sideways', 'asc'],
    ['$top', '-1', 'geheel getal'],
    ['$skip', '1.5', 'geheel getal'],
    ['$count', 'yes', 'true of false'],
    ['$format', 'xml', 'json'],
    ['$apply', 'aggregate(Value)', '$filter'],
    ['$expand', 'Measure', '$filter'],
    ['$search', 'x', '$filter'],
  ])('%s is refused in words (%#)', (option, value, said) => {
    const ask = () => odataQuery(observations, { [option]: value });
    expect(ask).toThrow(OdataRefusal);
    try {
      ask();
    } catch (error) {
      const refusal = error as OdataRefusal;
      expect(refusal.option).toBe(option);
      expect(refusal.words.nl).toContain(said);
      expect(refusal.words.en).not.toBe('');
    }
  });

  test('days are compared as days', () => {
    const all = [
      { Identifier: 'a', EndDate: '2025-06-30' },
      { Identifier: 'b', EndDate: '2025-12-31' },
    ];
    const asked = odataQuery(periods, { $filter: 'EndDate gt 2025-07-01' });
    expect(odataPage(all, asked).rows.map(({ Identifier }) => Identifier)).toEqual(['b']);
  });
});
