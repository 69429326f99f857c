/**
 * One small file must not keep everybody waiting, or end the process (security 2). What is asserted is what was
 * read and refused, never a time: each of these took 17 s to minutes, so that a test of them without its bound does
 * not end in its 30 s. Seen to fail so: the pattern of formats, the length of names, the lines, rows and characters
 * read, each taken out.
 */
import { describe, expect, it } from '@jest/globals';
import { zipSync, strToU8 } from 'fflate';
import { findType } from '#libs/programme';
import { readTable } from './read-table.js';
import type { Format } from './open-table.js';

const type = findType('nl.energiekewijken.households.household-reached.v1')!;
const rulesOf = async (bytes: Uint8Array, format: Format): Promise<readonly string[]> => {
  const { faults } = await readTable(
    { type, format, bytes: Buffer.from(bytes) },
    'urn:nld:oin:00000099000000001000',
  );
  return [...new Set(faults.map(({ rule }) => rule))];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([name, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${name}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** A workbook of these parts: rows of a sheet, shared texts, styles. */
function workbook({
  rows,
  texts = '',
  styles = '',
}: {
  rows: string;
  texts?: string;
  styles?: string;
}): Uint8Array {
  const parts = {
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" r:id="r0"/></sheets></workbook>`,
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

describe('a small file', () => {
  it('of formats full of brackets is judged by their first characters, each format once', async () => {
    const format = `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(900_000)}"/></numFmts>`;
    const looks = `<cellXfs>${'<xf numFmtId="200"/>'.repeat(1_000)}</cellXfs>`;
    const bytes = workbook({
      rows: `<row>${cell(0)}</row>`,
      texts: '<si><t>x</t></si>',
      styles: format + looks,
    });
    expect(await rulesOf(bytes, 'xlsx')).toContain('UNKNOWN_COLUMN');
  });

  it('of names and choices made of combining marks compares none of them', async () => {
    const marks = '\u0316\u0301'.repeat(16_000);
    const texts = ['Datum van de gebeurtenis', 'Kanaal', `a${marks}`]
      .map((text) => `<si><t>${text}</t></si>`)
      .join('');
    const header = workbook({ rows: `<row>${cell(2).repeat(190)}</row>`, texts });
    expect(await rulesOf(header, 'xlsx')).toContain('UNKNOWN_COLUMN');
    const rows = `<row>${cell(0)}${cell(1)}</row>${`<row>${cell(0)}${cell(2)}</row>`.repeat(300)}`;
    expect(await rulesOf(workbook({ rows, texts }), 'xlsx')).toContain('COLUMN_MISSING');
  });

  it('of nothing but line ends, or empty rows, is too large after so many', async () => {
    expect(await rulesOf(Buffer.from(`Kanaal${'\n'.repeat(8_000_000)}`), 'csv')).toContain('COLUMN_MISSING');
    const known = 'occurredOn;neighbourhoodId;evidence;householdKey;channel;tenure;topics';
    expect(await rulesOf(Buffer.from(known + '\n'.repeat(8_000_000)), 'csv')).toEqual(['FILE_TOO_LARGE']);
    expect(await rulesOf(workbook({ rows: '<row/>'.repeat(300_000) }), 'xlsx')).toEqual(['FILE_TOO_LARGE']);
  });

  it('of one long text in very many cells is too large by what is read, not by its bytes', async () => {
    const known = [
      'occurredOn',
      'neighbourhoodId',
      'evidence',
      'householdKey',
      'channel',
      'tenure',
      'topics',
    ];
    const texts = [...known, 'x'.repeat(32_000)].map((text) => `<si><t>${text}</t></si>`).join('');
    const header = `<row>${known.map((_, index) => cell(index)).join('')}</row>`;
    const rows = header + `<row>${cell(7).repeat(7)}</row>`.repeat(1_000);
    const bytes = workbook({ rows, texts });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await rulesOf(bytes, 'xlsx')).toContain('FILE_TOO_LARGE');
  });

  it('with a part that unpacks to more than is kept whole is refused before it is read', async () => {
    const bytes = workbook({ rows: '<row/>', texts: '<si><t>a</t></si>'.repeat(1_100_000) });
    expect(await rulesOf(bytes, 'xlsx')).toEqual(['FILE_TOO_LARGE']);
  });
});
