import { createContext, useContext, type ReactNode } from 'react';
import type { KpiDefinition, Permission, Programme } from '../graphql/programme.ts';
import { useText } from '../intl/use-text.tsx';

const ProgrammeContext = createContext<Programme | undefined>(undefined);

/** Gives what is inside the register and the definitions. */
export const ProgrammeProvider = ({
  programme,
  children,
}: {
  readonly programme: Programme;
  readonly children: ReactNode;
}): ReactNode => <ProgrammeContext value={programme}>{children}</ProgrammeContext>;

/** The register and the definitions; throws outside the shell. */
export function useProgramme(): Programme {
  const programme = useContext(ProgrammeContext);
  if (!programme) throw new Error('no programme here');
  return programme;
}

/** The definition of an indicator; undefined for a code that is none. */
export const useKpi = (code: string | undefined): KpiDefinition | undefined =>
  useProgramme().kpis.find((kpi) => kpi.code === code);

/** Name of the programme, a municipality or a neighbourhood. */
export function useScopeName(): (scope: string) => string {
  const { neighbourhoods } = useProgramme();
  const { t } = useText();
  return (scope) =>
    scope === 'NL'
      ? t('scope.all')
      : (neighbourhoods.find(({ neighbourhoodId }) => neighbourhoodId === scope)?.name ??
        neighbourhoods.find(({ municipalityCode }) => municipalityCode === scope)?.municipality ??
        scope);
}

/** Name of a partner; without one it is the programme office. */
export function usePartnerName(): (partnerId: string | null | undefined) => string {
  const { partners } = useProgramme();
  const { t } = useText();
  return (partnerId) =>
    partnerId == null
      ? t('partner.office')
      : (partners.find((partner) => partner.partnerId === partnerId)?.name ?? partnerId);
}

/** The werklijnen with what they are called above what belongs to them, and last what belongs to none. */
export function useWerklijnGroups(): readonly { readonly number: number | null; readonly title: string }[] {
  const { werklijnen } = useProgramme();
  const { t, say } = useText();
  return [
    ...werklijnen.map(({ number, name }) => ({
      number,
      title: `${t('werklijn.n', { number })}: ${say(name)}`,
    })),
    { number: null, title: t('werklijn.all') },
  ];
}

export interface Rights {
  /** The partner that the reader acts for; null for who acts for none. */
  readonly partnerId: string | null;
  readonly figures: boolean;
  readonly entries: boolean;
  readonly post: boolean;
  /** Compares states of the log and sees who recorded what. */
  readonly audit: boolean;
  /** Publishes editions and assesses submissions. */
  readonly office: boolean;
  /** On which side of a question the reader stands, who may post at all. */
  readonly side: 'OFFICE' | 'PARTNER';
  /** Whether the reader may post events of a type. */
  readonly mayPost: (type: { readonly postedBy: readonly string[] }) => boolean;
}

/** What the reader may do here; the API decides, this only leaves out what it would refuse. */
export function useRights(): Rights {
  const { me } = useProgramme();
  const may = (permission: Permission): boolean => me.permissions.includes(permission);
  return {
    partnerId: me.partnerId,
    figures: may('figures'),
    entries: may('entries'),
    post: may('post'),
    audit: may('audit'),
    office: may('office'),
    side: me.partnerId === null ? 'OFFICE' : 'PARTNER',
    mayPost: ({ postedBy }) => me.postsAs !== null && postedBy.includes(me.postsAs),
  };
}
