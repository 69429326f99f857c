import { entriesPath, tilePath, type TileId } from '#libs/transparency';

/** What the path of a tile or a bundle below the log's address names. */
export interface TileRequest {
  readonly path: string;
  readonly tile: TileId;
  readonly isEntries: boolean;
}

const MOST_LEVELS = 7;
const INDEX = /^(?:x(\d{3})\/){0,4}\d{3}(?:\.p\/([1-9]\d{0,2}))?$/;

/**
 * Reads `<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]` (C2SP tlog-tiles). The answer's path is made again from the
 * numbers that were read: nothing of what was asked comes near the disk. Undefined for anything that is not a path
 * to the letter.
 */
export function tileRequest(kind: string, rest: string): TileRequest | undefined {
  const isEntries = kind === 'entries';
  const level = isEntries ? 0 : Number(/^(0|[1-9]\d?)$/.exec(kind)?.[1] ?? NaN);
  const [whole = '', part] = rest.split('.p/', 2);
  if (!INDEX.test(rest) || Number.isNaN(level) || level > MOST_LEVELS) return undefined;
  const index = Number(whole.replaceAll(/[x/]/g, ''));
  const width = part === undefined ? 256 : Number(part);
  const tile = { level, index, width };
  const path = isEntries ? entriesPath(index, width) : tilePath(tile);
  // One name for one tile: no leading groups of zeroes, no width of a whole one.
  return path === `tile/${kind}/${rest}` && width <= 256 ? { path, tile, isEntries } : undefined;
}
