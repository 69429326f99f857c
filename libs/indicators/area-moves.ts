import type { EffectiveEntries } from './facts/effective-entries.js';
import { programmeRegisterAt } from './programme-register.js';

/** A neighbourhood that was in a municipality once, and where it is now; undefined: it is registered no longer. */
export interface AreaMove {
  readonly neighbourhoodId: string;
  readonly from: string;
  readonly to: string | undefined;
}

/**
 * Every move of a neighbourhood out of a municipality, as known at a position: by what was registered and corrected
 * since.
 */
export function movesAt(entries: EffectiveEntries): readonly AreaMove[] {
  return entries.memo('area-moves', () => {
    const { neighbourhoods } = programmeRegisterAt(entries);
    const moves = new Map<string, AreaMove>();
    for (const { name, data, from: since } of entries.store.documents) {
      if (name !== 'NeighbourhoodRegistered' || since > entries.position) continue;
      const [neighbourhoodId, from] = [String(data.neighbourhoodId), String(data.municipalityCode)];
      const to = neighbourhoods.get(neighbourhoodId)?.municipalityCode;
      if (to !== from) moves.set(`${neighbourhoodId}|${from}`, { neighbourhoodId, from, to });
    }
    return [...moves.values()].sort((a, b) => (a.neighbourhoodId < b.neighbourhoodId ? -1 : 1));
  });
}

/** The neighbourhoods that a municipality had before, with where they went. */
export const movedOutOf = (entries: EffectiveEntries, code: string): readonly AreaMove[] =>
  movesAt(entries).filter(({ from }) => from === code);

/** The municipalities that a neighbourhood was in before, by code. */
export const formerMunicipalities = (entries: EffectiveEntries, neighbourhoodId: string): readonly string[] =>
  movesAt(entries)
    .filter((move) => move.neighbourhoodId === neighbourhoodId)
    .map(({ from }) => from)
    .sort();
