import { EXPERIMENT_ROOM, OBSTACLE } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import { NONE } from './fact-table.js';
import { latestValues, type FactRow } from './latest-values.js';

/** The step of a request that names its obstacle, and that obstacle's that names the level of government. */
function levelOf(
  entries: EffectiveEntries,
  request: number,
): { readonly named: FactRow | undefined; readonly latest: FactRow | undefined } {
  const named = latestValues(entries, EXPERIMENT_ROOM, 'obstacleId').get(request);
  const obstacle = named?.table.column('obstacleId').at(named.row) ?? NONE;
  return { named, latest: latestValues(entries, OBSTACLE, 'level').get(obstacle) };
}

/**
 * What says the level of a request, or why there is none: the step that names its obstacle is told also where nothing
 * says the level of that, since without it another step would name another obstacle.
 */
export function levelRowsOfRoom(entries: EffectiveEntries, request: number): readonly FactRow[] {
  const { named, latest } = levelOf(entries, request);
  return [named, latest].filter((row) => row !== undefined);
}

/** That level, each as the latest step by position says; NONE without. */
export function levelOfRoom(entries: EffectiveEntries, request: number): number {
  const { latest } = levelOf(entries, request);
  return latest ? latest.table.column('level').at(latest.row) : NONE;
}
