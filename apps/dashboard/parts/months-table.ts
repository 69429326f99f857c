import type { MonthFigures } from '../graphql/use-months.ts';
import type { KpiDefinition } from '../graphql/programme.ts';
import type { Text } from '../intl/use-text.tsx';
import { PROVISIONAL_MONTHS } from '../session/use-moment.ts';
import type { LinePoint } from '../charts/line-chart.tsx';
import { isEuro, isShare } from './figure-text.ts';
import type { Cell, CellKind, TableData } from './table-data.ts';

export const kindOf = (kpi: Pick<KpiDefinition, 'unit'>): CellKind =>
  isShare(kpi) ? 'share' : isEuro(kpi) ? 'euro' : 'number';

/** One KPI and scope, month by month, for a chart. */
export const pointsOf = (months: readonly MonthFigures[], kpi: string, scope: string): readonly LinePoint[] =>
  months.map(({ month, figures }, i) => {
    const figure = figures.find((each) => each.kpi.code === kpi && each.scope === scope);
    return {
      month,
      value: figure?.status === 'OK' ? figure.value : null,
      provisional: i >= months.length - PROVISIONAL_MONTHS,
    };
  });

/** The same figures as a chart shows, as its table and its download. */
export function monthsTable(
  months: readonly MonthFigures[],
  kpi: KpiDefinition,
  scope: string,
  { t, say }: Text,
): TableData {
  const ratio = isShare(kpi);
  const rows = months.map(({ month, figures }, i): Cell[] => {
    const figure = figures.find((each) => each.kpi.code === kpi.code && each.scope === scope);
    const none = t(`figure.${figure && figure.status !== 'OK' ? figure.status : 'NO_DATA'}`);
    const value = figure?.status === 'OK' ? (figure.value ?? none) : none;
    const provisional = t(i >= months.length - PROVISIONAL_MONTHS ? 'figure.provisional' : 'figure.later');
    return [
      month,
      value,
      ...(ratio ? [figure?.numerator ?? none, figure?.denominator ?? none] : []),
      provisional,
    ];
  });
  return {
    columns: [
      { label: t('table.month'), kind: 'month' },
      { label: `${say(kpi.label)} (${say(kpi.unit)})`, kind: kindOf(kpi) },
      ...(ratio
        ? [
            { label: t('table.numerator'), kind: 'number' as const },
            { label: t('table.denominator'), kind: 'number' as const },
          ]
        : []),
      { label: t('table.state'), kind: 'text' },
    ],
    rows,
  };
}

/** The months whose figure is by another definition than that of the month before: what is left and right of one differs in kind. */
export const breaksOf = (months: readonly MonthFigures[], kpi: string, scope: string): readonly string[] => {
  const versions = months.map(({ month, figures }) => ({
    month,
    version: figures.find((each) => each.kpi.code === kpi && each.scope === scope)?.definitionVersion,
  }));
  return versions.flatMap(({ month, version }, i) => {
    const before = versions[i - 1]?.version;
    return before !== undefined && version !== undefined && before !== version ? [month] : [];
  });
};
