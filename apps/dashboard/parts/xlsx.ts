import { strToU8, zipSync } from 'fflate';
import type { Cell, CellKind, TableData } from './table-data.ts';

const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)
    // eslint-disable-next-line no-control-regex -- XML has no place for them
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '');

const WHOLE = 5;

/** Cell formats by index: plain, bold, percentage, number, euro; a whole number has its own. */
const FORMATS: Readonly<Record<CellKind, number>> = {
  text: 0,
  month: 0,
  date: 0,
  share: 2,
  number: 3,
  euro: 4,
};

const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;€&quot;\\ #,##0.00"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Column letters of an index: A … Z, AA … */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function cell(value: Cell, style: number, at: string): string {
  if (typeof value === 'object') return cell(value.value, FORMATS[value.kind], at);
  if (typeof value === 'string')
    return `<c r="${at}" t="inlineStr"${style === 1 ? ' s="1"' : ''}><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  const format = style === FORMATS.number && Number.isInteger(value) ? WHOLE : style;
  return `<c r="${at}" s="${format}"><v>${value}</v></c>`;
}

/** Every cell says where it is: the standard lets that be left out, but not every reader does. */
const rowOf = (cells: readonly Cell[], styles: readonly number[], number: number): string =>
  `<row r="${number}">${cells.map((value, i) => cell(value, styles[i] ?? 0, `${letters(i)}${number}`)).join('')}</row>`;

function sheetOf({ columns, rows }: TableData): string {
  const head = rowOf(
    columns.map(({ label }) => label),
    columns.map(() => 1),
    1,
  );
  const formats = columns.map(({ kind }) => FORMATS[kind]);
  const body = rows.map((row, i) => rowOf(row, formats, i + 2)).join('');
  const widths = columns
    .map((_, i) => `<col min="${i + 1}" max="${i + 1}" width="24" customWidth="1"/>`)
    .join('');
  // A filter on every column; of a header alone there is nothing to choose from.
  const filter =
    rows.length > 0 && columns.length > 0
      ? `<autoFilter ref="A1:${letters(columns.length - 1)}${rows.length + 1}"/>`
      : '';
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${head}${body}</sheetData>${filter}</worksheet>`;
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook of named sheets; numbers are numbers in it. */
export function xlsxOf(
  sheets: readonly { readonly name: string; readonly table: TableData }[],
): Uint8Array<ArrayBuffer> {
  const names = sheets.map(
    ({ name }, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="s${i + 1}"/>`,
  );
  const links = sheets.map(
    (_, i) => `<Relationship Id="s${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const types = sheets.map(
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="w" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${REL}"><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="st" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  sheets.forEach(({ table }, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = sheetOf(table)));
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const parts = Object.entries(files).map(([name, text]) => [name, strToU8(head + text)] as const);
  const zip = zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1, 12) });
  return new Uint8Array(zip);
}
