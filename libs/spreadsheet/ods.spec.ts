/**
 * OpenDocument, read within the bounds of XLSX and written for templates. Seen to fail: without the count of
 * repeated rows or columns the small files are read whole; without BESIDE a note is part of its cell and a deletion
 * is a row.
 */
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { openOds } from './read-ods.js';
import { READ_LIMITS, type Row, type SheetNotes } from './workbook.js';
import { writeOds } from './write-ods.js';

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMES = ['office', 'table', 'text', 'style', 'draw']
  .map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`)
  .join(' ');

/** A file part by part, as another program writes it. */
function foreign(tables: string, { styles = '', manifest = '' } = {}): Uint8Array {
  const content = `<office:document-content ${NAMES} xmlns:calcext="x"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(`<manifest>${manifest}</manifest>`),
  });
}
const table = (rows: string, attributes = ''): string =>
  `<table:table table:name="A"${attributes}>${rows}</table:table>`;
const row = (cells: string, attributes = ''): string =>
  `<table:table-row${attributes}>${cells}</table:table-row>`;
const cell = (attributes: string, text?: string): string =>
  `<table:table-cell ${attributes}>${text === undefined ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`;
const said = (text: string): string => cell('office:value-type="string"', text);

async function rowsOf(
  bytes: Uint8Array,
  sheet = 'A',
): Promise<{ rows: Row[]; notes: SheetNotes | undefined }> {
  const book = await openOds(bytes);
  let notes: SheetNotes | undefined;
  const rows: Row[] = [];
  for await (const each of book.rows(sheet, (told) => (notes = told))) rows.push(each);
  return { rows, notes };
}
const valuesOf = async (bytes: Uint8Array) => (await rowsOf(bytes)).rows.map(({ values }) => values);

describe('given an OpenDocument spreadsheet of another program', () => {
  it('when it is read, then cells of every kind are what people see and mean', async () => {
    const cells = [
      said('a  b<text:s text:c="2"/>c<text:line-break/>d<text:tab/>e'),
      cell('office:value-type="float" office:value="123"', '00123'),
      cell('office:value-type="float" office:value="1234.5"', '1.234,50'),
      cell('office:value-type="percentage" office:value="0.6"', '60%'),
      cell('office:value-type="date" office:date-value="2026-10-14"', '14-10-26'),
      cell('office:value-type="date" office:date-value="2026-10-14T23:59:59"', '14-10-26 24:00'),
      cell('office:value-type="boolean" office:boolean-value="true"', 'WAAR'),
      cell('table:formula="of:=1+1" office:value-type="float" office:value="2"', '2'),
      cell('table:formula="of:=1-1" office:value-type="float" office:value="0"'),
      cell('table:formula="of:=[.X1]"'),
      cell('office:value-type="string" calcext:value-type="error"', 'Err:502'),
      `<table:table-cell office:value-type="string"><office:annotation><text:p>een notitie</text:p></office:annotation><text:p>met</text:p><text:p>notitie</text:p></table:table-cell>`,
    ];
    const [values] = await valuesOf(foreign(table(row(cells.join('')))));
    expect(values).toEqual([
      'a b  c\nd\te',
      { number: 123, shown: '00123' },
      1234.5,
      '60%',
      { date: '2026-10-14' },
      { date: '2026-10-14', time: '23:59:59' },
      true,
      2,
      { notComputed: true },
      { notComputed: true },
      '#VALUE!',
      'met\nnotitie',
    ]);
  });

  it('when rows and columns are repeated, hidden or merged, then that is told, and nothing empty is made', async () => {
    const hidden =
      '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const changes = `<table:tracked-changes><table:deletion>${table(row(said('weg')))}</table:deletion></table:tracked-changes>`;
    const rows = [
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>',
      row(said('kop') + cell('table:number-columns-repeated="3"') + said('laatste')),
      row(cell('table:number-columns-repeated="16384"'), ' table:number-rows-repeated="100000"'),
      row(
        cell('office:value-type="float" office:value="7" table:number-columns-repeated="2"', '7'),
        ' table:number-rows-repeated="2"',
      ),
      row(
        cell(
          'office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"',
          'm',
        ),
        ' table:visibility="filter"',
      ),
      row(cell('table:number-columns-repeated="16384"'), ' table:number-rows-repeated="948000"'),
    ];
    const file = foreign(
      `${changes}${table(rows.join(''))}<table:table table:name="B &amp; C" table:style-name="h"/>`,
      {
        styles: hidden,
      },
    );
    const book = await openOds(file);
    expect(book.sheets).toEqual([
      { name: 'A', hidden: false },
      { name: 'B & C', hidden: true },
    ]);
    const { rows: read, notes } = await rowsOf(file);
    expect(read).toEqual([
      { number: 1, values: ['kop', undefined, undefined, undefined, 'laatste'] },
      { number: 100_002, values: [7, 7] },
      { number: 100_003, values: [7, 7] },
      { number: 100_004, values: ['m'], hidden: true },
    ]);
    expect(notes).toEqual({
      merges: [{ fromRow: 100_004, toRow: 100_005, fromColumn: 0, toColumn: 1 }],
      hiddenColumns: [2],
    });
  });

  it('when its tags are cut in pieces anywhere, then its sheets are found', async () => {
    const many = Array.from({ length: 300 }, (_, n) => `<table:table table:name="${'x'.repeat(n)}${n}"/>`);
    expect((await openOds(foreign(many.join(' '.repeat(777))))).sheets).toHaveLength(300);
  });

  it.each([
    ['rows repeated', table(row(said('x'), ' table:number-rows-repeated="1000000"'))],
    [
      'columns repeated',
      table(row(cell('office:value-type="string" table:number-columns-repeated="16384"', 'x'))),
    ],
    ['long texts repeated', table(row(said('x'.repeat(32_000)), ' table:number-rows-repeated="9000"'))],
    ['a cell beyond the last column', table(row(cell('table:number-columns-repeated="9999"') + said('x')))],
    ['a cell too long', table(row(said(`${'x'.repeat(READ_LIMITS.cellLength)}y`)))],
    ['spaces without end', table(row(said('<text:s text:c="99999999"/><text:s text:c="99999999"/>')))],
  ])('when it is a small file of %s, then it is too large', async (_, tables) => {
    await expect(rowsOf(foreign(tables))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('when it is locked, or no spreadsheet, then that is said', async () => {
    const locked = foreign(table(''), { manifest: '<manifest:encryption-data/>' });
    await expect(openOds(locked)).rejects.toMatchObject({ code: 'OLD_OR_LOCKED' });
    const text = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8('<a/>'),
    });
    await expect(openOds(text)).rejects.toMatchObject({ code: 'NOT_A_WORKBOOK' });
  });
});

describe('given sheets written as OpenDocument', () => {
  it('when they are read again, then every cell is as it was, and the same sheets give the same bytes', async () => {
    const cells = [
      '  a  b ',
      'x\ny\tz',
      '<&">',
      12.5,
      -1,
      { date: '2026-10-14' },
      true,
      null,
      'é€😀',
      { number: 0.6, format: '0%' },
    ];
    const sheets = [
      {
        name: 'A',
        rows: [['kop'], cells],
        widths: [20],
        textColumns: [0],
        choices: [{ column: 1, sheet: "B 'b'", fromColumn: 0, count: 2 }],
      },
      { name: "B 'b'", rows: [['k'], ['een'], ['twee']] },
    ];
    const bytes = await writeOds(sheets);
    expect(await writeOds(sheets)).toEqual(bytes);
    expect((await valuesOf(bytes))[1]).toEqual(
      cells.map((each) =>
        each === null ? undefined : typeof each === 'object' && 'number' in each ? '60%' : each,
      ),
    );
    expect((await openOds(bytes)).sheets.map(({ name }) => name)).toEqual(['A', "B 'b'"]);
  });
});
