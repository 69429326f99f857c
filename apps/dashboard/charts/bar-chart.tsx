import { extent } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { useId, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import type { LinePoint } from './line-chart.tsx';
import { ChartFrame, Levels, roomFor } from './frame.tsx';
import { useWidth } from './use-width.ts';

const TOP = 14;
const BOTTOM = 28;

interface Props {
  readonly points: readonly LinePoint[];
  readonly title: string;
  readonly format: (value: number) => string;
  readonly height?: number;
  readonly ticks?: number;
  /** Months from which another definition holds. */
  readonly breaks?: readonly string[];
}

/** One bar a month; months that may still grow are hatched, months without data are empty with a mark at the axis. */
export function BarChart({ points, title, format, height = 220, ticks = 4, breaks = [] }: Props): ReactNode {
  const { shortMonth } = useText();
  const id = useId();
  const [ref, width] = useWidth();
  const [low = 0, high = 1] = extent(points.map(({ value }) => value ?? 0));
  const y = scaleLinear()
    .domain([Math.min(0, low), high <= 0 ? 1 : high])
    .nice(ticks)
    .range([height - BOTTOM, TOP]);
  const marks = y.ticks(ticks);
  const left = roomFor(marks, format);
  const x = scaleBand()
    .domain(points.map(({ month }) => month))
    .range([left, width - 6])
    .padding(0.22);
  const every = Math.ceil(points.length / Math.max(2, Math.floor((width - left) / 64)));
  return (
    <div ref={ref}>
      <ChartFrame id={id} title={title} width={width} height={height}>
        <Hatching />
        <Levels marks={marks} y={y} from={left} to={width - 6} format={format} />
        {breaks.map((month) => {
          const between = (x(month) ?? 0) - (x.step() - x.bandwidth()) / 2;
          return (
            <line key={month} className="break" x1={between} x2={between} y1={TOP} y2={height - BOTTOM} />
          );
        })}
        {points.map((point, i) => (
          <g key={point.month}>
            <Bar point={point} from={x(point.month) ?? 0} wide={x.bandwidth()} y={y} />
            {i % every === 0 && (
              <text
                x={(x(point.month) ?? 0) + x.bandwidth() / 2}
                y={height - 8}
                textAnchor={i === 0 ? 'start' : 'middle'}
              >
                {shortMonth(point.month)}
              </text>
            )}
          </g>
        ))}
        <line className="axis" x1={left} x2={width - 6} y1={y(0)} y2={y(0)} />
      </ChartFrame>
    </div>
  );
}

const Hatching = (): ReactNode => (
  <defs>
    <pattern
      id="provisional"
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect className="bar" width="2.2" height="5" />
    </pattern>
  </defs>
);

interface BarProps {
  readonly point: LinePoint;
  readonly from: number;
  readonly wide: number;
  readonly y: (value: number) => number;
}

const Bar = ({ point: { value, provisional }, from, wide, y }: BarProps): ReactNode =>
  value === null ? (
    <line className="axis" x1={from} x2={from + wide} y1={y(0) - 3} y2={y(0) - 3} strokeDasharray="2 2" />
  ) : (
    <rect
      className={provisional ? 'bar provisional' : 'bar'}
      x={from}
      width={wide}
      y={Math.min(y(value), y(0))}
      height={Math.abs(y(value) - y(0))}
    />
  );
