import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { PROVISIONAL_MONTHS } from '../session/use-moment.ts';

/** The last twelve months as bars; decoration beside a card's number, the same figures are in the indicator's table. */
export function SparkBars({ values }: { readonly values: readonly (number | null)[] }): ReactNode {
  const height = scaleLinear()
    .domain([0, max(values, (value) => value ?? 0) || 1])
    .range([0, 38]);
  const step = 108 / Math.max(1, values.length);
  return (
    <svg className="spark" viewBox="0 0 108 40" aria-hidden="true">
      {values.map((value, i) => (
        <rect
          key={i}
          className={i >= values.length - PROVISIONAL_MONTHS ? 'bar provisional' : 'bar'}
          x={i * step + 1}
          width={step - 2}
          y={40 - height(Math.max(0, value ?? 0))}
          height={height(Math.max(0, value ?? 0))}
        />
      ))}
    </svg>
  );
}
