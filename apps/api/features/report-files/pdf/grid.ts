import type { Table, TextCell } from '../content/blocks.js';
import { columnWidths } from './column-widths.js';
import type { Flow } from './flow.js';
import { BODY, TEXT_STYLES, PAPER, type TextStyle } from './page-styles.js';
import { printable } from './printable.js';

/** Between the edge of a column and what stands in it. */
export const PAD = 5;
const NARROW = 330;
/** A column is not made wider than this for the sake of one line. */
const ONE_LINE = { name: 190, number: 96, text: 260 } as const;

/** What stands beside a number is not broken when it is no wider than this: `1.528 van 4.090`. */
const WHOLE = 62;

export interface CellLine {
  readonly text: string;
  readonly style: TextStyle;
}

/** The columns of a table on the page. */
export interface Grid {
  readonly flow: Flow;
  readonly starts: readonly number[];
  readonly widths: readonly number[];
  readonly right: readonly boolean[];
  readonly end: number;
}

/** Columns as wide as what stands in them asks for. */
export function gridOf(flow: Flow, { columns, rows, look }: Table): Grid {
  const texts = (i: number): readonly CellLine[] => [
    { text: columns[i]?.header ?? '', style: TEXT_STYLES.head },
    ...rows.flatMap(({ name, cells }) => {
      const cell = i === 0 ? name : cells[i - 1];
      return cell ? cellTexts(cell, i === 0) : [];
    }),
  ];
  const needs = columns.map(({ number }, i) => {
    const all = texts(i);
    const widest = (of: (line: CellLine) => readonly string[]): number =>
      Math.max(...all.flatMap((line) => of(line).map((one) => flow.width(printable(one), line.style))));
    const room = i === 0 ? ONE_LINE.name : number ? ONE_LINE.number : ONE_LINE.text;
    const least = Math.min(
      widest(({ text, style: own }) => {
        const whole = number === true && own !== TEXT_STYLES.head && flow.width(text, own) <= WHOLE;
        return whole ? [text] : text.split(' ');
      }),
      room,
    );
    const most = Math.max(
      least,
      Math.min(
        widest(({ text }) => [text]),
        look === 'wordy' ? 400 : room,
      ),
    );
    return { least: least + 2 * PAD, most: most + 2 * PAD };
  });
  const widths = columnWidths(needs, look === 'narrow' ? NARROW : BODY.width);
  const starts = widths.map((_, i) => widths.slice(0, i).reduce((sum, one) => sum + one, PAPER.left));
  return {
    flow,
    widths,
    starts,
    right: columns.map(({ number }) => number ?? false),
    end: PAPER.left + widths.reduce((sum, one) => sum + one, 0),
  };
}

export const cellTexts = ({ text, small, absent }: TextCell, isName: boolean): readonly CellLine[] => [
  { text, style: absent ? TEXT_STYLES.absent : isName ? TEXT_STYLES.rowName : TEXT_STYLES.cell },
  ...(small === undefined ? [] : [{ text: small, style: TEXT_STYLES.cellSmall }]),
];
