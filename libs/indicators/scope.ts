import { movedOutOf } from './area-moves.js';
import type { EffectiveEntries } from './facts/effective-entries.js';
import { programmeRegisterAt } from './programme-register.js';

/** `NL` (the programme), a municipality (`GM0363`) or a neighbourhood. */
export interface Scope {
  readonly code: string;
  readonly kind: 'NL' | 'MUNICIPALITY' | 'NEIGHBOURHOOD';
  readonly neighbourhoodIds: readonly string[];
  /** Numbers of the areas in the fact store; areas without any entry yet have none. */
  readonly areas: readonly number[];
}

/**
 * What a scope's code covers at a position; undefined when nothing of that code was ever registered up to then. A
 * municipality that lost all its neighbourhoods to others covers nothing any more; area-moves.ts says where they
 * went. NL covers every area that ever had an entry, whether or not it is registered still.
 */
export function scopeOf(entries: EffectiveEntries, code: string): Scope | undefined {
  const { neighbourhoods } = programmeRegisterAt(entries);
  if (code === 'NL') {
    const areas = Array.from({ length: entries.store.areas.size }, (_, i) => i);
    return { code, kind: 'NL', neighbourhoodIds: [...neighbourhoods.keys()], areas };
  }
  const ids = neighbourhoods.has(code)
    ? [code]
    : [...neighbourhoods.values()].filter((n) => n.municipalityCode === code).map((n) => n.neighbourhoodId);
  if (ids.length === 0 && movedOutOf(entries, code).length === 0) return undefined;
  const areas = ids.flatMap((id) => entries.store.areas.find(id) ?? []);
  return {
    code,
    kind: neighbourhoods.has(code) ? 'NEIGHBOURHOOD' : 'MUNICIPALITY',
    neighbourhoodIds: ids,
    areas,
  };
}
