import type { BarItem } from '../content/blocks.js';
import type { Flow } from './flow.js';
import { BODY, COLOUR, TEXT_STYLES, PAPER } from './page-styles.js';
import { artifact, type Tag } from './tag.js';

const [NAME, TRACK, GAP, ROW] = [190, 250, 12, 15] as const;

/** Lengths beside each other, each with its name and in words: who does not see the lengths reads the same. */
export function drawBars(flow: Flow, parent: Tag, title: string, items: readonly BarItem[]): void {
  flow.need(TEXT_STYLES.h4.leading + ROW * Math.min(items.length, 3) + 10);
  flow.whole(parent.child('H3'), title, TEXT_STYLES.h3);
  flow.gap(3);
  const list = parent.child('L');
  for (const { name, text, share } of items) {
    flow.need(ROW);
    const item = list.child('LI');
    const { y, doc } = flow;
    flow.whole(item.child('Lbl'), name, TEXT_STYLES.rowName, { width: NAME - 8 });
    const after = flow.y;
    const left = PAPER.left + NAME;
    flow.put(() =>
      artifact(doc, 'Layout', () => {
        doc
          .rect(left, y + 2, TRACK, 8)
          .lineWidth(0.6)
          .strokeColor(COLOUR.rule)
          .stroke();
        if (share !== undefined && share > 0)
          doc
            .rect(left, y + 2, TRACK * share, 8)
            .fillColor(COLOUR.strong)
            .fill();
      }),
    );
    flow.y = y;
    flow.whole(item.child('LBody'), text, TEXT_STYLES.cell, {
      x: left + TRACK + GAP,
      width: BODY.width - NAME - TRACK - GAP,
    });
    flow.y = Math.max(after, flow.y, y + ROW);
    flow.put(() => item.close());
  }
  flow.put(() => list.close());
  flow.gap(10);
}
