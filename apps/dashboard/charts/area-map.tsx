import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { land, water } from 'virtual:netherlands';
import { MAP_HEIGHT, MAP_WIDTH, project } from '../map/projection.ts';
import { SHAPES, type Tone } from '../parts/badge.tsx';

export interface Place {
  readonly number: number;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly tone: Tone;
  readonly to: string;
}

interface Spot extends Place {
  readonly x: number;
  readonly y: number;
}

const RADIUS = 11;

/** Places that would cover one another are moved apart, a little at a time. */
function apart(places: readonly Place[]): readonly Spot[] {
  const spots = places.map((place) => {
    const [x, y] = project(place.lon, place.lat);
    return { ...place, x, y };
  });
  for (let round = 0; round < 60; round++)
    for (const a of spots)
      for (const b of spots) {
        if (a === b) continue;
        const dx = b.x - a.x || 0.1;
        const dy = b.y - a.y || 0.1;
        const distance = Math.hypot(dx, dy);
        if (distance >= RADIUS * 2 + 2) continue;
        const push = (RADIUS * 2 + 2 - distance) / 2 / distance;
        a.x -= dx * push;
        a.y -= dy * push;
        b.x += dx * push;
        b.y += dy * push;
      }
  return spots;
}

/**
 * Where the areas are, by the number of their row in the table beside it. It has no tab stops: every area is a link in
 * the table; a pointer may use the marks.
 */
export function AreaMap({
  places,
  title,
}: {
  readonly places: readonly Place[];
  readonly title: string;
}): ReactNode {
  const navigate = useNavigate();
  return (
    <svg className="chart map" viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} role="img" aria-label={title}>
      <path className="land" d={land} />
      <path className="water" fillRule="evenodd" d={water} />
      {apart(places).map(({ number, name, x, y, tone, to }) => (
        <g
          key={number}
          transform={`translate(${x} ${y})`}
          className="place"
          onClick={() => void navigate(to)}
        >
          <title>{`${number}. ${name}`}</title>
          <circle className={`mark ${tone}`} r={RADIUS} />
          <text>{number}</text>
          {tone !== 'note' && (
            <path className={`mark ${tone}`} d={SHAPES[tone]} transform="translate(4 -15) scale(.85)" />
          )}
        </g>
      ))}
    </svg>
  );
}
