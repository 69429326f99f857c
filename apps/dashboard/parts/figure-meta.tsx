import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Figure } from '../graphql/figures.ts';
import { usePeriodPhrase } from '../intl/period-name.ts';
import { useText } from '../intl/use-text.tsx';
import { useKnown } from '../session/use-known.ts';
import { useMoment } from '../session/use-moment.ts';
import { useKpi } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';
import { OF_SUBMISSIONS } from './of-submissions.ts';
import { monthIndex } from '../url/period.ts';

/** Source, the two dates and how firm the figures are: what is the same for all figures of one state. */
export function FigureSource(): ReactNode {
  const { t, date } = useText();
  const { standDay, month, newest } = useMoment();
  const known = useKnown();
  const firm = monthIndex(newest) - monthIndex(month) >= 3 ? 'figure.later' : 'figure.provisional';
  return <p className="meta">{t('card.source', { day: date(standDay), known, state: t(firm) })}</p>;
}

interface Props {
  readonly figure: Figure;
  readonly sourceAbove?: boolean;
}

/**
 * How many partners a figure is of, who is missing, and by which definition; its source too, unless that is said
 * above.
 */
export function FigureMeta({ figure, sourceAbove = false }: Props): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const periodPhrase = usePeriodPhrase();
  const kpi = useKpi(figure.kpi.code);
  const missing = figure.partnersMissing ?? [];
  const isOfSubmissions = OF_SUBMISSIONS.has(figure.kpi.code);
  const later = (kpi?.versions.length ?? 0) > 1 && figure.definitionVersion !== kpi?.versions[0]?.version;
  return (
    <>
      {!sourceAbove && <FigureSource />}
      {isOfSubmissions ? (
        <p className="meta links">
          <Link to={to('/inzendingen')}>{t('card.submissions')}</Link>
        </p>
      ) : (
        <p className="meta">
          {t('card.meta', {
            reporting: figure.partnersReporting,
            expected: figure.partnersExpected,
            period: periodPhrase(figure.period.code),
          })}
        </p>
      )}
      {!isOfSubmissions && missing.length > 0 && (
        <details className="meta">
          <summary>{t('card.missing', { count: missing.length })}</summary>
          <ul>
            {missing.map(({ partnerId, name }) => (
              <li key={partnerId}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {later && (
        <p className="links small">
          <Link to={to(`/indicatoren/${figure.kpi.code}`)}>
            {t('card.definition', { version: figure.definitionVersion })}
          </Link>
        </p>
      )}
    </>
  );
}
