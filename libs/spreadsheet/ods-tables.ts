import { within } from './row-reader.js';
import { WorkbookError, type SheetName } from './workbook.js';
import { XmlReader } from './xml-reader.js';

const BODY = '<office:body';
const TABLE = '<table:table';
const LONGEST_TAG = 65_536;
const MOST_TABLES = 1_000;

/**
 * The sheets of an OpenDocument spreadsheet, found in its one long part without making rows of it: the styles above
 * the body are read as XML, below it only the tags of tables are.
 */
export class OdsTables {
  readonly sheets: SheetName[] = [];
  readonly #hiddenLooks = new Set<string>();
  readonly #head: XmlReader;
  #style = '';
  #inBody = false;
  #rest = '';

  constructor() {
    this.#head = new XmlReader({
      open: (name, attributes) => {
        if (name === 'style') this.#style = attributes['style:name'] ?? '';
        else if (name === 'table-properties' && attributes['table:display'] === 'false')
          this.#hiddenLooks.add(this.#style);
        else if (name === 'body') this.#inBody = true;
      },
    });
  }

  write(piece: string): void {
    const text = this.#rest + piece;
    if (this.#inBody) return this.#scan(text);
    this.#head.write(piece);
    const from = text.indexOf(BODY);
    if (this.#inBody && from < 0)
      throw new WorkbookError('NOT_A_WORKBOOK', 'an OpenDocument of unknown names');
    if (this.#inBody) this.#scan(text.slice(from));
    else this.#rest = text.slice(-BODY.length);
  }

  /** Takes the tags of tables that are whole; what may be the begin of one is kept for the next piece. */
  #scan(text: string): void {
    let at = 0;
    for (;;) {
      const from = text.indexOf(TABLE, at);
      if (from < 0) {
        this.#rest = text.slice(Math.max(at, text.length - TABLE.length));
        return;
      }
      const after = text.charAt(from + TABLE.length);
      if (after !== '' && !/[\s>/]/.test(after)) {
        at = from + TABLE.length;
        continue;
      }
      const to = text.indexOf('>', from);
      if (to < 0) {
        if (text.length - from > LONGEST_TAG) throw new WorkbookError('TOO_LARGE', 'a tag without an end');
        this.#rest = text.slice(from);
        return;
      }
      this.#take(text.slice(from, to));
      at = to;
    }
  }

  #take(tag: string): void {
    within(this.sheets.length + 1, MOST_TABLES, 'sheets');
    const reader = new XmlReader({
      open: (_, attributes) => {
        const name = attributes['table:name'] ?? '';
        const hidden = this.#hiddenLooks.has(attributes['table:style-name'] ?? '');
        if (!this.sheets.some((other) => other.name === name)) this.sheets.push({ name, hidden });
      },
    });
    reader.write(tag.endsWith('/') ? `${tag}>` : `${tag}/>`);
    reader.end();
  }
}
