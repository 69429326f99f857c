import { SaxesParser } from 'saxes';

import { nextTurn } from './turn.js';
import { WorkbookError } from './workbook.js';

export interface XmlHandlers {
  /** Names are without their prefix: some programs write `x:row`. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Characters between two tags or within one; a spreadsheet's cell has at most 32,767. */
const MAX_TEXT_LENGTH = 1_000_000;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML as it comes. A document type is refused, so that no entity can be made up in it. */
export class XmlReader {
  readonly #parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  #textLength = 0;

  constructor(handlers: XmlHandlers) {
    const parser = this.#parser;
    parser.on('doctype', () => {
      throw new WorkbookError('NOT_A_WORKBOOK', 'a document type declaration');
    });
    parser.on('error', (error) => {
      throw new WorkbookError('NOT_A_WORKBOOK', error.message);
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#textLength = 0;
      handlers.open?.(local(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.#textLength = 0;
      handlers.close?.(local(name));
    });
    if (handlers.text) {
      const text = handlers.text.bind(handlers);
      parser.on('text', text);
      parser.on('cdata', text);
    }
  }

  write(piece: string): void {
    if (this.#textLength > MAX_TEXT_LENGTH) throw new WorkbookError('TOO_LARGE', 'a text without an end');
    this.#textLength += piece.length;
    this.#parser.write(piece);
  }

  end(): void {
    this.#parser.close();
  }
}

const PIECE = 65_536;

/** Reads a whole document; others have their turn after each piece. */
export async function readXml(xml: string, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(handlers);
  for (let from = 0; from < xml.length; from += PIECE) {
    reader.write(xml.slice(from, from + PIECE));
    await nextTurn();
  }
  reader.end();
}
