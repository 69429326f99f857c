import { toSheetXml } from './sheet-xml.js';
import { Styles } from './styles.js';
import type { Sheet } from './workbook.js';
import { xmlText } from './xml-text.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The parts of an XLSX file (ECMA-376) of these sheets, the first one open, in the order in which they are packed:
 * those of sheets in pieces, which have to be drawn before the next part is asked for. Who packs them is the caller:
 * the server with a writer of Node, the page with one of browsers. Throws RangeError on a cell or a name that a
 * spreadsheet cannot hold.
 */
export function* workbookParts(
  sheets: readonly Sheet[],
): Generator<readonly [name: string, content: string | Iterable<string>]> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  sheets.forEach(({ name }) => checkName(name));
  const styles = new Styles();
  yield ['[Content_Types].xml', contentTypes(sheets.length)];
  yield ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])];
  yield ['xl/workbook.xml', workbook(sheets)];
  const parts = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  yield ['xl/_rels/workbook.xml.rels', relations([...parts, ['styles', 'styles.xml']])];
  for (const [i, sheet] of sheets.entries())
    yield [`xl/worksheets/sheet${i + 1}.xml`, toSheetXml(sheet, styles)];
  yield ['xl/styles.xml', styles.xml()];
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
