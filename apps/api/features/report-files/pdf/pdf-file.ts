import PDFDocument from 'pdfkit';
import { faces } from './faces.js';
import { PAPER, type TextStyle } from './page-styles.js';
import { printable } from './printable.js';
import type { Measure } from './wrap.js';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the types of pdfkit lag behind: of 0.17
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      scope?: 'Row' | 'Column' | 'Both';
    }
  }
}

export interface About {
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly created: Date;
  readonly changed: Date;
}

/** pdfkit puts the texts of `info` in its XML as they are: a title with `<` in it would break that. */
class SoundDocument extends PDFDocument {
  override endMetadata(): void {
    const { info } = this;
    this.info = Object.fromEntries(
      Object.entries(info).map(([name, value]) => [name, typeof value === 'string' ? escaped(value) : value]),
    );
    super.endMetadata();
    this.info = info;
  }
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A tagged PDF being written, without its first page. The same in gives the same bytes: no clock, no random ids. */
export function pdfFile({
  language,
  title,
  author,
  subject,
  keywords,
  created,
  changed,
}: About): PDFKit.PDFDocument {
  const doc = new SoundDocument({
    autoFirstPage: false,
    size: [PAPER.width, PAPER.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    font: '',
    info: {
      Title: printable(title),
      Author: author,
      Subject: printable(subject),
      Keywords: keywords,
      Creator: 'Wijkspoor',
      CreationDate: created,
      ModDate: changed,
    },
  });
  const { files } = faces();
  doc.registerFont('regular', files.regular);
  doc.registerFont('semibold', files.semibold);
  return doc;
}

const measures = new WeakMap<PDFKit.PDFDocument, Map<string, number>>();

/** How wide a text is in a look. Words are measured once for a document. */
export function measureIn(doc: PDFKit.PDFDocument, { face, size }: TextStyle): Measure {
  const known = measures.get(doc) ?? new Map<string, number>();
  measures.set(doc, known);
  return (text) => {
    const key = `${face} ${text}`;
    const had = known.get(key);
    if (had !== undefined) return (had * size) / 1000;
    const width = doc.font(face).fontSize(1000).widthOfString(text);
    known.set(key, width);
    return (width * size) / 1000;
  };
}
