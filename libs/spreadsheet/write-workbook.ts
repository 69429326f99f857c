import { sheetXml } from './sheet-xml.js';
import { Styles } from './styles.js';
import type { Sheet } from './workbook.js';
import { xmlText } from './xml-text.js';
import { ZipWriter } from './zip-writer.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An XLSX file (ECMA-376) of these sheets, the first one open. Rows are drawn one at a time; only the packed file is
 * held whole. Throws RangeError on a cell or a name that a spreadsheet cannot hold.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  sheets.forEach(({ name }) => checkName(name));
  const styles = new Styles();
  const zip = new ZipWriter();
  zip.add('[Content_Types].xml', contentTypes(sheets.length));
  zip.add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  zip.add('xl/workbook.xml', workbook(sheets));
  const parts = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  zip.add('xl/_rels/workbook.xml.rels', relations([...parts, ['styles', 'styles.xml']]));
  for (const [i, sheet] of sheets.entries())
    await zip.stream(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, styles));
  zip.add('xl/styles.xml', styles.xml());
  return zip.end();
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
