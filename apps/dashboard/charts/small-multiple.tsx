import { scaleBand, scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import type { LinePoint } from './line-chart.tsx';

const WIDTH = 220;
const HEIGHT = 74;

interface Props {
  readonly points: readonly LinePoint[];
  readonly low: number;
  readonly high: number;
}

/** One of many small bar charts on the same scale; its numbers are in the table below them. */
export function SmallMultiple({ points, low, high }: Props): ReactNode {
  const { shortMonth } = useText();
  const y = scaleLinear()
    .domain([low, high || 1])
    .range([HEIGHT - 18, 4]);
  const x = scaleBand()
    .domain(points.map(({ month }) => month))
    .range([0, WIDTH])
    .padding(0.2);
  const [first, last] = [points[0], points.at(-1)];
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {points.map(({ month, value, provisional }) => (
        <rect
          key={month}
          className="bar"
          opacity={provisional ? 0.45 : 1}
          x={x(month)}
          width={x.bandwidth()}
          y={Math.min(y(value ?? 0), y(0))}
          height={Math.abs(y(value ?? 0) - y(0))}
        />
      ))}
      <line className="axis" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
      {first && (
        <text x={0} y={HEIGHT - 2}>
          {shortMonth(first.month)}
        </text>
      )}
      {last && (
        <text x={WIDTH} y={HEIGHT - 2} textAnchor="end">
          {shortMonth(last.month)}
        </text>
      )}
    </svg>
  );
}
