import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Edition } from '../../graphql/editions.ts';
import { usePeriodPhrase } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { HeldBack } from '../../parts/held-back.tsx';
import { useView } from '../../url/use-view.ts';

/** From which edition the figures below it are. */
export function AsPublished({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, say, moment } = useText();
  const { to } = useView();
  const phrase = usePeriodPhrase();
  return (
    <>
      <p className="meta links" data-edition={edition.editionId}>
        {t('reported.source', {
          status: say(edition.statusLabel),
          period: phrase(edition.period.code),
          published: moment(edition.publishedAt),
          known: edition.asOfMoment ? moment(edition.asOfMoment) : '',
        })}{' '}
        <Link to={to(`/rapportages/${edition.editionId}`)}>{t('ministry.whole')}</Link>
      </p>
      <HeldBack why={edition.heldBack} />
    </>
  );
}
