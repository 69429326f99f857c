/** The box of the map in degrees and its size in drawing units: plate carrée, true to scale at 52.2° north. */
const WEST = 3.25;
const NORTH = 53.62;
const SOUTH = 50.7;
const EAST = 7.3;
const UNITS = 150;
const SQUEEZE = Math.cos((52.2 * Math.PI) / 180);

export const MAP_WIDTH = Math.round((EAST - WEST) * SQUEEZE * UNITS);
export const MAP_HEIGHT = Math.round((NORTH - SOUTH) * UNITS);

/** Where a place is drawn, in units of the map, to one decimal. */
export function project(lon: number, lat: number): readonly [x: number, y: number] {
  return [round((lon - WEST) * SQUEEZE * UNITS), round((NORTH - lat) * UNITS)];
}

const round = (value: number): number => Math.round(value * 10) / 10;
