import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useId, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { monthAt, monthIndex, monthsBetween } from '../url/period.ts';
import { ChartFrame, Levels, roomFor } from './frame.tsx';
import { useWidth } from './use-width.ts';

export interface LinePoint {
  readonly month: string;
  /** null: no data; the line is broken there. */
  readonly value: number | null;
  readonly provisional: boolean;
}

const MARGIN = { top: 16, right: 18, bottom: 30 };
const HEIGHT = 300;

/** Months on the axis: every January, or every quarter when there are few. */
function ticksOf(months: readonly number[]): readonly string[] {
  const all = monthsBetween(monthAt(months[0] ?? 0), monthAt(months.at(-1) ?? 0));
  const years = all.filter((month) => month.endsWith('-01'));
  return years.length >= 3 ? years : all.filter((month) => (Number(month.slice(5)) - 1) % 3 === 0);
}

const planned = (point: { readonly month: string; readonly value: number }): LinePoint => ({
  ...point,
  provisional: false,
});

interface Props {
  readonly points: readonly LinePoint[];
  readonly plan?: readonly { readonly month: string; readonly value: number }[] | undefined;
  readonly title: string;
  readonly format: (value: number) => string;
  readonly describedBy?: string;
  /** Months from which another definition holds. */
  readonly breaks?: readonly string[];
}

/** A line over months with its plan; drawn to the width there is, so no label is cut off or shrunk. */
export function LineChart({ points, plan, title, format, describedBy, breaks = [] }: Props): ReactNode {
  const { shortMonth } = useText();
  const id = useId();
  const [ref, width] = useWidth();
  const [, top = 1] = extent([
    ...points.map(({ value }) => value ?? 0),
    ...(plan ?? []).map(({ value }) => value),
  ]);
  const [low = 0] = extent(points.map(({ value }) => value ?? 0));
  const y = scaleLinear()
    .domain([Math.min(0, low), top <= 0 ? 1 : top])
    .nice(5)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const marks = y.ticks(5);
  const left = roomFor(marks, format);
  const months = [...points, ...(plan ?? [])].map(({ month }) => monthIndex(month));
  const x = scaleLinear()
    .domain([Math.min(...months), Math.max(...months, Math.min(...months) + 1)])
    .range([left, width - MARGIN.right]);
  const at = (month: string): number => x(monthIndex(month));
  const drawn = line<LinePoint>()
    .defined(({ value }) => value !== null)
    .x(({ month }) => at(month))
    .y(({ value }) => y(value ?? 0));
  const fill = area<LinePoint>()
    .defined(({ value }) => value !== null)
    .x(({ month }) => at(month))
    .y0(y(0))
    .y1(({ value }) => y(value ?? 0));
  const firm = points.filter(({ provisional }) => !provisional);
  const loose = points.slice(Math.max(0, firm.length - 1));
  const last = points.findLast(({ value }) => value !== null);
  return (
    <div ref={ref}>
      <ChartFrame id={id} title={title} width={width} height={HEIGHT} describedBy={describedBy}>
        <Levels marks={marks} y={y} from={left} to={width - MARGIN.right} format={format} />
        {ticksOf([...new Set(months)].sort((a, b) => a - b)).map((month) => (
          <g key={month}>
            <line className="axis" x1={at(month)} x2={at(month)} y1={y(0)} y2={y(0) + 5} />
            <text x={at(month)} y={HEIGHT - 8} textAnchor={at(month) - left < 24 ? 'start' : 'middle'}>
              {shortMonth(month)}
            </text>
          </g>
        ))}
        <line className="axis" x1={left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
        {breaks.map((month) => {
          const between = (at(month) + at(monthAt(monthIndex(month) - 1))) / 2;
          return <line key={month} className="break" x1={between} x2={between} y1={MARGIN.top} y2={y(0)} />;
        })}
        <path className="area" d={fill(points) ?? ''} />
        {plan && <path className="plan" d={drawn(plan.map(planned)) ?? ''} />}
        <path className="line" d={drawn(firm) ?? ''} />
        <path className="line provisional" d={drawn(loose) ?? ''} />
        {last && last.value !== null && (
          <LastPoint
            x={at(last.month)}
            y={y(last.value)}
            text={format(last.value)}
            toLeft={at(last.month) > width * 0.75}
          />
        )}
      </ChartFrame>
    </div>
  );
}

interface LastPointProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly toLeft: boolean;
}

/** The newest point with its value in words, on the side where there is room. */
function LastPoint({ x, y, text, toLeft }: LastPointProps): ReactNode {
  const { t } = useText();
  return (
    <>
      <circle className="dot" cx={x} cy={y} r={5.5} />
      <text
        className="strong"
        x={x + (toLeft ? -10 : 10)}
        y={Math.max(14, y - 10)}
        textAnchor={toLeft ? 'end' : 'start'}
      >
        {t('chart.last', { value: text })}
      </text>
    </>
  );
}
