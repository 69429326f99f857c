import type { ReactNode } from 'react';
import type { Figure } from '../graphql/figures.ts';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { monthIndex } from '../url/period.ts';

/** Source, the two dates, how firm the figure is, and how many partners it is of. */
export function FigureMeta({ figure }: { readonly figure: Figure }): ReactNode {
  const { t, date, moment, number } = useText();
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
  return (
    <p className="meta">
      {t('card.meta', {
        day: date(standDay),
        known,
        state: t(firm),
        reporting: figure.partnersReporting,
        expected: figure.partnersExpected,
      })}
    </p>
  );
}
