import type { ReactNode } from 'react';
import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { componentName } from '../../parts/component-name.ts';

type Amount = readonly [label: string, value: number | null];

function amountsOf(
  kpi: KpiDefinition,
  figure: Figure,
  { t, say }: Text,
): readonly (readonly [string, number])[] {
  const rows: readonly Amount[] = [
    [t('table.numerator'), figure.numerator],
    [t('table.denominator'), figure.denominator],
    [t('indicator.unknown'), figure.unknown],
    [t('indicator.total'), figure.total],
    [t('indicator.immature'), figure.immature],
    ...figure.components.map(({ name, value }) => [componentName(kpi, name, say), value] as const),
  ];
  return rows.filter((row): row is readonly [string, number] => row[1] !== null);
}

/** Whether a figure is one number, with nothing under it. */
export const isPlain = (kpi: KpiDefinition, figure: Figure, text: Text): boolean =>
  amountsOf(kpi, figure, text).length === 0;

/** What the number is made up of: both halves of a share, what is unknown, and its further amounts. */
export function Components({
  kpi,
  figure,
}: {
  readonly kpi: KpiDefinition;
  readonly figure: Figure;
}): ReactNode {
  const text = useText();
  const { t, number } = text;
  const shown = amountsOf(kpi, figure, text);
  return (
    <div>
      <h3>{t('indicator.parts')}</h3>
      <dl className="facts">
        {shown.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{number(value, Number.isInteger(value) ? 0 : 2)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('indicator.version', { version: figure.definitionVersion })}</p>
    </div>
  );
}
