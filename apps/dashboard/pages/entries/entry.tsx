import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ENTRY, EVENT_TYPES } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Facts, recognisedBy } from '../../parts/facts.tsx';
import { Page } from '../../parts/page.tsx';
import { ReceiptDownload } from '../../parts/receipt-download.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { usePartnerName, useScopeName } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { Amendments } from './amendments.tsx';
import { EntryState } from './entry-table.tsx';
import { History } from './history.tsx';
import { Payload } from './payload.tsx';

/** One entry: what it says now, how it came to say that, and what it can be recognised by. */
export function EntryPage(): ReactNode {
  const { entryId = '' } = useParams();
  const text = useText();
  const { t, say, date, moment } = text;
  const { asOf, past } = useMoment();
  const { to } = useView();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  const query = useApi(ENTRY, { entryId, asOf });
  const types = useApi(EVENT_TYPES, {});
  // Without its words an entry is codes: they are waited for. When they cannot be had, codes are better than nothing.
  const labelled = types.isLoading ? { ...query, data: undefined } : query;
  const entry = query.data?.entry;
  const type = types.data?.eventTypes.find(({ name }) => name === entry?.name);
  return (
    <Page
      title={entry ? say(entry.label) : t('entry.one')}
      crumbs={<Link to={to('/gebeurtenissen')}>{t('nav.entries')}</Link>}
    >
      <TimeControl />
      <Answer query={labelled}>
        {({ entry: { warnings, ...shown } }) => (
          <>
            <section className="section panel">
              <h2>{t('entry.content')}</h2>
              <Facts
                of={[
                  [t('table.state'), <EntryState entry={{ ...shown, warnings }} />],
                  [t('entry.occurredOn'), shown.occurredOn ? date(shown.occurredOn) : '–'],
                  [t('entry.recordedAt'), moment(shown.recordedAt)],
                  [t('table.area'), shown.neighbourhoodId ? scopeName(shown.neighbourhoodId) : '–'],
                  [t('entry.partner'), partnerName(shown.partnerId)],
                ]}
              >
                <Payload data={shown.data} type={type} />
              </Facts>
              {warnings.map((warning, i) => (
                <p key={i} className="notice care">
                  {say(warning.message)}
                </p>
              ))}
              {!past && <Amendments entryId={entryId} amendments={shown.amendments} />}
            </section>
            <History history={shown.history} type={type} />
            <section className="section panel">
              <h2>{t('entry.proof')}</h2>
              <p className="soft small">{t('entry.proofExplain')}</p>
              <Facts
                of={[
                  ...recognisedBy(shown, text),
                  [t('entry.type'), <a href={`/v1/schemas/${shown.type}`}>{shown.type}</a>, 'mono'],
                ]}
              />
              <ReceiptDownload entryId={shown.entryId} />
            </section>
          </>
        )}
      </Answer>
    </Page>
  );
}
