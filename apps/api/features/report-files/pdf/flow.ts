import { BODY, PAPER, type TextStyle } from './page-styles.js';
import { measureIn } from './pdf-file.js';
import { TimeSlice } from './time-slice.js';
import { artifact, type Tag } from './tag.js';
import { printable } from './printable.js';
import { wrap } from './wrap.js';

type Draw = () => void;

/** A line of text on a page: where it starts and its top. */
export interface Line {
  readonly text: string;
  readonly style: TextStyle;
  readonly x: number;
  readonly y: number;
}

/** Where the lines of a text start and how wide they may be; else as wide as the page allows. */
export interface BoxPosition {
  readonly x?: number;
  readonly width?: number;
}

/**
 * A document laid out page by page before anything is drawn, so that each page can say of how many it is and the
 * contents where each section begins. Drawing follows the order of laying out, page by page.
 */
export class Flow {
  readonly pauses = new TimeSlice();
  readonly pages: Draw[][] = [[]];
  y: number = PAPER.top;

  constructor(readonly doc: PDFKit.PDFDocument) {}

  get page(): number {
    return this.pages.length;
  }

  put(draw: Draw): void {
    this.pages.at(-1)?.push(draw);
  }

  newPage(): void {
    this.pages.push([]);
    this.y = PAPER.top;
  }

  /** A new page where less than this is left of the page; nothing stands above the first line of a page. */
  need(height: number): void {
    if (this.y + height > BODY.end && this.y > PAPER.top) this.newPage();
  }

  gap(height: number): void {
    if (this.y > PAPER.top) this.y += height;
  }

  lines(text: string, style: TextStyle, width: number): readonly string[] {
    return wrap(text.split('\n').map(printable).join('\n'), width, measureIn(this.doc, style));
  }

  width(text: string, style: TextStyle): number {
    return measureIn(this.doc, style)(text.trimEnd());
  }

  /** A text in the structure, over as many pages as it takes. */
  text(tag: Tag, text: string, style: TextStyle, at: BoxPosition = {}): void {
    const { x = PAPER.left, width = BODY.width } = at;
    for (const line of this.lines(text, style, width)) {
      this.need(style.leading);
      const placed = { text: line, style, x, y: this.y };
      this.put(() => tag.mark(() => drawLine(this.doc, placed)));
      this.y += style.leading;
    }
  }

  /** The same, of an element that has nothing else in it. */
  whole(tag: Tag, text: string, style: TextStyle, at?: BoxPosition): void {
    this.text(tag, text, style, at);
    this.put(() => tag.close());
  }

  rule(from: number, to: number, y: number, colour: string, weight: number): void {
    const { doc } = this;
    this.put(() =>
      artifact(doc, 'Layout', () =>
        doc.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(colour).stroke(),
      ),
    );
  }
}

export function drawLine(doc: PDFKit.PDFDocument, { text, style, x, y }: Line): void {
  if (text.trim() === '') return;
  doc.font(style.face).fontSize(style.size).fillColor(style.colour).text(text, x, y, { lineBreak: false });
}
