import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  editionFigures,
  resolvePins,
  type EffectiveEntries,
  type EditionFigure,
  type Pins,
} from '#libs/indicators';
import { sha256Hex } from '#libs/platform';
import { canonicalJson, type Place } from '#libs/programme';
import { QueryError } from '../queries/query-error.js';

export interface ComputedEdition {
  readonly figures: readonly EditionFigure[];
  /** RFC 8785 of the figures. */
  readonly json: string;
  /** SHA-256 (hex) over it. */
  readonly digest: string;
}

/** How long other requests wait at most, in milliseconds, while an edition is computed. */
const STRETCH = 25;

/**
 * Computes the figures that pins stand for and their digest, letting others have their turn meanwhile. Throws
 * QueryError when the pins stand for nothing at their position.
 */
export async function computeEdition(
  entries: EffectiveEntries,
  pins: Pins,
  place: Place = [],
): Promise<ComputedEdition> {
  const found = resolvePins(entries, pins, place);
  if ('faults' in found) throw new QueryError(found.faults);
  const figures: EditionFigure[] = [];
  const parts: string[] = [];
  let since = performance.now();
  for (const figure of editionFigures(entries, found.resolved)) {
    figures.push(figure);
    parts.push(canonicalJson(figure));
    if (performance.now() - since < STRETCH) continue;
    await nextTurn();
    since = performance.now();
  }
  const json = `[${parts.join(',')}]`;
  return { figures, json, digest: sha256Hex(json) };
}
