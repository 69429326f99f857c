import type { MonthFigures } from '../api/use-months.ts';
import { figureIn } from '../graphql/figures.ts';
import type { KpiDefinition } from '../graphql/programme.ts';
import type { Text } from '../intl/use-text.tsx';
import { PROVISIONAL_MONTHS } from '../session/use-moment.ts';
import { kindOfPeriod, lastMonthOf, monthIndex } from '../url/period.ts';
import { periodName } from '../intl/period-name.ts';
import type { LinePoint } from '../charts/line-chart.tsx';
import { isEuro, isShare } from './figure-text.ts';
import type { Cell, CellKind, Column, TableData } from './table-data.ts';

/** How a number of this KPI is shown in a table and written in a file. */
export const kindOf = (kpi: Pick<KpiDefinition, 'unit'>): CellKind =>
  isShare(kpi) ? 'share' : isEuro(kpi) ? 'euro' : 'number';

/** Whether a period may still grow much: it ends within the last three months that are shown. */
const provisionalIn = (months: readonly MonthFigures[]): ((code: string) => boolean) => {
  const last = monthIndex(lastMonthOf(months.at(-1)?.month ?? ''));
  return (code) => monthIndex(lastMonthOf(code)) > last - PROVISIONAL_MONTHS;
};

/** One KPI and scope, month by month (or by longer period), for a chart. */
export const pointsOf = (months: readonly MonthFigures[], kpi: string, scope: string): readonly LinePoint[] =>
  months.map(({ month, figures }) => {
    const figure = figureIn(figures, kpi, scope);
    return {
      month,
      value: figure?.status === 'OK' ? figure.value : null,
      provisional: provisionalIn(months)(month),
    };
  });

/** The columns of both halves of a share; of what is no share there are none. */
export const halfColumns = (kpi: Pick<KpiDefinition, 'unit'>, { t }: Text): readonly Column[] =>
  isShare(kpi)
    ? [
        { label: t('table.numerator'), kind: 'number' },
        { label: t('table.denominator'), kind: 'number' },
      ]
    : [];

/** The same figures as a chart shows, as its table and its download. */
export function monthsTable(
  months: readonly MonthFigures[],
  kpi: KpiDefinition,
  scope: string,
  text: Text,
): TableData {
  const { t, say } = text;
  const ratio = isShare(kpi);
  const long = months.some(({ month }) => kindOfPeriod(month) !== 'month');
  const rows = months.map(({ month, figures }): Cell[] => {
    const figure = figureIn(figures, kpi.code, scope);
    const none = t(`figure.${figure && figure.status !== 'OK' ? figure.status : 'NO_DATA'}`);
    const value = figure?.status === 'OK' ? (figure.value ?? none) : none;
    const provisional = t(provisionalIn(months)(month) ? 'figure.provisional' : 'figure.later');
    return [
      long ? periodName(month, text) : month,
      value,
      ...(ratio ? [figure?.numerator ?? none, figure?.denominator ?? none] : []),
      provisional,
    ];
  });
  return {
    columns: [
      long ? { label: t('submission.period'), kind: 'text' } : { label: t('table.month'), kind: 'month' },
      { label: `${say(kpi.label)} (${say(kpi.unit)})`, kind: kindOf(kpi) },
      ...halfColumns(kpi, text),
      { label: t('table.state'), kind: 'text' },
    ],
    rows,
  };
}

/**
 * The months whose figure is by another definition than that of the month before: what is left and right of one
 * differs in kind.
 */
export const breaksOf = (months: readonly MonthFigures[], kpi: string, scope: string): readonly string[] => {
  const versions = months.map(({ month, figures }) => ({
    month,
    version: figureIn(figures, kpi, scope)?.definitionVersion,
  }));
  return versions.flatMap(({ month, version }, i) => {
    const before = versions[i - 1]?.version;
    return before !== undefined && version !== undefined && before !== version ? [month] : [];
  });
};
