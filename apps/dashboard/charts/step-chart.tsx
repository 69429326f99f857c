import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { useId, type ReactNode } from 'react';
import { ChartFrame, Levels, roomFor } from './frame.tsx';
import { useWidth } from './use-width.ts';

export interface StepPoint {
  readonly x: number;
  /** null: no figure; the line is broken there. */
  readonly value: number | null;
}

export interface StepMark {
  readonly x: number;
  readonly label: string;
}

const MARGIN = { top: 30, right: 18, bottom: 30 };
const HEIGHT = 260;
/** Of a name, with some air. */
const LETTER = 8;

/** Marks whose names do not run into each other; a mark without its name is still a line. */
function withRoom(
  marks: readonly StepMark[],
  x: (of: number) => number,
  anchor: (place: number) => 'start' | 'middle' | 'end',
): ReadonlySet<StepMark> {
  const named = new Set<StepMark>();
  let end = -Infinity;
  for (const mark of [...marks].sort((a, b) => a.x - b.x)) {
    const place = x(mark.x);
    const wide = LETTER * mark.label.length;
    const start = place - { start: 0, middle: wide / 2, end: wide }[anchor(place)];
    if (start < end) continue;
    named.add(mark);
    end = start + wide;
  }
  return named;
}

interface Props {
  readonly points: readonly StepPoint[];
  readonly ticks: readonly StepMark[];
  readonly marks: readonly StepMark[];
  /** Number of the point looked at. */
  readonly at: number;
  readonly title: string;
  readonly format: (value: number) => string;
  readonly describedBy: string;
}

/** What a figure was from each place on until the next, with marks on the way and a line at the place looked at. */
export function StepChart({ points, ticks, marks, at, title, format, describedBy }: Props): ReactNode {
  const id = useId();
  const [ref, width] = useWidth();
  const [low = 0, top = 0] = extent(points.map(({ value }) => value ?? 0));
  const y = scaleLinear()
    .domain([Math.min(0, low), top <= 0 ? 1 : top])
    .nice(4)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const levels = y.ticks(4);
  const left = roomFor(levels, format);
  const [first = 0, last = 1] = extent([...points, ...marks].map(({ x }) => x));
  const x = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([left, width - MARGIN.right]);
  const draw = line<StepPoint>()
    .defined(({ value }) => value !== null)
    .x((point) => x(point.x))
    .y(({ value }) => y(value ?? 0))
    .curve(curveStepAfter);
  const looked = points[at];
  const anchor = (place: number): 'start' | 'middle' | 'end' =>
    place - left < 30 ? 'start' : width - MARGIN.right - place < 30 ? 'end' : 'middle';
  const named = withRoom(marks, x, anchor);
  return (
    <div ref={ref}>
      <ChartFrame id={id} title={title} width={width} height={HEIGHT} describedBy={describedBy}>
        <Levels marks={levels} y={y} from={left} to={width - MARGIN.right} format={format} />
        {ticks.map((tick) => (
          <g key={tick.x}>
            <line className="axis" x1={x(tick.x)} x2={x(tick.x)} y1={y(0)} y2={y(0) + 5} />
            <text x={x(tick.x)} y={HEIGHT - 8} textAnchor={anchor(x(tick.x))}>
              {tick.label}
            </text>
          </g>
        ))}
        <line className="axis" x1={left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
        {marks.map((mark) => (
          <g key={mark.label}>
            <line className="mark" x1={x(mark.x)} x2={x(mark.x)} y1={MARGIN.top - 8} y2={y(0)} />
            {named.has(mark) && (
              <text className="strong" x={x(mark.x)} y={MARGIN.top - 13} textAnchor={anchor(x(mark.x))}>
                {mark.label}
              </text>
            )}
          </g>
        ))}
        <path className="line" d={draw(points) ?? ''} />
        {looked && (
          <>
            <line
              className="cursor"
              x1={x(looked.x)}
              x2={x(looked.x)}
              y1={MARGIN.top - 4}
              y2={HEIGHT - MARGIN.bottom}
            />
            {looked.value !== null && <circle className="dot" cx={x(looked.x)} cy={y(looked.value)} r={6} />}
          </>
        )}
      </ChartFrame>
    </div>
  );
}
