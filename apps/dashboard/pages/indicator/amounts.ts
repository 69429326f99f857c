import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import type { Text } from '../../intl/use-text.tsx';
import { componentName } from '../../parts/component-name.ts';

/** A further amount of a figure as people read it; one that is there as a share of 1 is a percentage. */
export interface AmountText {
  readonly label: string;
  readonly text: string;
}

type Of = Pick<Figure, 'numerator' | 'denominator' | 'unknown' | 'total' | 'immature' | 'components'>;

/** Everything that a figure is made up of: both halves of a share, what is unknown, and its further amounts. */
export function amountsOf(
  kpi: Pick<KpiDefinition, 'components'>,
  figure: Of,
  { t, say, number, percent }: Pick<Text, 't' | 'say' | 'number' | 'percent'>,
): readonly AmountText[] {
  const own = [
    [t('table.numerator'), figure.numerator],
    [t('table.denominator'), figure.denominator],
    [t('indicator.unknown'), figure.unknown],
    [t('indicator.total'), figure.total],
    [t('indicator.immature'), figure.immature],
  ] as const;
  const plain = (value: number): string => number(value, Number.isInteger(value) ? 0 : 2);
  const isRatio = (name: string): boolean =>
    kpi.components.some((component) => component.name === name && component.ratio);
  return [
    ...own.flatMap(([label, value]) => (value === null ? [] : [{ label, text: plain(value) }])),
    ...figure.components.map(({ name, value }) => ({
      label: componentName(kpi, name, say),
      text: isRatio(name) ? percent(value) : plain(value),
    })),
  ];
}
