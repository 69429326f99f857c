import type { ReportContent } from '../content/blocks.js';
import type { Reader } from '../content/reader.js';
import { WORDS } from '../content/words.js';
import type { EditionJson } from '../report-document.js';
import { drawLine, type Flow } from './flow.js';
import { BODY, COLOUR, TEXT_STYLES, PAPER } from './page-styles.js';
import { printable } from './printable.js';
import { artifact } from './tag.js';

const HEAD = 30;
const FOOT = PAPER.height - 34;

/** Above and below each page: what it is a page of, whether that holds, and which of how many it is. */
export function drawFurniture(
  flow: Flow,
  { programme, title, notice }: ReportContent,
  edition: EditionJson,
  page: number,
  { t }: Reader,
): void {
  const { doc } = flow;
  const end = PAPER.left + BODY.width;
  const holds = edition.standing === 'IN_FORCE';
  const style = TEXT_STYLES.furniture;
  const right = (text: string, y: number, own = style): void =>
    drawLine(doc, { text, style: own, x: end - flow.width(text, own), y });
  const left = (text: string, y: number): void => drawLine(doc, { text, style, x: PAPER.left, y });
  artifact(doc, 'Pagination', () => {
    const status = `${t(edition.statusLabel)}, ${t(edition.standingLabel).toLowerCase()}`;
    const room = BODY.width - flow.width(status, TEXT_STYLES.furnitureAlarm) - 20;
    left(
      shortened(`${programme} · ${title}`, (text) => flow.width(text, style) <= room),
      HEAD,
    );
    right(status, HEAD, notice && !holds ? TEXT_STYLES.furnitureAlarm : style);
    for (const y of [HEAD + 14, FOOT - 6])
      doc.moveTo(PAPER.left, y).lineTo(end, y).lineWidth(0.5).strokeColor(COLOUR.line).stroke();
    left(`${t(WORDS.report)} ${edition.editionId} · ${t(WORDS.digestShort)} ${edition.digest}`, FOOT);
    right(`${t(WORDS.page)} ${page} ${t(WORDS.of)} ${flow.pages.length}`, FOOT);
  });
}

function shortened(text: string, fits: (text: string) => boolean): string {
  let written = printable(text);
  if (fits(written)) return written;
  while (written !== '' && !fits(`${written}…`)) written = written.slice(0, -1);
  return `${written.trimEnd()}…`;
}
