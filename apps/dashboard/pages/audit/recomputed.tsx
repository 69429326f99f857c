import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { EDITIONS, RECOMPUTED, type Edition } from '../../graphql/reporting.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Answer, Failure } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';

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
                  <Recompute edition={edition} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function Recompute({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, number } = useText();
  const [asked, setAsked] = useState(false);
  const { data, error } = useApi(RECOMPUTED, { editionId: edition.editionId }, { enabled: asked });
  if (error) return <Failure error={error} />;
  if (!asked)
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {t('recompute.one', { edition: edition.editionId })}
      </button>
    );
  if (!data)
    return (
      <p role="status" className="soft">
        {t('edition.recomputing')}
      </p>
    );
  const { equal, digest, figures } = data.recomputedEdition;
  return (
    <div role="status" className={equal ? 'notice good' : 'notice bad'}>
      <p>{t(equal ? 'recompute.equal' : 'recompute.other', { figures: number(figures) })}</p>
      <p className="mono small break">{digest}</p>
      {!equal && <p className="mono small break">{edition.digest}</p>}
    </div>
  );
}
