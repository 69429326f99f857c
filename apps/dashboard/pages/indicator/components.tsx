import type { ReactNode } from 'react';
import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { amountsOf } from './amounts.ts';

/** Whether a figure is one number, with nothing under it. */
export const isPlain = (kpi: KpiDefinition, figure: Figure, text: Text): boolean =>
  amountsOf(kpi, figure, text).length === 0;

interface Props {
  readonly kpi: KpiDefinition;
  readonly figure: Figure;
}

/** What the number is made up of: both halves of a share, what is unknown, and its further amounts. */
export function Components({ kpi, figure }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const shown = amountsOf(kpi, figure, text);
  return (
    <div>
      <h3>{t('indicator.parts')}</h3>
      <dl className="facts">
        {shown.map(({ label, text: amount }) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('indicator.version', { version: figure.definitionVersion })}</p>
    </div>
  );
}
