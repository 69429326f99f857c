import type { ReactNode } from 'react';
import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';

type Amount = readonly [label: string, value: number | null];

function amountsOf(
  figure: Figure,
  t: ReturnType<typeof useText>['t'],
): readonly (readonly [string, number])[] {
  const rows: readonly Amount[] = [
    [t('table.numerator'), figure.numerator],
    [t('table.denominator'), figure.denominator],
    [t('indicator.unknown'), figure.unknown],
    [t('indicator.total'), figure.total],
    [t('indicator.immature'), figure.immature],
    ...figure.components.map(({ name, value }) => [componentLabel(name, t), value] as const),
  ];
  return rows.filter((row): row is readonly [string, number] => row[1] !== null);
}

/** Whether a figure is one number, with nothing under it. */
export const isPlain = (figure: Figure, t: ReturnType<typeof useText>['t']): boolean =>
  amountsOf(figure, t).length === 0;

/** What the number is made up of: both halves of a share, what is unknown, and its further amounts. */
export function Components({ figure }: { readonly kpi: KpiDefinition; readonly figure: Figure }): ReactNode {
  const { t, number } = useText();
  const shown = amountsOf(figure, t);
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

const NAMES = [
  'gasM3',
  'kWh',
  'eur',
  'low',
  'high',
  'sustained',
  'notSustained',
  'unknown',
  'mature',
  'notMature',
  'lower',
  'upper',
  'hours',
  'sum',
  'n',
  'median',
  'arranged',
  'withdrawn',
  'paid',
  'lengthNumerator',
  'lengthDenominator',
  'lengthShare',
  'missed',
  'answered',
  'open',
  'resolvedUnanswered',
  'medianDaysOpen',
  'longestDaysOpen',
  'granted',
  'denied',
  'entries',
  'late',
  'lateShare',
] as const;

/** A component as people call it. */
export function componentLabel(name: string, t: ReturnType<typeof useText>['t']): string {
  const known = NAMES.find((each) => each === name);
  return known ? t(`component.${known}`) : name.replace('missed.', `${t('component.missed')}: `);
}
