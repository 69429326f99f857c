/** An element of the structure of a document, made when something is first written in it. */
export class Tag {
  #element: PDFKit.PDFStructureElement | undefined;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly parent: Tag | undefined,
    readonly type: string,
    readonly options: PDFKit.Mixins.StructureElementOptions = {},
  ) {}

  child(type: string, options: PDFKit.Mixins.StructureElementOptions = {}): Tag {
    return new Tag(this.doc, this, type, options);
  }

  get element(): PDFKit.PDFStructureElement {
    if (this.#element) return this.#element;
    this.#element = this.doc.struct(this.type, this.options);
    if (this.parent) this.parent.element.add(this.#element);
    else this.doc.addStructure(this.#element);
    return this.#element;
  }

  /** What is drawn belongs to this element. */
  mark(draw: () => void): void {
    const { element, doc, type } = this;
    element.add(doc.markStructureContent(type));
    draw();
    doc.endMarkedContent();
  }

  /** Nothing more comes in it. */
  close(): void {
    this.element.end();
  }
}

/** What is drawn is no part of what the document says: rules, running heads. */
export function artifact(doc: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}
