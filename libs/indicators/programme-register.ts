import type { EventData, Werklijn } from '#libs/programme';
import type { EffectiveEntries } from './facts/effective-entries.js';
import type { Document } from './facts/documents.js';

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
  { typeName, data }: Document,
  partners: Map<string, Partner>,
  neighbourhoods: Map<string, Neighbourhood>,
) {
  const { occurredOn: _, ...facts } = data as EventData & { occurredOn?: string };
  if (typeName === 'NeighbourhoodRegistered') {
    const neighbourhood = { cbsCodes: [], ...facts } as unknown as Neighbourhood;
    neighbourhoods.set(neighbourhood.neighbourhoodId, neighbourhood);
    return;
  }
  const change = facts as unknown as Partner;
  const before = partners.get(change.partnerId);
  if (typeName === 'PartnerRegistered' || before) partners.set(change.partnerId, { ...before, ...change });
}
