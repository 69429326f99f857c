import { strToU8, zipSync } from 'fflate';
import { requests, type Kind } from './kind.js';
import type { Random } from '../random.js';
import { ROLES, type Sent } from '../target.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([name, path], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${name}" Target="${path}"/>`)
    .join('')}</Relationships>`;

interface Parts {
  readonly rows?: string;
  readonly texts?: string;
  readonly styles?: string;
  readonly head?: string;
}

function workbook({ rows = '', texts = '', styles = '', head = '' }: Parts): Uint8Array {
  const parts = {
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `${head}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" r:id="r0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'sheet.xml'],
      ['sharedStrings', 'texts.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/sheet.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    'xl/texts.xml': `<sst xmlns="${MAIN}">${texts}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const cell = (text: number): string => `<c t="s"><v>${text}</v></c>`;
const row = (cells: string): string => `<row>${cells}</row>`;

/** Small files that are large, slow or confusing to read; sizes are drawn. */
const WORKBOOKS: readonly ((n: number) => Uint8Array)[] = [
  (n) =>
    workbook({
      styles: `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(n * 50)}"/></numFmts><cellXfs>${'<xf numFmtId="200"/>'.repeat(Math.min(n, 1_000))}</cellXfs>`,
      rows: row('<c s="1"><v>1</v></c>'),
    }),
  (n) => workbook({ texts: `<si><t>${'\u0301'.repeat(n * 3)}</t></si>`, rows: row(cell(0).repeat(20)) }),
  (n) =>
    workbook({
      texts: `<si><t>soort</t></si><si><t>${'x'.repeat(n * 2)}</t></si>`,
      rows: row(cell(0).repeat(16)) + row(cell(1).repeat(16)).repeat(Math.min(n, 1_000)),
    }),
  (n) => workbook({ rows: '<row/>'.repeat(n * 30) }),
  (n) => workbook({ texts: '<si><t>a</t></si>'.repeat(n * 20), rows: row(cell(0)) }),
  (n) =>
    workbook({
      head: `<!DOCTYPE x [${Array.from({ length: Math.min(n, 50) }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join('')}]>`,
      rows: '',
    }),
  (n) => workbook({ rows: `${'<row>'.repeat(Math.min(n, 5_000))}` }),
  (n) => zipSync({ 'a.bin': new Uint8Array(n * 2_000) }),
  (n) => new Uint8Array(n).fill(0x50),
  (n) =>
    workbook({ rows: row(`<c r="XFD1048576"><v>1</v></c>`).repeat(Math.min(n, 100)) }).slice(
      0,
      -Math.min(n, 200),
    ),
];

const CSVS: readonly ((n: number) => string)[] = [
  (n) => `soort;datum\n${'\n'.repeat(n * 50)}`,
  (n) => `${'kolom;'.repeat(n)}\n${'x;'.repeat(n)}`,
  (n) => `householdKey;topics\n"${'a'.repeat(n * 50)}`,
  (n) => `householdKey\n${'\u0301'.repeat(n * 3)}`,
  (n) => `${'"'.repeat(n * 20)}`,
  (n) => `a;b\r${'=cmd|x;"'.repeat(n)}`,
  (n) => `\u0000${'\ufeff'.repeat(n)}`,
];

const upload = (random: Random): Sent => {
  const n = random.size(20_000);
  const isSheet = random.next() < 0.6;
  return {
    method: 'POST',
    path: `/v1/aanleveringen?soort=${random.of(['HouseholdReached', 'EntryCorrected', 'x', '__proto__'])}&proef=${random.of(['true', 'false'])}`,
    token: random.of([ROLES.partner, ROLES.other, ROLES.ministry, ROLES.nobody]),
    type: isSheet ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv',
    body: isSheet ? random.of(WORKBOOKS)(n) : random.of(CSVS)(n),
  };
};

export const FILES: readonly Kind[] = [requests('a file of every shape', upload, { weight: 3 })];
