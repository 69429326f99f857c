import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { land, water } from 'virtual:netherlands';
import { MAP_HEIGHT, MAP_WIDTH, project } from '../map/projection.ts';

export interface MapArea {
  readonly number: number;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** Undefined where there is no figure. */
  readonly value: number | undefined;
  /** The value in few signs, to stand in the mark. */
  readonly short: string;
  /** The value with its unit, or why there is none. */
  readonly whole: string;
  readonly to: string;
}

interface MapMark extends MapArea {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const SMALLEST = 11;
const LARGEST = 18;
const BETWEEN = 4;

/** The area of a mark grows with its value; the smallest still has room for its number. */
function radii(areas: readonly MapArea[]): readonly number[] {
  const most = Math.max(...areas.map(({ value }) => Math.abs(value ?? 0)));
  return areas.map(({ value }) =>
    most === 0 ? SMALLEST : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.abs(value ?? 0) / most),
  );
}

/** Places that would cover one another are moved apart, a little at a time. */
function apart(areas: readonly MapArea[]): readonly MapMark[] {
  const sizes = radii(areas);
  const marks = areas.map((area, i) => {
    const [x, y] = project(area.lon, area.lat);
    return { ...area, x, y, radius: sizes[i] ?? SMALLEST };
  });
  for (let round = 0; round < 60; round++)
    for (const a of marks)
      for (const b of marks) {
        if (a === b) continue;
        const dx = b.x - a.x || 0.1;
        const dy = b.y - a.y || 0.1;
        const distance = Math.hypot(dx, dy);
        const wanted = a.radius + b.radius + BETWEEN;
        if (distance >= wanted) continue;
        const push = (wanted - distance) / 2 / distance;
        a.x -= dx * push;
        a.y -= dy * push;
        b.x += dx * push;
        b.y += dy * push;
      }
  return marks;
}

interface Props {
  readonly areas: readonly MapArea[];
  readonly title: string;
}

/**
 * Where the areas are and how much each has: the larger the mark, the more; at its shoulder the number of its row in
 * the table beside it. It has no tab stops: every area is a link in the table; a pointer may use the marks.
 */
export function AreaMap({ areas, title }: Props): ReactNode {
  const navigate = useNavigate();
  const marks = apart(areas);
  return (
    <svg className="chart map" viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} role="img" aria-label={title}>
      <path className="land" d={land} />
      <path className="water" fillRule="evenodd" d={water} />
      {marks.map(({ number, name, x, y, radius, value, short, whole, to }) => (
        <g
          key={number}
          transform={`translate(${x} ${y})`}
          className="place"
          data-place={number}
          onClick={() => void navigate(to)}
        >
          <title>{`${number}. ${name}: ${whole}`}</title>
          <circle className={value === undefined ? 'mark none' : 'mark'} r={radius} />
          <text className={value === undefined ? 'none' : undefined}>{short}</text>
        </g>
      ))}
      {marks.map(({ number, x, y, radius }) => (
        <text key={number} className="rank" x={x - radius * 0.75} y={y - radius * 0.85}>
          {number}
        </text>
      ))}
    </svg>
  );
}
