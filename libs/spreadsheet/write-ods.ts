import type { Cell, ColumnChoices, Sheet } from './workbook.js';
import { columnName, entities, UNSAYABLE } from './xml-text.js';
import { ZipWriter } from './zip-writer.js';

const KIND = 'application/vnd.oasis.opendocument.spreadsheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMES = ['office', 'table', 'text', 'style', 'manifest']
  .map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`)
  .join(' ');
const MORE_NAMES = `${NAMES} xmlns:number="${OASIS}:datastyle:1.0" xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" xmlns:of="${OASIS}:of:1.2"`;
/** Rows below the last that have the drop-downs and the look of text. */
const EMPTY_ROWS = 1_000;

/**
 * An OpenDocument spreadsheet (ODF 1.3, ISO/IEC 26300) of these sheets, the first one open. Rows are drawn one at a
 * time; only the packed file is held whole. Dates and shares are shown as such.
 */
export async function writeOds(sheets: readonly Sheet[]): Promise<Buffer> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  const zip = new ZipWriter();
  // First and not packed, so that programs know the file by its first bytes.
  zip.add('mimetype', KIND, false);
  zip.add('META-INF/manifest.xml', MANIFEST);
  await zip.stream('content.xml', contentXml(sheets));
  return zip.end();
}

const entry = (path: string, type: string): string =>
  `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
const MANIFEST = `${HEAD}<manifest:manifest ${NAMES} manifest:version="1.3">${entry('/', KIND)}${entry('content.xml', 'text/xml')}</manifest:manifest>`;

function* contentXml(sheets: readonly Sheet[]): Generator<string> {
  yield `${HEAD}<office:document-content ${MORE_NAMES} office:version="1.3"><office:automatic-styles>`;
  yield '<number:text-style style:name="text"><number:text-content/></number:text-style>';
  yield '<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>';
  yield '<style:style style:name="words" style:family="table-cell" style:data-style-name="text"/>';
  yield DATES_AND_SHARES;
  const widths = new Set(sheets.flatMap(({ widths: own = [] }) => own));
  for (const width of widths)
    yield `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(1)}cm"/></style:style>`;
  yield '</office:automatic-styles><office:body><office:spreadsheet>';
  yield validations(sheets);
  for (const [at, sheet] of sheets.entries()) yield* tableXml(sheet, at);
  yield '</office:spreadsheet></office:body></office:document-content>';
}

const DATES_AND_SHARES =
  '<number:date-style style:name="d"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>' +
  '<number:percentage-style style:name="p"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>' +
  '<style:style style:name="date" style:family="table-cell" style:data-style-name="d"/>' +
  '<style:style style:name="share" style:family="table-cell" style:data-style-name="p"/>';

/** A drop-down for each column that has one; something else may be typed, and is told when the file is read. */
function validations(sheets: readonly Sheet[]): string {
  const all = sheets.flatMap(({ choices = [] }, at) =>
    choices.map((each) => {
      const column = `$${columnName(each.fromColumn)}`;
      const range = `$'${each.sheet.replaceAll("'", "''")}'.${column}$2:.${column}$${each.count + 1}`;
      return `<table:content-validation table:name="${choiceName(at, each)}" table:condition="of:cell-content-is-in-list([${escaped(range)}])" table:allow-empty-cell="true" table:display-list="unsorted"><table:error-message table:display="false"/></table:content-validation>`;
    }),
  );
  return all.length === 0 ? '' : `<table:content-validations>${all.join('')}</table:content-validations>`;
}

const choiceName = (sheet: number, { column }: ColumnChoices): string => `choice-${sheet}-${column}`;

function* tableXml(
  { name, rows, widths = [], textColumns = [], choices = [] }: Sheet,
  at: number,
): Generator<string> {
  yield `<table:table table:name="${escaped(name)}">`;
  const columns = Math.max(1, widths.length, ...textColumns.map((column) => column + 1));
  for (let i = 0; i < columns; i++) {
    const width = widths[i] === undefined ? '' : ` table:style-name="w${widths[i]}"`;
    const look = textColumns.includes(i) ? ' table:default-cell-style-name="words"' : '';
    yield `<table:table-column${width}${look}/>`;
  }
  const looks = (column: number): string => {
    const choice = choices.find((each) => each.column === column);
    const validation = choice ? ` table:content-validation-name="${choiceName(at, choice)}"` : '';
    return textColumns.includes(column) ? `${validation} table:style-name="words"` : validation;
  };
  let isHeader = true;
  for (const row of rows) {
    yield `<table:table-row>${row.map((cell, i) => cellXml(cell, isHeader ? ' table:style-name="head"' : looks(i))).join('')}</table:table-row>`;
    isHeader = false;
  }
  if (choices.length > 0) {
    const cells = Array.from({ length: columns }, (_, i) => `<table:table-cell${looks(i)}/>`).join('');
    yield `<table:table-row table:number-rows-repeated="${EMPTY_ROWS}">${cells}</table:table-row>`;
  }
  yield '</table:table>';
}

const STYLE_OF: Readonly<Record<string, string>> = {
  date: ' table:style-name="date"',
  percentage: ' table:style-name="share"',
};

function cellXml(cell: Cell, look: string): string {
  if (cell === null || cell === '') return `<table:table-cell${look}/>`;
  const of = (type: string, value: string, shown: string): string =>
    `<table:table-cell${look || (STYLE_OF[type] ?? '')} office:value-type="${type}" ${value}>${paragraphs(shown)}</table:table-cell>`;
  if (typeof cell === 'string') return of('string', '', cell);
  if (typeof cell === 'boolean')
    return of('boolean', `office:boolean-value="${cell}"`, cell ? 'WAAR' : 'ONWAAR');
  if (typeof cell === 'object' && 'date' in cell) {
    const text = cell.time === undefined ? cell.date : `${cell.date}T${cell.time}`;
    return of('date', `office:date-value="${escaped(text)}"`, text);
  }
  const number = typeof cell === 'number' ? cell : cell.number;
  if (!Number.isFinite(number)) throw new RangeError('a cell holds no number that is not finite');
  const isPercents = typeof cell === 'object' && cell.format.includes('%');
  return of(
    isPercents ? 'percentage' : 'float',
    `office:value="${number}"`,
    isPercents ? `${number * 100}%` : String(number),
  );
}

const escaped = (text: string): string => entities(text.toWellFormed().replace(UNSAYABLE, '\ufffd'));

/** Lines as paragraphs; tabs and spaces that would be taken together are said as such. */
const paragraphs = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => {
      const inXml = escaped(line)
        .replace(/^ | $| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
        .replaceAll('\t', '<text:tab/>');
      return `<text:p>${inXml}</text:p>`;
    })
    .join('');
