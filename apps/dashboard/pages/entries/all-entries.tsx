import { useState, type ReactNode } from 'react';
import { ENTRIES } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme } from '../../session/use-programme.tsx';
import { dayBefore, endOfDay } from '../../url/amsterdam.ts';
import { useView } from '../../url/use-view.ts';
import { EntryTable } from './entry-table.tsx';
import { Fold } from '../../parts/fold.tsx';
import { Filters } from './filters.tsx';
import { Pager } from '../../parts/pager.tsx';
import { isKey, SearchField } from './search-field.tsx';

const PAGE = 50;

/** The start of a day in the Netherlands: the moment after the end of the one before. */
const startOfDay = (day: string): string => new Date(Date.parse(endOfDay(dayBefore(day))) + 1).toISOString();

/** Every entry that the reader may see, by what, where, who and both times. */
export function AllEntries(): ReactNode {
  const { t } = useText();
  const { neighbourhoods } = useProgramme();
  const { view, search, change } = useView();
  const { asOf } = useMoment();
  const get = (name: string): string | undefined => search.get(name) || undefined;
  const areas =
    view.gebied === 'NL'
      ? undefined
      : neighbourhoods
          .filter((area) => area.neighbourhoodId === view.gebied || area.municipalityCode === view.gebied)
          .map(({ neighbourhoodId }) => neighbourhoodId);
  const [key, setKey] = useState<string>();
  const text = key ?? get('zoek');
  const [from, to] = [get('vast-van'), get('vast-tot')];
  const [type, partner, werklijn] = [get('soort'), get('partner'), get('werklijn')];
  const filter = {
    neighbourhoodIds: areas,
    types: type === undefined ? undefined : [type],
    partnerIds: partner === undefined ? undefined : [partner],
    werklijn: werklijn === undefined ? undefined : Number(werklijn),
    occurredFrom: get('van'),
    occurredTo: get('tot'),
    recordedFrom: from && startOfDay(from),
    recordedTo: to && endOfDay(to),
    status: get('staat') === 'ingetrokken' ? ('RETRACTED' as const) : undefined,
    corrected: get('staat') === 'gecorrigeerd' || undefined,
    text: text || undefined,
  };
  const query = useApi(ENTRIES, { first: PAGE, filter, asOf, after: get('na') });
  return (
    <section className="panel">
      <h2 className="visually-hidden">{t('entries.filters')}</h2>
      <SearchField
        key={text ?? ''}
        value={text ?? ''}
        onSearch={(sought) => {
          setKey(isKey(sought) ? sought : undefined);
          change({ zoek: isKey(sought) ? undefined : sought, na: undefined });
        }}
      />
      <Fold title={t('filter.title')}>
        <Filters />
      </Fold>
      <Answer query={query}>
        {({ entries }) =>
          entries.totalCount === 0 ? (
            <p className="notice">
              {t('entries.none')}{' '}
              {entries.lookedBackTo !== null && t('entries.lookedBack', { position: entries.lookedBackTo })}
            </p>
          ) : (
            <>
              {entries.lookedBackTo !== null && (
                <p className="soft small">{t('entries.lookedBack', { position: entries.lookedBackTo })}</p>
              )}
              <EntryTable rows={entries.edges.map(({ node }) => node)} caption={t('nav.entries')} />
              <Pager of={entries} />
            </>
          )
        }
      </Answer>
    </section>
  );
}
