import { useMoment } from '../../session/use-moment.ts';
import { useView } from '../../url/use-view.ts';

export const REGISTER_PAGE = 25;

/** What a register is asked for: the filters, both times and the page of the address. */
export function useRegisterFilter() {
  const { view, search } = useView();
  const { asOf, standDay } = useMoment();
  const state = search.get('staat');
  const isArea = view.gebied !== 'NL' && !view.gebied.startsWith('GM');
  return {
    first: REGISTER_PAGE,
    filter: {
      states: state ? [state] : undefined,
      neighbourhoodId: isArea ? view.gebied : undefined,
    },
    asOf,
    referenceDate: standDay,
    after: search.get('na') || undefined,
  };
}
