import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import type { LinePoint } from './line-chart.tsx';

/**
 * The last twelve months, or the last periods, as bars; decoration beside a card's number, the same figures are in
 * the indicator's table.
 */
export function SparkBars({ points }: { readonly points: readonly LinePoint[] }): ReactNode {
  const height = scaleLinear()
    .domain([0, max(points, ({ value }) => value ?? 0) || 1])
    .range([0, 38]);
  const step = 108 / Math.max(1, points.length);
  return (
    <svg className="spark" viewBox="0 0 108 40" aria-hidden="true">
      {points.map(({ month, value, provisional }, i) => (
        <rect
          key={month}
          className={provisional ? 'bar provisional' : 'bar'}
          x={i * step + 1}
          width={step - 2}
          y={40 - height(Math.max(0, value ?? 0))}
          height={height(Math.max(0, value ?? 0))}
        />
      ))}
    </svg>
  );
}
