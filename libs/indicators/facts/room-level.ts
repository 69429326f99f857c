import { EXPERIMENT_ROOM, OBSTACLE } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import { NONE } from './fact-table.js';
import { latestValues, type FactRow } from './latest-values.js';

/**
 * What says the level of government of a request: the step that names its obstacle, and that obstacle's that names
 * the level.
 */
export function levelRowsOfRoom(
  entries: EffectiveEntries,
  request: number,
): readonly [FactRow, FactRow] | undefined {
  const named = latestValues(entries, EXPERIMENT_ROOM, 'obstacleId').get(request);
  const obstacle = named?.table.column('obstacleId').at(named.row) ?? NONE;
  const latest = latestValues(entries, OBSTACLE, 'level').get(obstacle);
  return named && latest ? [named, latest] : undefined;
}

/** That level, each as the latest step by position says; NONE without. */
export function levelOfRoom(entries: EffectiveEntries, request: number): number {
  const [, latest] = levelRowsOfRoom(entries, request) ?? [];
  return latest ? latest.table.column('level').at(latest.row) : NONE;
}
