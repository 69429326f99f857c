import type { Block, ChangeItem } from '../content/blocks.js';
import { drawBars } from './bars.js';
import { drawLine, type Flow } from './flow.js';
import { TEXT_STYLES, PAPER } from './page-styles.js';
import type { Destinations } from './destinations.js';
import { drawTable } from './table.js';
import type { Tag } from './tag.js';

const READING_WIDTH = 560;
const BULLET = 14;

export interface Setting {
  readonly flow: Flow;
  readonly places: Destinations;
}

/** A part of a report, in the structure under `parent`. */
export async function drawBlock(setting: Setting, parent: Tag, block: Block): Promise<void> {
  const { flow, places } = setting;
  await flow.pauses.pause();
  switch (block.kind) {
    case 'table':
      return drawTable(flow, parent, block);
    case 'paragraph':
      return drawParagraph(setting, parent, block);
    case 'changes':
      return drawChanges(flow, parent, block.items, block.title);
    case 'bars':
      return drawBars(flow, parent, block.title, block.items);
    case 'pins':
      return drawPins(flow, parent, block.pins);
    case 'area': {
      flow.gap(8);
      flow.need(90);
      const heading = parent.child('H3');
      if (block.scope === undefined) places.mention(flow, block.name);
      else places.start(flow, `gebied-${block.scope}`, block.name);
      flow.whole(heading, block.name, TEXT_STYLES.h3);
      flow.gap(2);
      for (const part of block.blocks) await drawBlock(setting, parent, part);
      return;
    }
    case 'narrative': {
      flow.gap(6);
      flow.need(50);
      const own = parent.child('Sect', { lang: 'nl-NL' });
      flow.whole(own.child('H3'), block.name, TEXT_STYLES.h3);
      flow.whole(own.child('P'), block.state, TEXT_STYLES.small);
      for (const paragraph of block.paragraphs) {
        flow.whole(own.child('P'), paragraph, TEXT_STYLES.body, { width: READING_WIDTH });
        flow.gap(4);
      }
      flow.put(() => own.close());
    }
  }
}

function drawParagraph(
  { flow, places }: Setting,
  parent: Tag,
  { lead, text, small, link }: Extract<Block, { kind: 'paragraph' }>,
): void {
  const tag = parent.child('P');
  const style = small ? TEXT_STYLES.small : TEXT_STYLES.body;
  flow.text(tag, `${lead === undefined ? '' : `${lead} `}${text}${link ? ' ' : ''}`, style, {
    width: READING_WIDTH,
  });
  if (link) places.link(flow, tag, `gebied-${link.scope}`, link.name);
  flow.put(() => tag.close());
  flow.gap(8);
}

function drawChanges(flow: Flow, parent: Tag, items: readonly ChangeItem[], title?: string): void {
  if (title !== undefined) {
    flow.need(40);
    flow.whole(parent.child('H4'), title, TEXT_STYLES.h4);
    flow.gap(2);
  }
  const list = parent.child('L');
  for (const { name, code, text } of items) {
    const item = list.child('LI');
    const [label, body] = [item.child('Lbl'), item.child('LBody')];
    flow.need(TEXT_STYLES.cell.leading);
    const { y } = flow;
    flow.put(() =>
      label.mark(() => drawLine(flow.doc, { text: '•', style: TEXT_STYLES.cell, x: PAPER.left + 3, y })),
    );
    flow.text(body, `${name} (${code}): ${text}`, TEXT_STYLES.cell, {
      x: PAPER.left + BULLET,
      width: READING_WIDTH + 100,
    });
    flow.put(() => item.close());
    flow.gap(2.5);
  }
  flow.put(() => list.close());
  flow.gap(10);
}

const NAME_WIDTH = 190;

function drawPins(flow: Flow, parent: Tag, pins: readonly (readonly [string, string])[]): void {
  const table = parent.child('Table');
  const body = table.child('TBody');
  for (const [name, value] of pins) {
    flow.need(TEXT_STYLES.body.leading);
    const row = body.child('TR');
    const { y } = flow;
    flow.whole(row.child('TH', { scope: 'Row' }), name, TEXT_STYLES.bold, { width: NAME_WIDTH - 10 });
    const after = flow.y;
    flow.y = y;
    flow.whole(row.child('TD'), value, TEXT_STYLES.body, {
      x: PAPER.left + NAME_WIDTH,
      width: READING_WIDTH,
    });
    flow.y = Math.max(after, flow.y) + 1;
    flow.put(() => row.close());
  }
  flow.put(() => table.close());
  flow.gap(8);
}
