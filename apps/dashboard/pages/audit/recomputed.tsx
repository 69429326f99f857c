import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EDITIONS } from '../../graphql/editions.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { Downloads } from '../../parts/downloads.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { Answer } from '../../parts/states.tsx';
import type { TableData } from '../../parts/table-data.ts';
import { useView } from '../../url/use-view.ts';
import { Recompute } from '../reporting/recompute.tsx';

/** Every edition, to be computed again from the log by the server: is its digest still that of its publication? */
export function RecomputedEditions(): ReactNode {
  const text = useText();
  const { t } = text;
  const { to } = useView();
  const query = useApi(EDITIONS, {});
  return (
    <section className="section panel">
      <h2>{t('recompute.title')}</h2>
      <p className="prose">{t('recompute.lead')}</p>
      <Answer query={query}>
        {({ editions }) =>
          editions.length === 0 ? (
            <p className="notice">{t('ministry.none')}</p>
          ) : (
            <>
              <ul className="plain-list">
                {[...editions].reverse().map((edition) => (
                  <li key={edition.editionId} data-edition={edition.editionId}>
                    <p className="links">
                      <Link to={to(`/rapportages/${edition.editionId}`)}>{editionTitle(edition, t)}</Link>{' '}
                      <span className="soft small">{edition.editionId}</span>
                    </p>
                    <Recompute editionId={edition.editionId} published={edition.digest} />
                  </li>
                ))}
              </ul>
              <Downloads name="rapportages" title={t('nav.editions')} table={tableOf(editions, text)} />
            </>
          )
        }
      </Answer>
    </section>
  );
}

type Editions = ResultOf<typeof EDITIONS>['editions'];

/**
 * What an auditor holds against what was computed elsewhere: of every edition where in the log it stands, and its
 * digest.
 */
const tableOf = (editions: Editions, { t, say, moment }: Text): TableData => ({
  columns: [
    { label: t('entry.id'), kind: 'text' },
    { label: t('nav.editions'), kind: 'text' },
    { label: t('submission.period'), kind: 'text' },
    { label: t('table.state'), kind: 'text' },
    { label: t('entry.recordedAt'), kind: 'text' },
    { label: t('entry.position'), kind: 'number' },
    { label: t('entry.digest'), kind: 'text' },
  ],
  rows: editions.map((edition) => [
    edition.editionId,
    editionTitle(edition, t),
    edition.period.code,
    say(edition.statusLabel),
    moment(edition.publishedAt),
    Number(edition.asOfPosition),
    edition.digest,
  ]),
});
