import { serialOf } from './serial-date.js';
import { Styles } from './styles.js';
import type { Cell, ColumnChoices, Sheet } from './workbook.js';
import { columnName, xmlText } from './xml-text.js';

const LAST_ROW = 1_048_576;
const ROWS_AT_ONCE = 200;

/** The XML of a sheet, piece by piece as its rows are drawn. */
export function* toSheetXml(sheet: Sheet, styles: Styles): Generator<string> {
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    columns(sheet) +
    '<sheetData>'
  );
  const text = new Set(sheet.textColumns);
  let piece = '';
  let number = 0;
  let wide = 0;
  for (const row of sheet.rows) {
    if (++number > LAST_ROW) throw new RangeError(`a sheet has at most ${LAST_ROW} rows`);
    if (number === 1) wide = row.length;
    piece += `<row r="${number}">`;
    row.forEach(
      (cell, i) => (piece += cellXml(cell, `${columnName(i)}${number}`, lookOf(number, text.has(i)), styles)),
    );
    piece += '</row>';
    if (number % ROWS_AT_ONCE === 0) {
      yield piece;
      piece = '';
    }
  }
  const filter = sheet.filter === true && wide > 0 && number > 1 ? filterOf(wide, number) : '';
  yield `${piece}</sheetData>${filter}${validations(sheet.choices ?? [])}</worksheet>`;
}

/** A button on every header by which rows are chosen. */
const filterOf = (columns: number, rows: number): string =>
  `<autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>`;

const lookOf = (row: number, isText: boolean): number =>
  row === 1 ? Styles.HEADER : isText ? Styles.TEXT : 0;

function cellXml(cell: Cell, at: string, look: number, styles: Styles): string {
  const open = (style: number, type = '') => `<c r="${at}"${style === 0 ? '' : ` s="${style}"`}${type}>`;
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `${open(look, ' t="inlineStr"')}<is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  if (typeof cell === 'boolean') return `${open(look, ' t="b"')}<v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `${open(look)}<v>${finite(cell)}</v></c>`;
  if ('date' in cell) return `${open(styles.date)}<v>${serialOf(cell.date)}</v></c>`;
  return `${open(styles.numbered(cell.format))}<v>${finite(cell.number)}</v></c>`;
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new RangeError(`${number} cannot stand in a sheet`);
  return number;
}

function columns({ widths = [], textColumns = [] }: Sheet): string {
  const text = new Set(textColumns);
  const count = Math.max(widths.length, ...textColumns.map((column) => column + 1), 0);
  if (count === 0) return '';
  const each = Array.from({ length: count }, (_, i) => {
    const style = text.has(i) ? ` style="${Styles.TEXT}"` : '';
    return `<col min="${i + 1}" max="${i + 1}" width="${widths[i] ?? 12}" customWidth="1"${style}/>`;
  });
  return `<cols>${each.join('')}</cols>`;
}

function validations(choices: readonly ColumnChoices[]): string {
  if (choices.length === 0) return '';
  const each = choices.map(({ column, sheet, fromColumn, count }) => {
    const [name, from] = [columnName(column), columnName(fromColumn)];
    const source = `'${sheet.replaceAll("'", "''")}'!$${from}$2:$${from}$${count + 1}`;
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${name}2:${name}${LAST_ROW}">` +
      `<formula1>${xmlText(source)}</formula1></dataValidation>`
    );
  });
  return `<dataValidations count="${choices.length}">${each.join('')}</dataValidations>`;
}
