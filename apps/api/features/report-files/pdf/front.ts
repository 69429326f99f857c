import type { ReportContent, Section } from '../content/blocks.js';
import type { Reader } from '../content/reader.js';
import { WORDS } from '../content/words.js';
import { drawLine, type Flow } from './flow.js';
import { BODY, COLOUR, TEXT_STYLES, PAPER } from './page-styles.js';
import type { Destinations } from './destinations.js';
import { printable } from './printable.js';
import { artifact, type Tag } from './tag.js';

const PAD = 9;

/** What the report is, and before that, when it no longer holds, that it does not. */
export function drawFront(flow: Flow, root: Tag, content: ReportContent): void {
  const { programme, title, status, span } = content;
  drawNotice(flow, root, content);
  flow.whole(root.child('P', { lang: 'nl-NL' }), programme, TEXT_STYLES.programme);
  flow.whole(root.child('H1'), title, TEXT_STYLES.h1);
  flow.y += 2;
  flow.whole(root.child('P'), span, TEXT_STYLES.lead);
  flow.y += 5;
  const { y, doc } = flow;
  const width = flow.width(status, TEXT_STYLES.status);
  flow.put(() =>
    artifact(doc, 'Layout', () =>
      doc
        .roundedRect(PAPER.left, y - 2, width + 14, 19, 3)
        .lineWidth(1.3)
        .strokeColor(COLOUR.strong)
        .stroke(),
    ),
  );
  flow.whole(root.child('P'), status, TEXT_STYLES.status, { x: PAPER.left + 7 });
  flow.y += 14;
}

function drawNotice(flow: Flow, root: Tag, { notice }: ReportContent): void {
  if (!notice) return;
  const { doc, y: top } = flow;
  const at = { x: PAPER.left + PAD + 6, width: BODY.width - 2 * PAD - 6 };
  const lines = [
    ...flow.lines(notice.lead, TEXT_STYLES.alarm, at.width).map(() => TEXT_STYLES.alarm.leading),
    ...[notice.text, notice.reason ?? ''].flatMap((text) =>
      text === '' ? [] : flow.lines(text, TEXT_STYLES.body, at.width).map(() => TEXT_STYLES.body.leading),
    ),
  ];
  const height = Math.min(
    lines.reduce((sum, one) => sum + one, 2 * PAD),
    BODY.end - top,
  );
  flow.put(() =>
    artifact(doc, 'Layout', () => {
      doc.rect(PAPER.left, top, BODY.width, height).fillColor(COLOUR.alarmGround).fill();
      doc.rect(PAPER.left, top, 6, height).fillColor(COLOUR.alarm).fill();
    }),
  );
  flow.y += PAD - 2;
  const box = root.child('Div');
  flow.whole(box.child('P'), notice.lead, TEXT_STYLES.alarm, at);
  flow.whole(box.child('P'), notice.text, TEXT_STYLES.body, at);
  const { reason } = notice;
  if (reason !== undefined) flow.whole(box.child('P'), reason, TEXT_STYLES.body, at);
  flow.put(() => box.close());
  flow.y += PAD + 10;
}

/** The contents in two columns, each line a link with the page it leads to. */
export function drawContents(
  flow: Flow,
  root: Tag,
  sections: readonly Section[],
  places: Destinations,
  { t }: Reader,
): void {
  flow.whole(root.child('H2'), t(WORDS.contents), TEXT_STYLES.h3);
  flow.y += 3;
  const contents = root.child('TOC');
  const half = Math.ceil(sections.length / 2);
  const [width, gutter] = [(BODY.width - 40) / 2, 40];
  const { y: top, doc } = flow;
  const { contents: style } = TEXT_STYLES;
  sections.forEach(({ id, title }, i) => {
    const item = contents.child('TOCI');
    const link = item.child('Reference').child('Link');
    const x = PAPER.left + (i < half ? 0 : width + gutter);
    const y = top + (i % half) * style.leading;
    flow.put(() => {
      const page = String(places.pageOf(id) ?? '');
      const end = x + width - flow.width(page, style);
      const text = printable(title);
      artifact(doc, 'Layout', () =>
        doc
          .moveTo(x + flow.width(text, style) + 6, y + 10.5)
          .lineTo(end - 5, y + 10.5)
          .lineWidth(0.5)
          .dash(1, { space: 3 })
          .strokeColor(COLOUR.rule)
          .stroke()
          .undash(),
      );
      link.mark(() => {
        drawLine(doc, { text: `${text} `, style, x, y });
        drawLine(doc, { text: page, style, x: end, y });
      });
      places.area(doc, link, places.destination(id), `${title}, ${t(WORDS.page)} ${page}`, { x, y, width });
      item.close();
    });
  });
  flow.put(() => contents.close());
  flow.y = top + half * style.leading + 8;
}
