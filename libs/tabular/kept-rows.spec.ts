/**
 * Lists as programs and people leave them: what has one reading is read, what is no row is told in one sentence,
 * nothing is guessed.
 */
import { describe, expect, it } from '@jest/globals';
import { typeNamed } from '#libs/programme';
import { writeOds, writeWorkbook } from '#libs/spreadsheet';
import { readTable } from './read-table.js';
import type { ReadTable } from './rows-read.js';

const type = typeNamed('HouseholdReached');
const KEY = 'XEaHs6Hi0vIOTGhApkeBYwuz4C3IBBcNHxU_OH67MvQ';
const HEADER = [
  'Eigen kenmerk',
  'Datum van de gebeurtenis',
  'Gebied',
  'Onderbouwing',
  'Huishouden (pseudoniem)',
  'Kanaal',
  'Huur of koop',
  'Gespreksonderwerpen',
];
const row = (reference: string, day = '14-10-2026', topics = 'Energie'): string[] => [
  reference,
  day,
  'noord',
  'Registratie',
  KEY,
  'Huisbezoek',
  'Sociale huur',
  topics,
];
const text = (rows: readonly (readonly string[])[], separator = ';'): string =>
  rows.map((cells) => cells.join(separator)).join('\n');
const read = (csv: string): Promise<ReadTable> =>
  readTable({ type, format: 'csv', bytes: Buffer.from(csv) }, 'urn:x:y');
const told = ({ faults }: ReadTable): string[] =>
  faults.map(({ rule, row: of, column }) => `${rule} ${of ?? ''}${column ?? ''}`);
const days = ({ items }: ReadTable) => items.map(({ data }) => (data as { occurredOn?: string }).occurredOn);

describe('rows that are none', () => {
  // Seen to fail: without noRow each of them is six faults, cell by cell.
  it.each([
    ['the header once more', [HEADER, row('a'), HEADER, row('b')], ['HEADER_AGAIN 3']],
    ['a total', [HEADER, row('a'), ['Totaal', '', '', '', '', '1', '', '']], ['ROW_OF_TOTALS 3']],
    [
      'a subtotal in English',
      [HEADER, row('a'), ['', '', '', '', 'Subtotal:', '1', '', '']],
      ['ROW_OF_TOTALS 3'],
    ],
    ['a total in words', [HEADER, row('a'), ['Totaal aantal bezoeken: 1']], ['ROW_OF_TOTALS 3']],
  ])('%s is told once, by its row', async (_what, rows, expected) => {
    expect(told(await read(text(rows)))).toEqual(expected);
  });

  it('a row whose own reference is a word like it is a row all the same', async () => {
    expect(told(await read(text([HEADER, row('Totaal-2026')])))).toEqual([]);
    expect(told(await read(text([HEADER, row('Somers')])))).toEqual([]);
  });

  it.each([
    ['xlsx', writeWorkbook],
    ['ods', writeOds],
  ] as const)(
    'below a title and above a total in %s: the row between is read, the total is told',
    async (format, write) => {
      const rows = [['Bezoeken'], [], HEADER, row('a'), [], ['Totaal', 1]];
      const bytes = await write([{ name: 'Lijst', rows }]);
      expect(told(await readTable({ type, format, bytes }, 'urn:x:y'))).toEqual(['ROW_OF_TOTALS 6']);
    },
  );

  it('two tables on one sheet are not taken for one: every row of the second is refused', async () => {
    const second = [HEADER, row('a'), [], ['Naam', 'Uren'], ['coach', '3']];
    const { faults } = await read(text(second));
    expect(new Set(faults.map((each) => each.row))).toEqual(new Set([4, 5]));
  });
});

describe('days', () => {
  it.each([
    ['14 okt 2026'],
    ['14-okt-2026'],
    ['14 oktober 2026'],
    ['woensdag 14 oktober 2026'],
    ['Wed, 14 Oct 2026'],
    ['14. October 2026'],
    ['2026-10-14T00:00:00'],
    ['14-10-2026\u00a0'],
    ['14–10–2026'],
    ['14\u202f-\u202f10\u202f-\u202f2026'],
  ])('%s has one reading', async (day) => {
    expect(days(await read(text([HEADER, row('a', day)])))).toEqual(['2026-10-14']);
  });

  it.each([['14/10/26'], ['20261014'], ['10/14/2026'], ['32 okt 2026'], ['14 foo 2026'], ['okt 2026']])(
    '%s is refused: it may be another day, or none',
    async (day) => {
      expect(told(await read(text([HEADER, row('a', day)])))).toEqual(['NOT_A_DAY 2B']);
    },
  );
});

describe('headers and texts', () => {
  it.each([
    ['with a mark behind it', HEADER.map((name) => `${name} *`)],
    ['with a colon', HEADER.map((name) => `${name}:`)],
    ['with a character nobody sees', HEADER.map((name) => `${name}\u200b`)],
    ['in capitals, with hard spaces', HEADER.map((name) => name.toUpperCase().replaceAll(' ', '\u00a0'))],
  ])('%s are the same', async (_what, header) => {
    expect(told(await read(text([header, row('a')])))).toEqual([]);
  });

  it('separators within quotes are text, by Excel and by Google Sheets', async () => {
    const topics = (table: ReadTable) => (table.items[0]?.['data'] as { topics: unknown }).topics;
    const quoted = await read(text([HEADER, row('a', '14-10-2026', '"Energie; Geldzaken"')]));
    expect(topics(quoted)).toEqual(['ENERGY', 'FINANCES']);
    const google = [HEADER, row('a', '14-10-2026', 'Energie;Geldzaken')].map((cells) =>
      cells.map((cell) => `"${cell}"`),
    );
    expect(topics(await read(text(google, ',')))).toEqual(['ENERGY', 'FINANCES']);
  });

  // Seen to fail: without the look at how the text begins it is a table with one unknown column.
  it.each([
    ['<html><table><tr><td>Eigen kenmerk</td></tr></table></html>'],
    ['\n<?xml version="1.0"?><Workbook></Workbook>'],
    ['%PDF-1.7\n1 0 obj'],
    ['{\\rtf1 Eigen kenmerk;Kanaal}'],
    ['[{"kanaal": "Huisbezoek"}]'],
  ])('what is no table but is called a CSV file is told to be none: %s', async (page) => {
    expect(told(await read(page))).toEqual(['NOT_A_TEXT_FILE ']);
  });
});
