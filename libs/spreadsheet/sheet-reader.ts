import { RowReader, within, type Attributes } from './row-reader.js';
import { dateOfSerial, shownByZeros } from './serial-date.js';
import type { CellContext } from './workbook-parts.js';
import { WorkbookError, type ReadLimits, type Value } from './workbook.js';
import { areaOf, columnOf, fromXmlText, isTrue } from './xml-text.js';

/** Makes rows of a sheet of an XLSX file as its XML comes. */
export class SheetReader extends RowReader {
  #number = 0;
  #values: Value[] = [];
  #column = -1;
  #type = '';
  #look = 0;
  #text = '';
  #inValue = false;
  #isFormula = false;
  #hidden = false;
  #inPhonetic = false;
  #rowsRead = 0;

  constructor(
    private readonly given: CellContext,
    limits: ReadLimits,
  ) {
    super(limits);
  }

  protected open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.#rowsRead += 1;
      within(this.#rowsRead, this.limits.rows, 'rows');
      this.#number = attributes['r'] === undefined ? this.#number + 1 : Number(attributes['r']);
      this.#values = [];
      this.#column = -1;
      this.#hidden = isTrue(attributes['hidden']);
    } else if (name === 'c') {
      const { r, t = 'n', s = '0' } = attributes;
      this.#column = (r === undefined ? undefined : columnOf(r)) ?? this.#column + 1;
      this.#type = t;
      this.#look = Number(s);
      this.#text = '';
      this.#isFormula = false;
    } else if (name === 'f') this.#isFormula = true;
    else if (name === 'mergeCell') {
      const area = areaOf(attributes['ref'] ?? '');
      if (area) this.merge(area);
    } else if (name === 'col' && isTrue(attributes['hidden'])) this.#hide(attributes);
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || name === 't') this.#inValue = true;
  }

  protected close(name: string): void {
    if (name === 'row')
      this.rows.push({
        number: this.#number,
        values: this.#values,
        ...(this.#hidden ? { hidden: true } : {}),
      });
    else if (name === 'c') this.#keep();
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'v' || name === 't') this.#inValue = false;
  }

  protected text(text: string): void {
    if (!this.#inValue || this.#inPhonetic) return;
    this.#text += text;
    if (this.#text.length > this.limits.cellLength) throw new WorkbookError('TOO_LARGE', 'a cell too long');
  }

  #keep(): void {
    const value = this.#value();
    if (value === undefined) return;
    if (typeof value === 'string') this.count(value.length);
    within(this.#column + 1, this.limits.columns, 'columns');
    while (this.#values.length < this.#column) this.#values.push(undefined);
    this.#values[this.#column] = value;
  }

  #hide({ min = '0', max = '0' }: Attributes): void {
    const last = Math.min(Number(max), this.limits.columns);
    for (let column = Number(min); column >= 1 && column <= last; column++)
      if (this.hiddenColumns.length < this.limits.columns) this.hiddenColumns.push(column - 1);
  }

  #value(): Value {
    const text = this.#text;
    if (this.#isFormula && isNoResult(this.#type, text, this.given.computed)) return { notComputed: true };
    if (text === '') return undefined;
    switch (this.#type) {
      case 's':
        return this.given.sharedTexts[Number(text)];
      case 'inlineStr':
      case 'str':
        return fromXmlText(text);
      case 'b':
        return text === '1' || text === 'true';
      case 'd':
        return dateOfText(text);
      case 'e':
        return text;
      default:
        return this.#asShown(Number(text));
    }
  }

  #asShown(number: number): Value {
    if (this.given.percentLooks[this.#look] === true) return percentage(number);
    if (this.given.dateLooks[this.#look] === true)
      return dateOfSerial(number, this.given.since1904) ?? number;
    const shown = shownByZeros(number, this.given.zeroLooks[this.#look]);
    return shown === undefined ? number : { number, shown };
  }
}

/** A formula may give an empty text, and 0; a program that cannot work formulas out writes the same, or nothing. */
const isNoResult = (type: string, text: string, computed: boolean): boolean =>
  text === '' ? !(type === 'str' && computed) : !computed && type === 'n' && Number(text) === 0;

/** A day as ISO 8601 writes it, with its time of day where that is not midnight. */
export function dateOfText(text: string): Value {
  const time = /^\d{4}-\d\d-\d\d[T ](\d\d:\d\d(?::\d\d)?)/.exec(text)?.[1];
  const date = text.slice(0, 10);
  return time === undefined || /^00:00(?::00)?$/.test(time)
    ? { date }
    : { date, time: time.padEnd(8, ':00') };
}

/**
 * A number shown as a percentage, as people see it: 0.45 is `45%`. Only who reads the cell knows whether that can be;
 * with more digits than three decimals alone, which could be thousands.
 */
export function percentage(number: number): string {
  const text = String(Number((number * 100).toPrecision(15)));
  return `${/\.\d{3}$/.test(text) ? `${text}0` : text}%`;
}
