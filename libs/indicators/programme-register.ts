import type { Werklijn } from '#libs/programme';
import type { EffectiveEntries } from './facts/effective-entries.js';
import type { DocumentOf } from './facts/documents.js';

export interface Partner {
  readonly partnerId: string;
  readonly name: string;
  readonly kind: string;
  readonly oin?: string;
  readonly werklijnen: readonly Werklijn[];
  readonly neighbourhoodIds: readonly string[];
}

export interface Neighbourhood {
  readonly neighbourhoodId: string;
  readonly name: string;
  readonly municipality?: string;
  readonly municipalityCode: string;
  readonly lat: number;
  readonly lon: number;
  readonly cbsCodes: readonly { readonly edition: number; readonly codes: readonly string[] }[];
}

/** The programme's register at a position: who takes part in which werklijn and where, and which areas there are. */
export interface ProgrammeRegister {
  readonly partners: ReadonlyMap<string, Partner>;
  readonly neighbourhoods: ReadonlyMap<string, Neighbourhood>;
}

/** Folds the effective register entries in order of position; a change replaces what it names and leaves the rest. */
export function programmeRegisterAt(entries: EffectiveEntries): ProgrammeRegister {
  return entries.memo('register', () => {
    const known = entries.documents(
      'PartnerRegistered',
      'PartnerParticipationChanged',
      'NeighbourhoodRegistered',
    );
    const partners = new Map<string, Partner>();
    const neighbourhoods = new Map<string, Neighbourhood>();
    for (const document of known) apply(document, partners, neighbourhoods);
    return { partners, neighbourhoods };
  });
}

function apply(
  document: DocumentOf<'PartnerRegistered' | 'PartnerParticipationChanged' | 'NeighbourhoodRegistered'>,
  partners: Map<string, Partner>,
  neighbourhoods: Map<string, Neighbourhood>,
) {
  if (document.name === 'NeighbourhoodRegistered') {
    const { occurredOn: _, ...facts } = document.data;
    neighbourhoods.set(facts.neighbourhoodId, { cbsCodes: [], ...facts });
    return;
  }
  const { occurredOn: _, ...change } = document.data;
  const before = partners.get(change.partnerId);
  // Numbers of werklijnen are 1 to 4 by the schema.
  if (document.name === 'PartnerRegistered' || before)
    partners.set(change.partnerId, { ...before, ...change } as Partner);
}
