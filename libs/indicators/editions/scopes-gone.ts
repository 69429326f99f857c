import { movedOutOf, type AreaMove } from '../area-moves.js';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { programmeRegisterAt } from '../programme-register.js';
import { scopesAt } from './edition-figures.js';

/** An area that one edition has figures of and a later one has not, by the name it had. */
export interface ScopeGone {
  readonly scope: string;
  readonly kind: 'MUNICIPALITY' | 'NEIGHBOURHOOD';
  readonly name: string;
  /** Of a municipality: where its neighbourhoods are now; of a neighbourhood nothing. */
  readonly wentTo: readonly AreaMove[];
}

/** The areas that are registered at the earlier position and not at the later one, in the order of an edition. */
export function scopesGone(earlier: EffectiveEntries, later: EffectiveEntries): readonly ScopeGone[] {
  const still = new Set(scopesAt(later));
  const { neighbourhoods } = programmeRegisterAt(earlier);
  const municipalities = new Map(
    [...neighbourhoods.values()].map((one) => [one.municipalityCode, one.municipality]),
  );
  return scopesAt(earlier)
    .filter((scope) => !still.has(scope))
    .map((scope) => {
      const own = neighbourhoods.get(scope);
      if (own) return { scope, kind: 'NEIGHBOURHOOD', name: own.name, wentTo: [] };
      const name = municipalities.get(scope) ?? scope;
      return { scope, kind: 'MUNICIPALITY', name, wentTo: movedOutOf(later, scope) };
    });
}
