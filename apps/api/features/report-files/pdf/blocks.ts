import type { Block, ChangeItem } from '../content/blocks.js';
import { drawBars } from './bars.js';
import { drawLine, type Flow, type Place } from './flow.js';
import { LOOKS, PAPER, type Look } from './page-styles.js';
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
      one(flow, heading, block.name, LOOKS.h3);
      flow.gap(2);
      for (const part of block.blocks) await drawBlock(setting, parent, part);
      return;
    }
    case 'narrative': {
      flow.gap(6);
      flow.need(50);
      const own = parent.child('Sect', { lang: 'nl-NL' });
      one(flow, own.child('H3'), block.name, LOOKS.h3);
      one(flow, own.child('P'), block.state, LOOKS.small);
      for (const paragraph of block.paragraphs) {
        one(flow, own.child('P'), paragraph, LOOKS.body, { width: READING_WIDTH });
        flow.gap(4);
      }
      flow.put(() => own.close());
    }
  }
}

const one = (flow: Flow, tag: Tag, text: string, look: Look, at?: Place): void => {
  flow.text(tag, text, look, at);
  flow.put(() => tag.close());
};

function drawParagraph(
  { flow, places }: Setting,
  parent: Tag,
  { lead, text, small, link }: Extract<Block, { kind: 'paragraph' }>,
): void {
  const tag = parent.child('P');
  const look = small ? LOOKS.small : LOOKS.body;
  flow.text(tag, `${lead === undefined ? '' : `${lead} `}${text}${link ? ' ' : ''}`, look, {
    width: READING_WIDTH,
  });
  if (link) places.link(flow, tag, `gebied-${link.scope}`, link.name);
  flow.put(() => tag.close());
  flow.gap(8);
}

function drawChanges(flow: Flow, parent: Tag, items: readonly ChangeItem[], title?: string): void {
  if (title !== undefined) {
    flow.need(40);
    one(flow, parent.child('H4'), title, LOOKS.h4);
    flow.gap(2);
  }
  const list = parent.child('L');
  for (const { name, code, text } of items) {
    const item = list.child('LI');
    const [label, body] = [item.child('Lbl'), item.child('LBody')];
    flow.need(LOOKS.cell.leading);
    const { y } = flow;
    flow.put(() =>
      label.mark(() => drawLine(flow.doc, { text: '•', look: LOOKS.cell, x: PAPER.left + 3, y })),
    );
    flow.text(body, `${name} (${code}): ${text}`, LOOKS.cell, {
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
    flow.need(LOOKS.body.leading);
    const row = body.child('TR');
    const { y } = flow;
    one(flow, row.child('TH', { scope: 'Row' }), name, LOOKS.bold, { width: NAME_WIDTH - 10 });
    const after = flow.y;
    flow.y = y;
    one(flow, row.child('TD'), value, LOOKS.body, { x: PAPER.left + NAME_WIDTH, width: READING_WIDTH });
    flow.y = Math.max(after, flow.y) + 1;
    flow.put(() => row.close());
  }
  flow.put(() => table.close());
  flow.gap(8);
}
