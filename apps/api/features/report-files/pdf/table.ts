import type { Table, TableRow } from '../content/blocks.js';
import { drawLine, type Flow } from './flow.js';
import { cellTexts, gridOf, PAD, type CellLine, type Grid } from './grid.js';
import { BODY, COLOUR, TEXT_STYLES, PAPER } from './page-styles.js';
import { artifact, type Tag } from './tag.js';

const [TOP, BOTTOM] = [2.6, 3.2];
interface LaidCell {
  readonly lines: readonly CellLine[];
  readonly header: 'Row' | 'Column' | undefined;
}

/** A table in the structure, its header row again on each page it goes on to. */
export async function drawTable(flow: Flow, parent: Tag, table: Table): Promise<void> {
  const grid = gridOf(flow, table);
  const head = table.columns.map(({ header }, i) =>
    laid(grid, i, [{ text: header, style: TEXT_STYLES.head }], 'Column'),
  );
  const rows: (readonly LaidCell[])[] = [];
  for (const row of table.rows) {
    await flow.pauses.pause();
    rows.push(rowOf(grid, row));
  }
  const caption = table.captionHidden ? 0 : TEXT_STYLES.caption.leading + 3;
  // A header alone at the foot of a page says nothing.
  flow.need(caption + heightOf(head) + Math.min(BODY.height / 2, heightOf(rows[0] ?? [])));
  const tag = parent.child('Table');
  if (!table.captionHidden) {
    flow.whole(tag.child('Caption'), table.caption, TEXT_STYLES.caption);
    flow.y += 3;
  }
  const top = tag.child('THead');
  drawRow(grid, top.child('TR'), head);
  flow.put(() => top.close());
  flow.rule(PAPER.left, grid.end, flow.y, COLOUR.rule, 1);
  const body = tag.child('TBody');
  for (const row of rows) {
    if (flow.y + heightOf(row) > BODY.end) goOn(grid, head);
    drawLongRow(grid, body.child('TR'), row, head);
    flow.rule(PAPER.left, grid.end, flow.y, COLOUR.line, 0.5);
  }
  flow.put(() => {
    body.close();
    tag.close();
  });
  flow.y += 12;
}

const rowOf = (grid: Grid, { name, cells }: TableRow): readonly LaidCell[] =>
  [name, ...cells].map((cell, i) => laid(grid, i, cellTexts(cell, i === 0), i === 0 ? 'Row' : undefined));

const laid = (
  { flow, widths }: Grid,
  column: number,
  texts: readonly CellLine[],
  header: LaidCell['header'],
): LaidCell => ({
  header,
  lines: texts.flatMap(({ text, style }, i) => {
    const lines = flow.lines(text, style, (widths[column] ?? 0) - 2 * PAD);
    // A text in smaller letters follows after a space, for who reads the cell in one go.
    return lines.map((line, at) => ({
      style,
      text: at === lines.length - 1 && i < texts.length - 1 ? `${line} ` : line,
    }));
  }),
});

const linesHeight = (lines: readonly CellLine[]): number =>
  lines.reduce((sum, { style }) => sum + style.leading, 0);
const heightOf = (cells: readonly LaidCell[]): number =>
  Math.max(0, ...cells.map(({ lines }) => linesHeight(lines))) + TOP + BOTTOM;

/** A row that is higher than a page goes on where the page ends. */
function drawLongRow(grid: Grid, tag: Tag, cells: readonly LaidCell[], head: readonly LaidCell[]): void {
  const { flow } = grid;
  let left = cells;
  const tags = cells.map(({ header }) => (header ? tag.child('TH', { scope: header }) : tag.child('TD')));
  for (;;) {
    const room = BODY.end - flow.y - TOP - BOTTOM;
    const fitting = left.map(({ lines }) => {
      let [count, height] = [0, 0];
      for (const { style } of lines) {
        height += style.leading;
        if (height > room) break;
        count++;
      }
      return count;
    });
    const now = left.map((cell, i) => ({ ...cell, lines: cell.lines.slice(0, fitting[i]) }));
    drawCells(grid, tags, now);
    left = left.map((cell, i) => ({ ...cell, lines: cell.lines.slice(fitting[i]) }));
    if (left.every(({ lines }) => lines.length === 0)) break;
    goOn(grid, head);
  }
  flow.put(() => tag.close());
}

const drawRow = (grid: Grid, tag: Tag, cells: readonly LaidCell[]): void => {
  drawCells(
    grid,
    cells.map(({ header }) => tag.child('TH', header ? { scope: header } : {})),
    cells,
  );
  grid.flow.put(() => tag.close());
};

function drawCells(grid: Grid, tags: readonly Tag[], cells: readonly LaidCell[]): void {
  const { flow } = grid;
  const { y } = flow;
  flow.put(() => {
    // A cell is there in the structure also when it is empty.
    cells.forEach((cell, i) => tags[i]?.mark(() => paintCell(grid, cell, i, y)));
  });
  flow.y += heightOf(cells);
}

function paintCell(
  { flow, starts, widths, right }: Grid,
  { lines }: LaidCell,
  column: number,
  top: number,
): void {
  let y = top + TOP;
  for (const { text, style } of lines) {
    const start = (starts[column] ?? 0) + PAD;
    const spare = (widths[column] ?? 0) - 2 * PAD - flow.width(text, style);
    drawLine(flow.doc, { text, style, x: right[column] ? start + spare : start, y });
    y += style.leading;
  }
}

/** The header row on the next page, for who looks; for who listens it was said. */
function goOn(grid: Grid, head: readonly LaidCell[]): void {
  const { flow } = grid;
  flow.newPage();
  const { y } = flow;
  flow.put(() =>
    artifact(flow.doc, 'Pagination', () => head.forEach((cell, i) => paintCell(grid, cell, i, y))),
  );
  flow.y += heightOf(head);
  flow.rule(PAPER.left, grid.end, flow.y, COLOUR.rule, 1);
}
