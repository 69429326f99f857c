import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

import { sheetXml } from './sheet-xml.js';
import { Styles } from './styles.js';
import type { Sheet } from './workbook.js';
import { xmlText } from './xml-text.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The same sheets give the same bytes, whenever and wherever they are written. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/**
 * An XLSX file (ECMA-376) of these sheets, the first one open. Rows are drawn one at a time; only the packed file is held
 * whole. Throws RangeError on a cell or a name that a spreadsheet cannot hold.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  sheets.forEach(({ name }) => checkName(name));
  const styles = new Styles();
  const zip = new ZipFile();
  // A stream that fails rejects below; without a listener it would end the process as well.
  zip.on('error', () => undefined);
  const packed = buffer(zip.outputStream);
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, OPTIONS);
  add('[Content_Types].xml', contentTypes(sheets.length));
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  add('xl/workbook.xml', workbook(sheets));
  const parts = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  add('xl/_rels/workbook.xml.rels', relations([...parts, ['styles', 'styles.xml']]));
  for (const [i, sheet] of sheets.entries()) {
    const stream = Readable.from(sheetXml(sheet, styles), { objectMode: false });
    const written = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject));
    zip.addReadStream(stream, `xl/worksheets/sheet${i + 1}.xml`, OPTIONS);
    await written;
  }
  add('xl/styles.xml', styles.xml());
  zip.end();
  return packed;
}

function checkName(name: string): void {
  if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]/.test(name))
    throw new RangeError(`"${name}" cannot be the name of a sheet`);
}

const contentTypes = (sheets: number): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  ).join('') +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const relations = (parts: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  parts
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>';

const workbook = (sheets: readonly Sheet[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  sheets
    .map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('') +
  '</sheets></workbook>';
