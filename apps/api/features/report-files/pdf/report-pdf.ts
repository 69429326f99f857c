import type { Language } from '../../../kernel/language.js';
import type { ReportContent } from '../content/blocks.js';
import { readerOf, type Reader } from '../content/reader.js';
import { reportContent } from '../content/report-content.js';
import type { ReportDocument } from '../report-document.js';
import { drawBlock } from './blocks.js';
import { Flow } from './flow.js';
import { drawContents, drawFront } from './front.js';
import { drawFurniture } from './page-furniture.js';
import { BODY, COLOUR, TEXT_STYLES, PAPER } from './page-styles.js';
import { pdfFile } from './pdf-file.js';
import { Destinations } from './destinations.js';
import { Tag } from './tag.js';

const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A report as a tagged PDF on A4, lying. Others are let in between sections and between pages: it takes a while. */
export async function toReportPdf(report: ReportDocument, language: Language): Promise<Buffer> {
  const reader = readerOf(language);
  const content = reportContent(report, reader, { changesInTables: true });
  const doc = pdfFile(aboutOf(report, content, language, reader));
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', resolve)
      .on('error', reject);
  });
  const flow = new Flow(doc);
  const root = new Tag(doc, undefined, 'Document');
  await layOut(flow, root, content, reader);
  for (const [i, page] of flow.pages.entries()) {
    doc.addPage();
    drawFurniture(flow, content, report.edition, i + 1, reader);
    for (const draw of page) {
      draw();
      await flow.pauses.pause();
    }
  }
  root.close();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

async function layOut(flow: Flow, root: Tag, content: ReportContent, reader: Reader): Promise<void> {
  const places = new Destinations();
  drawFront(flow, root, content);
  drawContents(flow, root, content.sections, places, reader);
  for (const [i, { id, title, blocks }] of content.sections.entries()) {
    if (i === 0) flow.gap(4);
    else flow.newPage();
    flow.rule(PAPER.left, PAPER.left + BODY.width, flow.y, COLOUR.strong, 2);
    flow.y += 7;
    const section = root.child('Sect');
    places.section(flow, id, title);
    flow.whole(section.child('H2'), title, TEXT_STYLES.h2);
    flow.y += 6;
    for (const block of blocks) {
      await drawBlock({ flow, places }, section, block);
    }
    flow.put(() => section.close());
  }
}

function aboutOf(
  { edition }: ReportDocument,
  { title, status, programme, span }: ReportContent,
  language: Language,
  { t }: Reader,
): Parameters<typeof pdfFile>[0] {
  const created = new Date(edition.publishedAt);
  return {
    language: LOCALE[language],
    title: `${title} – ${status}`,
    author: programme,
    subject: `${edition.editionId}: ${span}`,
    keywords: [edition.editionId, edition.period.code, status, t(edition.standingLabel), edition.digest].join(
      ', ',
    ),
    created,
    changed: edition.endedAt === null ? created : new Date(edition.endedAt),
  };
}
