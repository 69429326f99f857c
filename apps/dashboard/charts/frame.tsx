import type { ReactNode } from 'react';

/** Room for the longest text beside the axis. */
export const roomFor = (marks: readonly number[], format: (value: number) => string): number =>
  14 + 7.4 * Math.max(...marks.map((mark) => format(mark).length));

interface Props {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}

/** The drawing of a chart, as wide as there is room, with its title for who cannot see it. */
export const ChartFrame = ({ id, title, width, height, describedBy, children }: Props): ReactNode => (
  <svg
    className="chart"
    viewBox={`0 0 ${width} ${height}`}
    height={height}
    role="img"
    aria-labelledby={`${id}-t`}
    aria-describedby={describedBy}
  >
    <title id={`${id}-t`}>{title}</title>
    {children}
  </svg>
);

interface LevelsProps {
  readonly marks: readonly number[];
  readonly y: (value: number) => number;
  readonly from: number;
  readonly to: number;
  readonly format: (value: number) => string;
}

/** Level lines with their values beside the axis. */
export const Levels = ({ marks, y, from, to, format }: LevelsProps): ReactNode =>
  marks.map((mark) => (
    <g key={mark}>
      <line className="grid" x1={from} x2={to} y1={y(mark)} y2={y(mark)} />
      <text x={from - 8} y={y(mark) + 4} textAnchor="end">
        {format(mark)}
      </text>
    </g>
  ));
