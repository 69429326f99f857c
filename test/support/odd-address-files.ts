import { strToU8, zipSync } from 'fflate';
import { writeOds, writeWorkbook, type Cell } from '#libs/spreadsheet';
import { foreignRow, foreignWorkbook } from './foreign-workbook.js';

/** A file as partners have them, with addresses and remarks in it that nobody else is to see. */
export interface OddFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * In every file, in columns that are a part of an address or that nobody mapped: none of it may be in any request.
 */
export const SECRETS = ['9876', 'Verzonnenlaan', 'Verzonneman', 'zeg het niet voort'] as const;

const KNOWN = ['Postcode', 'Huisnummer', 'Toevoeging', 'Straat', 'Opmerking'];
const FOREIGN = ['PC6', 'Huisnr + toev', 'Adresregel 1', 'Achternaam', 'Memo'];
const START = ['Eigen kenmerk', 'Datum van de gebeurtenis', 'Gebied', 'Onderbouwing'];
const END = ['Kanaal', 'Huur of koop', 'Gespreksonderwerpen'];

type Table = readonly (readonly string[])[];

const table = (address: readonly string[]): Table => [
  [...START, ...address, ...END],
  ...[1, 2].map((n) => [
    `w-${n}`,
    '14-10-2026',
    'den-haag-zuidwest',
    'Registratie',
    '9876ZX',
    String(n),
    'A',
    address === KNOWN ? 'Verzonnenlaan' : 'Verzonneman',
    'zeg het niet voort',
    'Huisbezoek',
    'Sociale huur',
    'Energie',
  ]),
];

const lines = (rows: Table, mark = ';', end = '\r\n'): string =>
  rows.map((row) => row.join(mark)).join(end) + end;
const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

/** Texts in every form that was seen, by what is odd in them. */
function texts(rows: Table): Readonly<Record<string, string | Uint8Array>> {
  const plain = lines(rows);
  const [header = [], ...rest] = rows;
  const broken = [['"Eigen\nkenmerk"', ...header.slice(1)], ...rest];
  return {
    'plain.csv': plain,
    'comma.csv': lines(rows, ','),
    'tabs.txt': lines(rows, '\t'),
    'pipes.csv': lines(rows, '|'),
    'sep.csv': `sep=;\r\n${plain}`,
    'blank.csv': `\r\n\r\n${plain}`,
    'title.csv': `Rapportage Q3\r\n${plain}`,
    'titles.csv': `Rapportage;Q3\r\nvan;Verzonneman\r\n${plain}`,
    'break.csv': lines(broken),
    'break-comma.csv': lines(broken, ','),
    'utf16le.csv': utf16(plain, false),
    'utf16be.csv': utf16(plain, true),
    'mark.csv': `\uFEFF${plain}`,
    'quoted.csv': lines(rows.map((row) => row.map((cell) => `"${cell}"`))),
    'open-quote.csv': plain.replace('Huisbezoek', '"Huisbezoek'),
    'trailing.csv': lines(rows.map((row) => [...row, '', '', ''])),
    'extra-cells.csv': lines([header, ...rest.map((row) => [...row, 'Verzonneman'])]),
    'bad-byte.csv': Buffer.concat([Buffer.from(plain), Buffer.from([0xe9, 0x0a])]),
    'no-header.csv': lines(rest),
    'twice.csv': lines(rows.map((row) => [...row, row[4] ?? ''])),
    'old-mac.csv': lines(rows, ';', '\r'),
    'named.xlsx': plain,
    'named.ods': plain,
    'total.csv': `${plain}Totaal;;;;9876ZX\r\n`,
  };
}

/** Spreadsheets in every form that was seen. */
async function books(rows: Table): Promise<Readonly<Record<string, Uint8Array>>> {
  const cells = rows as readonly (readonly Cell[])[];
  const drawn = rows.map((row) => foreignRow(row)).join('');
  const other = foreignRow(['Toelichting', 'Verzonneman, Verzonnenlaan 1, 9876ZX']);
  const good = await writeWorkbook([{ name: 'Gegevens', rows: cells }]);
  const ods = await writeOds([{ name: 'Gegevens', rows: cells }]);
  const rich = drawn.replace('<is><t>Postcode</t></is>', '<is><r><t>Post</t></r><r><t>code</t></r></is>');
  const prefixed = `<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${drawn.replace(/<(\/?)(?=[a-z])/g, '<$1x:')}</x:sheetData>`;
  return {
    'plain.xlsx': good,
    'plain.ods': ods,
    'title.xlsx': await writeWorkbook([{ name: 'A', rows: [['Rapportage'], [], ...cells] }]),
    'title.ods': await writeOds([{ name: 'A', rows: [['Rapportage'], [], ...cells] }]),
    'cut.xlsx': good.subarray(0, good.length - 40),
    'cut.ods': ods.subarray(0, ods.length - 40),
    'named.csv': good,
    'inline.xlsx': foreignWorkbook([{ name: 'A', rows: drawn }]),
    'rich.xlsx': foreignWorkbook([{ name: 'A', rows: rich }]),
    'prefixed.xlsx': foreignWorkbook([{ name: 'A', rows: '', after: prefixed }]),
    'explained.xlsx': foreignWorkbook([
      { name: 'Toelichting', rows: other },
      { name: 'Data', rows: drawn },
    ]),
    'hidden.xlsx': foreignWorkbook([
      { name: 'Data', rows: drawn, hidden: true },
      { name: 'Toelichting', rows: other },
    ]),
    'twice.xlsx': foreignWorkbook([
      { name: 'Data', rows: drawn },
      { name: 'Oud', rows: drawn },
    ]),
    'chart.xlsx': foreignWorkbook([
      { name: 'Grafiek', rows: '', kind: 'chartsheet' },
      { name: 'Data', rows: drawn },
    ]),
    'merged.xlsx': foreignWorkbook([
      {
        name: 'A',
        rows: drawn,
        after: '<mergeCells count="1"><mergeCell ref="E2:E3"/></mergeCells>',
      },
    ]),
    'hidden-row.xlsx': foreignWorkbook([
      { name: 'A', rows: drawn + foreignRow(rows[1] ?? [], ' hidden="1"') },
    ]),
    'no-book.xlsx': zipSync({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet>${drawn}</worksheet>`) }),
    'not-xml.xlsx': zipSync({ 'xl/workbook.xml': strToU8('Verzonneman 9876ZX') }),
  };
}

const asBytes = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text) : text;

/**
 * More than a hundred files of two rows: addresses under names that are known and under names that nobody knows,
 * with and without keys.
 */
export async function oddAddressFiles(): Promise<readonly OddFile[]> {
  const files: OddFile[] = [];
  for (const [way, rows] of [
    ['known', table(KNOWN)],
    ['foreign', table(FOREIGN)],
    ['own', table(FOREIGN).map((row, i) => (i === 0 ? row.map((name) => `${name} (eigen)`) : row))],
  ] as const) {
    for (const [name, text] of Object.entries({ ...texts(rows), ...(await books(rows)) }))
      files.push({ name: `${way}-${name}`, bytes: asBytes(text) });
  }
  return files;
}
