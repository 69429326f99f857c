import type { ReactNode } from 'react';
import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';

/** What the number is made up of: both halves of a share, what is unknown, and its further amounts. */
export function Components({ figure }: { readonly kpi: KpiDefinition; readonly figure: Figure }): ReactNode {
  const { t, number } = useText();
  const rows: readonly (readonly [label: string, value: number | null])[] = [
    [t('table.numerator'), figure.numerator],
    [t('table.denominator'), figure.denominator],
    [t('indicator.unknown'), figure.unknown],
    [t('indicator.total'), figure.total],
    [t('indicator.immature'), figure.immature],
    ...figure.components.map(({ name, value }) => [componentLabel(name, t), value] as const),
  ];
  const shown = rows.filter((row): row is readonly [string, number] => row[1] !== null);
  return (
    <div>
      <h3>{t('indicator.parts')}</h3>
      {shown.length === 0 ? (
        <p className="soft">{t('indicator.plainCount')}</p>
      ) : (
        <dl className="facts">
          {shown.map(([label, value]) => (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd>{number(value, Number.isInteger(value) ? 0 : 2)}</dd>
            </div>
          ))}
        </dl>
      )}
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
