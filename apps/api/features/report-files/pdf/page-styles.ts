import type { FaceName } from './face-files.js';

/** A4, lying: tables of ten columns. In points, from the top left. */
export const PAPER = { width: 841.89, height: 595.28, left: 42, right: 42, top: 62, bottom: 52 } as const;
export const BODY = {
  width: PAPER.width - PAPER.left - PAPER.right,
  end: PAPER.height - PAPER.bottom,
  height: PAPER.height - PAPER.top - PAPER.bottom,
} as const;

/** At least 4.5 : 1 on what they stand on, as on the page. */
export const COLOUR = {
  ink: '#16222d',
  soft: '#4a5a68',
  strong: '#14344b',
  line: '#c9d2da',
  rule: '#6b7b89',
  alarm: '#9c1c1c',
  alarmGround: '#fdf1f0',
} as const;

/** How a text looks; `leading` is from one line to the next. */
export interface TextStyle {
  readonly face: FaceName;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}

const textStyle = (
  face: FaceName,
  size: number,
  leading: number,
  colour: string = COLOUR.ink,
): TextStyle => ({
  face,
  size,
  leading,
  colour,
});

export const TEXT_STYLES = {
  programme: textStyle('regular', 11, 15, COLOUR.soft),
  h1: textStyle('semibold', 24, 29, COLOUR.strong),
  status: textStyle('semibold', 11, 15, COLOUR.strong),
  lead: textStyle('regular', 12.5, 17, COLOUR.soft),
  h2: textStyle('semibold', 15.5, 20, COLOUR.strong),
  h3: textStyle('semibold', 11.5, 15, COLOUR.strong),
  h4: textStyle('semibold', 9.5, 13),
  body: textStyle('regular', 10, 14),
  bold: textStyle('semibold', 10, 14),
  small: textStyle('regular', 9, 12.5, COLOUR.soft),
  alarm: textStyle('semibold', 11, 15, COLOUR.alarm),
  caption: textStyle('semibold', 9.5, 13),
  head: textStyle('semibold', 8, 10.2, COLOUR.soft),
  cell: textStyle('regular', 8.8, 11.2),
  rowName: textStyle('semibold', 8.8, 11.2),
  absent: textStyle('regular', 8.8, 11.2, COLOUR.soft),
  cellSmall: textStyle('regular', 7.6, 9.6, COLOUR.soft),
  contents: textStyle('regular', 10, 15),
  furniture: textStyle('regular', 7.5, 10, COLOUR.soft),
  furnitureAlarm: textStyle('semibold', 7.5, 10, COLOUR.alarm),
} as const;
