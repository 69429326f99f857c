import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EDITIONS } from '../../graphql/reporting.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Answer } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';
import { Recompute } from '../reporting/recompute.tsx';

/** Every edition, to be computed anew from the log by the server: is its digest still that of its publication? */
export function RecomputedEditions(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const query = useApi(EDITIONS, {});
  return (
    <section className="section panel">
      <h2>{t('recompute.title')}</h2>
      <p className="prose">{t('recompute.lead')}</p>
      <Answer query={query}>
        {({ editions }) =>
          editions.length === 0 ? (
            <p className="notice">{t('edition.none')}</p>
          ) : (
            <ul className="plain-list">
              {[...editions].reverse().map((edition) => (
                <li key={edition.editionId} data-edition={edition.editionId}>
                  <p className="links">
                    <Link to={to(`/rapportages/${edition.editionId}`)}>
                      {edition.title ?? t('edition.untitled', { period: edition.period.code })}
                    </Link>{' '}
                    <span className="soft small">{edition.editionId}</span>
                  </p>
                  <Recompute editionId={edition.editionId} published={edition.digest} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
