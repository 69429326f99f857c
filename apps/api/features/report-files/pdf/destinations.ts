import { drawLine, type Flow } from './flow.js';
import { TEXT_STYLES, PAPER } from './page-styles.js';
import { printable } from './printable.js';
import type { Tag } from './tag.js';

/** Where things begin, to be referred to: by links, by the contents and by the bookmarks. */
export class Destinations {
  readonly #pages = new Map<string, number>();
  readonly #names = new Map<string, string>();
  #bookmark: PDFKit.PDFOutline | undefined;

  /** A section begins here. */
  section(flow: Flow, id: string, title: string): void {
    this.#mark(flow, id);
    flow.put(() => {
      this.#bookmark = flow.doc.outline.addItem(printable(title), { expanded: false });
    });
  }

  /** A part of the section begins here. */
  start(flow: Flow, id: string, title: string): void {
    this.#mark(flow, id);
    this.mention(flow, title);
  }

  /** The same, where nothing refers to it. */
  mention(flow: Flow, title: string): void {
    flow.put(() => void this.#bookmark?.addItem(printable(title)));
  }

  /** The page it begins on, from 1; known once all is laid out. */
  pageOf(id: string): number | undefined {
    return this.#pages.get(id);
  }

  #mark(flow: Flow, id: string): void {
    const { y, page, doc } = flow;
    this.#pages.set(id, page);
    const name = this.#nameOf(id);
    flow.put(() => void doc.addNamedDestination(name, 'XYZ', 0, Math.max(0, y - 12), null));
  }

  // pdfkit sorts names by the rules of a language, a reader looks them up by their bytes: of digits alone these are
  // the same.
  #nameOf(id: string): string {
    const known = this.#names.get(id) ?? String(this.#names.size + 1).padStart(6, '0');
    this.#names.set(id, known);
    return known;
  }

  /** A line that leads to a place, within `parent`. */
  link(flow: Flow, parent: Tag, id: string, text: string): void {
    const tag = parent.child('Link');
    const style = TEXT_STYLES.body;
    flow.need(style.leading);
    const { y, doc } = flow;
    const name = this.#nameOf(id);
    flow.put(() => {
      tag.mark(() => drawLine(doc, { text: printable(text), style, x: PAPER.left, y }));
      this.area(doc, tag, name, text, { x: PAPER.left, y, width: flow.width(printable(text), style) });
      tag.close();
    });
    flow.y += style.leading;
  }

  /** The rectangle of a link, which says in words where it leads. */
  area(
    doc: PDFKit.PDFDocument,
    tag: Tag,
    name: string,
    text: string,
    { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  ): void {
    doc.goTo(x, y, width, TEXT_STYLES.body.leading, name, {
      Contents: new String(printable(text)),
      structParent: tag.element,
    } as object);
  }

  destination(id: string): string {
    return this.#nameOf(id);
  }
}
