import { usePeriodName } from '../intl/period-name.ts';
import { useText } from '../intl/use-text.tsx';
import { usePartnerName, useProgramme, useScopeName } from './use-programme.tsx';

/**
 * The name that people know for a value of a field that holds an id or a code; undefined where the value is its own
 * name.
 */
export type NameOf = (field: string, value: unknown) => string | undefined;

const AREAS = ['neighbourhoodId', 'neighbourhoodIds', 'scope'];
const PARTNERS = ['partnerId', 'partnerIds', 'leadPartnerId'];

/** Names instead of ids: of partners, areas, indicators and periods, wherever data are shown. */
export function useNames(): NameOf {
  const { kpis } = useProgramme();
  const { say } = useText();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  const periodName = usePeriodName();
  return (field, value) => {
    if (typeof value !== 'string') return undefined;
    if (AREAS.includes(field)) return scopeName(value);
    if (PARTNERS.includes(field)) return partnerName(value);
    if (field === 'period') return periodName(value);
    const kpi = field === 'kpi' || field === 'code' ? kpis.find(({ code }) => code === value) : undefined;
    return kpi && `${kpi.code} ${say(kpi.label)}`;
  };
}
