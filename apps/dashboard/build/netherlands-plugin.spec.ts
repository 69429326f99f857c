/** Cause: holes of the lake were left out, so that Flevoland lay under water. Seen to fail: with outer rings only. */
import { expect, it } from '@jest/globals';
import { project } from '../map/projection.ts';
import { outlines } from './netherlands-plugin.ts';

type Point = readonly [number, number];

/** Whether a point is in what a path fills, by the even-odd rule that the map draws with. */
function isIn([x, y]: Point, path: string): boolean {
  const rings = path
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((pair) => pair.split(' ').map(Number) as [number, number]),
    );
  let crossings = 0;
  for (const ring of rings)
    ring.forEach(([bx, by], index) => {
      const [ax, ay] = ring.at(index - 1)!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) crossings += 1;
    });
  return crossings % 2 === 1;
}

const PLACES: readonly (readonly [string, number, number, 'land' | 'water'])[] = [
  ['Lelystad', 5.475, 52.51, 'land'],
  ['Almere', 5.22, 52.37, 'land'],
  ['Dronten', 5.72, 52.52, 'land'],
  ['Utrecht', 5.12, 52.09, 'land'],
  ['Groningen', 6.57, 53.22, 'land'],
  ['Markermeer', 5.2, 52.55, 'water'],
  ['IJsselmeer', 5.35, 52.8, 'water'],
];

it.each(PLACES)('%s at %d, %d is %s', (_, lon, lat, kind) => {
  const { land, water } = outlines();
  const point = project(lon, lat);
  expect(isIn(point, water)).toBe(kind === 'water');
  if (kind === 'land') expect(isIn(point, land)).toBe(true);
});
