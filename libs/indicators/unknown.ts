import { fault, nearOnes, orNear, type Candidate, type Fault, type Place } from '#libs/programme';
import { movesAt } from './area-moves.js';
import { KPIS } from './definitions.js';
import type { EffectiveEntries } from './facts/effective-entries.js';
import { programmeRegisterAt } from './programme-register.js';

/** The areas registered at a position and the municipalities that they are in or were in, with their names. */
export function candidatesAt(entries: EffectiveEntries): readonly Candidate[] {
  return entries.memo('candidates', () => {
    const areas = [...programmeRegisterAt(entries).neighbourhoods.values()];
    const towns = new Map<string, Set<string>>();
    for (const { municipalityCode, municipality } of areas)
      towns.set(
        municipalityCode,
        (towns.get(municipalityCode) ?? new Set()).add(municipality ?? municipalityCode),
      );
    for (const { from } of movesAt(entries)) if (!towns.has(from)) towns.set(from, new Set());
    return [
      ...[...towns].map(([id, names]) => ({ id, names: [...names] })),
      ...areas.map(({ neighbourhoodId, name }) => ({ id: neighbourhoodId, names: [name] })),
    ];
  });
}

/** That there is no such scope, with those that may be meant. */
export const unknownScope = (entries: EffectiveEntries, place: Place, code: string): Fault =>
  fault('UNKNOWN_SCOPE', place, { near: orNear(nearOnes(code, candidatesAt(entries))) }, code);

/** That there is no such neighbourhood, with those that may be meant: of a municipality its own. */
export function unknownNeighbourhood(entries: EffectiveEntries, place: Place, code: string): Fault {
  const areas = [...programmeRegisterAt(entries).neighbourhoods.values()];
  const within = areas.filter(({ municipalityCode }) => municipalityCode === code);
  const near =
    within.length > 0
      ? within.slice(0, 3).map(({ neighbourhoodId }) => neighbourhoodId)
      : nearOnes(
          code,
          areas.map(({ neighbourhoodId, name }) => ({ id: neighbourhoodId, names: [name] })),
        );
  return fault('UNKNOWN_NEIGHBOURHOOD', place, { near: orNear(near) }, code);
}

const KPI_CANDIDATES = KPIS.map(({ code, label }) => ({ id: code, names: [label.nl, label.en] }));

/** That there is no such KPI, with those that may be meant. */
export const unknownKpi = (place: Place, code: string): Fault =>
  fault('UNKNOWN_KPI', place, { near: orNear(nearOnes(code, KPI_CANDIDATES)) }, code);
