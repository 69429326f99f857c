import { RowReader, within, type Attributes } from './row-reader.js';
import { dateOfText, percentage } from './sheet-reader.js';
import { WorkbookError, type ReadLimits, type Value } from './workbook.js';

/** What stands in or over a cell and is none of what it says. */
const BESIDE = new Set([
  'annotation',
  'frame',
  'custom-shape',
  'shapes',
  'tracked-changes',
  'named-expressions',
]);
/** A spreadsheet program stops at 1,048,576 rows; what is said to be repeated beyond that ends the same way. */
const LAST_ROW = 1_048_576;

/**
 * Makes rows of one table of an OpenDocument spreadsheet as it comes. What is repeated is counted before it is made.
 */
export class OdsRows extends RowReader {
  #inTable = false;
  #beside = 0;
  #number = 0;
  #rowTimes = 1;
  #hidden = false;
  #values: Value[] = [];
  #column = 0;
  #cell: Attributes | undefined;
  #paragraphs: string[] = [];
  #inParagraph = 0;
  #text = '';
  #length = 0;
  #tableColumn = 0;
  #rowsMade = 0;

  constructor(
    private readonly sheet: string,
    limits: ReadLimits,
  ) {
    super(limits);
  }

  protected open(name: string, attributes: Attributes): void {
    if (BESIDE.has(name)) this.#beside += 1;
    if (this.#beside > 0) return;
    if (name === 'table') this.#inTable = attributes['table:name'] === this.sheet;
    if (!this.#inTable) return;
    if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes);
    else if (name === 'table-column') this.#openColumn(attributes);
    else if (name === 'p' || name === 'h') this.#inParagraph += 1;
    else if (name === 's')
      this.#say(' '.repeat(Math.min(timesOf(attributes['text:c']), this.limits.cellLength)));
    else if (name === 'tab') this.#say('\t');
    else if (name === 'line-break') this.#say('\n');
  }

  protected close(name: string): void {
    if (BESIDE.has(name)) {
      this.#beside -= 1;
      return;
    }
    if (this.#beside > 0 || !this.#inTable) return;
    if (name === 'table') this.#inTable = false;
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'p' || name === 'h') {
      this.#inParagraph -= 1;
      this.#paragraphs.push(this.#text);
      this.#text = '';
    }
  }

  protected text(text: string): void {
    this.#say(text.replace(/[ \t\r\n]+/g, ' '));
  }

  #say(text: string): void {
    if (this.#inParagraph === 0 || this.#beside > 0 || this.#cell === undefined) return;
    this.#text += text;
    this.#length += text.length;
    if (this.#length > this.limits.cellLength) throw new WorkbookError('TOO_LARGE', 'a cell too long');
  }

  #openColumn(attributes: Attributes): void {
    const times = timesOf(attributes['table:number-columns-repeated']);
    const hidden = isHidden(attributes);
    for (let i = 0; hidden && i < times && this.#tableColumn + i < this.limits.columns; i++)
      this.hiddenColumns.push(this.#tableColumn + i);
    this.#tableColumn += times;
  }

  #openRow(attributes: Attributes): void {
    this.#rowTimes = timesOf(attributes['table:number-rows-repeated']);
    this.#hidden = isHidden(attributes);
    this.#values = [];
    this.#column = 0;
  }

  #closeRow(): void {
    const times = this.#rowTimes;
    const first = this.#number + 1;
    this.#number += times;
    if (this.#values.length === 0) return;
    this.#rowsMade += times;
    within(this.#number > LAST_ROW ? Infinity : this.#rowsMade, this.limits.rows, 'rows');
    const length = this.#values.reduce<number>(
      (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
      0,
    );
    this.count(length * times);
    for (let number = first; number < first + times; number++)
      this.rows.push({ number, values: this.#values, ...(this.#hidden ? { hidden: true } : {}) });
  }

  #openCell(attributes: Attributes): void {
    this.#cell = attributes;
    this.#paragraphs = [];
    this.#text = '';
    this.#length = 0;
    const [columns, rows] = [
      timesOf(attributes['table:number-columns-spanned']),
      timesOf(attributes['table:number-rows-spanned']),
    ];
    if (columns === 1 && rows === 1) return;
    const [fromRow, fromColumn] = [this.#number + 1, this.#column];
    this.merge({
      fromRow,
      toRow: fromRow + rows - 1,
      fromColumn,
      toColumn: fromColumn + columns - 1,
    });
  }

  #closeCell(): void {
    const cell = this.#cell ?? {};
    this.#cell = undefined;
    const times = timesOf(cell['table:number-columns-repeated']);
    const value = valueOf(cell, this.#paragraphs.join('\n'));
    if (value !== undefined) {
      within(this.#column + times, this.limits.columns, 'columns');
      while (this.#values.length < this.#column) this.#values.push(undefined);
      for (let i = 0; i < times; i++) this.#values.push(value);
    }
    this.#column += times;
  }
}

const timesOf = (text: string | undefined): number =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 1;

/** `collapse` by hand, `filter` by a filter. */
const isHidden = (attributes: Attributes): boolean =>
  ['collapse', 'filter'].includes(attributes['table:visibility'] ?? 'visible');

/**
 * What a cell says. `shown` is what people see: it tells a formula that was never worked out, and zeros before a
 * number.
 */
function valueOf(cell: Attributes, shown: string): Value {
  const type = cell['office:value-type'];
  if (cell['calcext:value-type'] === 'error') return shown.startsWith('#') ? shown : '#VALUE!';
  if (cell['table:formula'] !== undefined && (type === undefined || (type !== 'string' && shown === '')))
    return { notComputed: true };
  switch (type) {
    case 'float':
    case 'currency':
      return numberOf(cell['office:value'], shown);
    case 'percentage':
      return percentage(Number(cell['office:value']));
    case 'date':
      return dateOfText(cell['office:date-value'] ?? '');
    case 'boolean':
      return cell['office:boolean-value'] === 'true';
    default: {
      const text = cell['office:string-value'] ?? shown;
      return text === '' && cell['table:formula'] === undefined ? undefined : text;
    }
  }
}

/** A number as it is, unless people see zeros before it: 123 as 00123 is that text. */
function numberOf(value: string | undefined, shown: string): Value {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return shown === '' ? undefined : shown;
  return /^0\d+$/.test(shown) && Number(shown) === number ? { number, shown } : number;
}
