import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LATEST_REPORT, type LatestReport } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodPhrase } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { HeldBack } from '../../parts/held-back.tsx';
import { Answer } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';
import { ReportedWerklijn } from './reported-werklijn.tsx';

/**
 * National government reads what was published: the newest edition in force, per werklijn, beside the edition before
 * it.
 */
export function MinistryOverview(): ReactNode {
  const { t } = useText();
  const query = useApi(LATEST_REPORT, {});
  return (
    <Answer query={query}>
      {({ latestReport }) =>
        latestReport ? <Newest report={latestReport} /> : <p className="notice">{t('ministry.none')}</p>
      }
    </Answer>
  );
}

function Newest({ report: { edition, previous, werklijnen } }: { readonly report: LatestReport }): ReactNode {
  const { t, say, moment } = useText();
  const { to } = useView();
  const periodPhrase = usePeriodPhrase();
  return (
    <>
      <section className="section" data-edition={edition.editionId}>
        <h2 lang={edition.title === null ? undefined : 'nl'}>{editionTitle(edition, t)}</h2>
        <p className="meta">
          {t('ministry.source', {
            status: say(edition.statusLabel),
            period: periodPhrase(edition.period.code),
            published: moment(edition.publishedAt),
            known: edition.asOfMoment ? moment(edition.asOfMoment) : '',
          })}{' '}
          {previous && t('ministry.beside', { period: periodPhrase(previous.period.code) })}
        </p>
        <HeldBack why={edition.heldBack} />
        <ul className="cards">
          {werklijnen.map((werklijn) => (
            <ReportedWerklijn key={werklijn.werklijn} {...werklijn} period={edition.period.code} />
          ))}
        </ul>
      </section>
      <p className="row">
        <Link to={to(`/rapportages/${edition.editionId}`)}>{t('ministry.whole')}</Link>
        <Link to={to('/rapportages')}>{t('ministry.editions')}</Link>
        <Link to={to('/uitleg')}>{t('nav.explain')}</Link>
      </p>
      <p className="small soft prose">{t('ministry.text')}</p>
    </>
  );
}
