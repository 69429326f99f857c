import { dateOfSerial } from './serial-date.js';
import type { Surroundings } from './workbook-parts.js';
import { WorkbookError, type ReadLimits, type Row, type Value } from './workbook.js';
import { XmlReader } from './xml-reader.js';
import { columnOf, fromXmlText } from './xml-text.js';

/** Makes rows of a sheet's XML as it comes. */
export class SheetReader {
  readonly #xml: XmlReader;
  #rows: Row[] = [];
  #number = 0;
  #values: Value[] = [];
  #column = -1;
  #type = '';
  #look = 0;
  #text = '';
  #inValue = false;
  #inPhonetic = false;
  #rowsRead = 0;
  #characters = 0;

  constructor(
    private readonly given: Surroundings,
    private readonly limits: ReadLimits,
  ) {
    this.#xml = new XmlReader({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => this.#read(text),
    });
  }

  /** The rows that this piece completes. */
  write(piece: string): readonly Row[] {
    this.#xml.write(piece);
    return this.#take();
  }

  end(): readonly Row[] {
    this.#xml.end();
    return this.#take();
  }

  #take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#rowsRead += 1;
      if (this.#rowsRead > this.limits.rows)
        throw new WorkbookError('TOO_LARGE', `more than ${this.limits.rows} rows`);
      this.#number = attributes['r'] === undefined ? this.#number + 1 : Number(attributes['r']);
      this.#values = [];
      this.#column = -1;
    } else if (name === 'c') {
      const { r, t = 'n', s = '0' } = attributes;
      this.#column = (r === undefined ? undefined : columnOf(r)) ?? this.#column + 1;
      this.#type = t;
      this.#look = Number(s);
      this.#text = '';
    } else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || name === 't') this.#inValue = true;
  }

  #close(name: string): void {
    if (name === 'row') this.#rows.push({ number: this.#number, values: this.#values });
    else if (name === 'c') this.#keep();
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'v' || name === 't') this.#inValue = false;
  }

  #read(text: string): void {
    if (!this.#inValue || this.#inPhonetic) return;
    this.#text += text;
    if (this.#text.length > this.limits.cellLength) throw new WorkbookError('TOO_LARGE', 'a cell too long');
  }

  #keep(): void {
    const value = this.#value();
    if (value === undefined) return;
    if (typeof value === 'string') this.#characters += value.length;
    if (this.#characters > this.limits.characters)
      throw new WorkbookError('TOO_LARGE', `more than ${this.limits.characters} characters`);
    if (this.#column >= this.limits.columns)
      throw new WorkbookError('TOO_LARGE', `more than ${this.limits.columns} columns`);
    while (this.#values.length < this.#column) this.#values.push(undefined);
    this.#values[this.#column] = value;
  }

  #value(): Value {
    const text = this.#text;
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
        return { date: text.slice(0, 10) };
      case 'e':
        return text;
      default:
        return this.#asShown(Number(text));
    }
  }

  #asShown(number: number): Value {
    if (this.given.percentLooks[this.#look] === true) return percentage(number);
    if (this.given.dateLooks[this.#look] !== true) return number;
    const date = dateOfSerial(number, this.given.since1904);
    return date === undefined ? number : { date };
  }
}

/**
 * A number shown as a percentage, as people see it: 0.45 is `45%`. Only who reads the cell knows whether that can be; with
 * more digits than three decimals alone, which could be thousands.
 */
function percentage(number: number): string {
  const text = String(Number((number * 100).toPrecision(15)));
  return `${/\.\d{3}$/.test(text) ? `${text}0` : text}%`;
}
