import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EDITIONS } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { Publish } from './publish.tsx';
import { Superseded } from './superseded.tsx';

/** Every edition that was published; nothing of them ever changes. */
export function Editions(): ReactNode {
  const { t, say, moment } = useText();
  const { office, entries } = useRights();
  const { to } = useView();
  const query = useApi(EDITIONS, {});
  const periodName = usePeriodName();
  return (
    <Page title={t('nav.editions')} lead={t('edition.lead')}>
      {entries && (
        <p className="links">
          <Link to={to('/inzendingen')}>{t('edition.toSubmissions')}</Link>
        </p>
      )}
      <section className="section panel">
        <h2>{t('edition.all')}</h2>
        <Answer query={query}>
          {({ editions }) =>
            editions.length === 0 ? (
              <p className="notice">{t('ministry.none')}</p>
            ) : (
              <ul className="plain-list">
                {[...editions].reverse().map((edition) => (
                  <li key={edition.editionId}>
                    <h3 className="links">
                      <Link
                        to={to(`/rapportages/${edition.editionId}`)}
                        lang={edition.title === null ? undefined : 'nl'}
                      >
                        {editionTitle(edition, t)}
                      </Link>
                    </h3>
                    <p className="row">
                      <Badge tone={edition.standing === 'IN_FORCE' ? 'good' : 'note'}>
                        {say(edition.standingLabel)}
                      </Badge>
                      <span>
                        {say(edition.statusLabel)}, {periodName(edition.period.code)}
                      </span>
                      <span className="soft small">
                        {t('edition.published', { moment: moment(edition.publishedAt) })}
                      </span>
                    </p>
                    <Superseded edition={edition} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      </section>
      {office && <Publish editions={query.data?.editions ?? []} />}
    </Page>
  );
}
