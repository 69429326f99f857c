import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Figure } from '../graphql/figures.ts';
import { usePeriodName } from '../intl/period-name.ts';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { useView } from '../url/use-view.ts';
import { monthIndex } from '../url/period.ts';

/** Source, the two dates, how firm the figure is, and how many partners it is of. */
export function FigureMeta({ figure }: { readonly figure: Figure }): ReactNode {
  const { t, date, moment, number } = useText();
  const { to } = useView();
  const periodName = usePeriodName();
  const { standDay, bekend, lastDay, month, newest } = useMoment();
  const known =
    bekend === undefined
      ? date(lastDay)
      : bekend.startsWith('p')
        ? t('moment.atPosition', { position: number(Number(bekend.slice(1))) })
        : bekend.length === 10
          ? date(bekend)
          : moment(bekend);
  const firm = monthIndex(newest) - monthIndex(month) >= 3 ? 'figure.later' : 'figure.provisional';
  const missing = figure.partnersMissing ?? [];
  return (
    <>
      <p className="meta">
        {t('card.meta', {
          day: date(standDay),
          known,
          state: t(firm),
          reporting: figure.partnersReporting,
          expected: figure.partnersExpected,
          period: periodName(figure.period.code),
        })}
      </p>
      {missing.length > 0 && (
        <details className="meta">
          <summary>{t('card.missing', { count: missing.length })}</summary>
          <ul>
            {missing.map(({ partnerId, name }) => (
              <li key={partnerId}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {figure.definitionVersion > 1 && (
        <p className="meta">
          <Link to={to(`/indicatoren/${figure.kpi.code}`)}>
            {t('card.definition', { version: figure.definitionVersion })}
          </Link>
        </p>
      )}
    </>
  );
}
