import { describe, expect, it } from '@jest/globals';
import { odataPage, odataQuery, PAGE_ROWS } from './query.js';
import type { OdataFault, OdataRefusal } from './refusal.js';
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

const faultsOf = (options: Readonly<Record<string, unknown>>): readonly OdataFault[] => {
  try {
    odataQuery(observations, options);
  } catch (error) {
    return (error as OdataRefusal).faults;
  }
  return [];
};

describe('a question of a set', () => {
  it.each([
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

  it('orders, leaves out, takes and counts; what is hidden has one place, whatever it is', () => {
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
  it.each([
    ['$select', ''],
    ['$select', 'Value,,Measure'],
    ['$orderby', ''],
    ['$orderby', 'Value,'],
  ])('an empty name in %s=%s is refused', (option, text) => {
    expect(() => odataQuery(observations, { [option]: text })).toThrow(/names an empty name/);
  });

  it('is answered a page at a time, and says where the next begins', () => {
    const many = Array.from({ length: PAGE_ROWS + 5 }, (_, i) => row(i + 1, 'K1.1', i));
    const first = odataPage(many, odataQuery(observations, {}));
    expect([first.rows.length, first.next]).toEqual([PAGE_ROWS, PAGE_ROWS]);
    const rest = odataPage(many, odataQuery(observations, { $skip: String(first.next) }));
    expect([rest.rows.length, rest.next]).toEqual([5, undefined]);
    expect(odataPage(many, odataQuery(observations, { $top: '3' })).next).toBeUndefined();
  });

  // Seen to fail: with the length and the depth unbounded (two of the cases); with the whole condition for what was
  // sent.
  it.each([
    ['$filter', 'Nonsense eq 1', 'Measure, ValueAttribute', 'UNKNOWN_MEMBER', 'Nonsense'],
    ['$filter', 'Measure eq 1', "'tekst'", 'WRONG_TYPE', '1'],
    ['$filter', "Id eq 'a''b'", '12', 'WRONG_TYPE', "'a''b'"],
    ['$filter', 'Value add 1 eq 2', 'gelezen wordt', 'PATTERN', 'add'],
    ['$filter', "Measure eq 'K1.1' Value", 'teken', 'PATTERN', 'Value'],
    ['$filter', 'length(Measure) gt 2', 'length is geen', 'UNKNOWN_MEMBER', 'length'],
    ['$filter', "contains(Value,'1')", 'geen tekst', 'WRONG_TYPE', 'Value'],
    ['$filter', "Measure eq 'open", 'wordt niet gelezen', 'PATTERN', "'open"],
    ['$filter', '', 'einde', 'PATTERN', ''],
    ['$filter', 'Measure eq', "'tekst'", 'WRONG_TYPE', 'Measure eq'],
    ['$filter', '('.repeat(50) + 'Id eq 1' + ')'.repeat(50), 'diep', 'TOO_DEEP', undefined],
    ['$filter', `Id in (${'1,'.repeat(3_000)}1)`, 'tekens', 'TOO_LONG', undefined],
    ['$filter', Array(201).fill('Id eq 1').join(' or '), 'vergelijkingen', 'TOO_LONG', undefined],
    ['$select', 'Nonsense', 'Measure', 'UNKNOWN_MEMBER', 'Nonsense'],
    ['$select', Array(21).fill('Id').join(','), 'namen', 'TOO_LONG', undefined],
    ['$orderby', 'Value sideways', 'asc', 'PATTERN', 'Value sideways'],
    ['$top', '-1', 'geheel getal', 'WRONG_TYPE', '-1'],
    ['$skip', '1.5', 'geheel getal', 'WRONG_TYPE', '1.5'],
    ['$count', 'yes', 'true of false', 'UNKNOWN_CODE', 'yes'],
    ['$format', 'xml', 'json', 'UNKNOWN_CODE', 'xml'],
    ['$apply', 'aggregate(Value)', '$filter', 'UNKNOWN_PARAMETER', '$apply'],
    ['$expand', 'Measure', '$filter', 'UNKNOWN_PARAMETER', '$expand'],
    ['$search', 'x', '$filter', 'UNKNOWN_PARAMETER', '$search'],
  ])('%s is refused in words (%#)', (option, asked, said, rule, value = asked) => {
    const [found, ...more] = faultsOf({ [option]: asked });
    expect([more, found]).toEqual([
      [],
      { option, rule, value, words: { nl: expect.stringContaining(said), en: expect.any(String) } },
    ]);
    expect(found?.words.en).not.toBe('');
  });

  // Seen to fail: with each option read after the one before, of which the first stops.
  it('what is wrong is told of every option at once', () => {
    const faults = faultsOf({ $filter: 'x', $top: ['1', '2'], $select: 'Id', $orderby: 'y', $format: 'xml' });
    expect(faults.map(({ option, rule, value }) => [option, rule, value])).toEqual([
      ['$format', 'UNKNOWN_CODE', 'xml'],
      ['$filter', 'UNKNOWN_MEMBER', 'x'],
      ['$orderby', 'UNKNOWN_MEMBER', 'y'],
      ['$top', 'GIVEN_TWICE', '1, 2'],
    ]);
  });

  it('days are compared as days', () => {
    const all = [
      { Identifier: 'a', EndDate: '2025-06-30' },
      { Identifier: 'b', EndDate: '2025-12-31' },
    ];
    const asked = odataQuery(periods, { $filter: 'EndDate gt 2025-07-01' });
    expect(odataPage(all, asked).rows.map(({ Identifier }) => Identifier)).toEqual(['b']);
  });
});
