import type { ReactNode } from 'react';
import type { ReportRow } from '../graphql/editions.ts';
import { useText } from '../intl/use-text.tsx';
import { useView } from '../url/use-view.ts';
import { DataTable } from './data-table.tsx';
import { measuredOf } from './measured.ts';
import type { Cell, TableData } from './table-data.ts';

interface Props {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  /** Indicators that the edition before counted by another definition. */
  readonly redefined?: readonly string[];
  /** Of the file that is downloaded. */
  readonly name: string;
}

/**
 * Figures as an edition reports them: over its period, from the start, against the target and beside the edition
 * before.
 */
export function ReportedRows({ title, rows, redefined: otherwise = [], name }: Props): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { to } = useView();
  // How many reported is not for outsiders; of how many says nothing by itself.
  const says = rows.some(({ period }) => period.partnersReporting !== null);
  const aimed = rows.some(({ cumulative }) => cumulative.progress !== null);
  const table: TableData = {
    columns: [
      { label: t('table.kpi'), kind: 'text' },
      { label: t('edition.inPeriod'), kind: 'number' },
      { label: t('period.start'), kind: 'number' },
      { label: t('edition.target'), kind: 'number' },
      ...(aimed ? [{ label: t('edition.progress'), kind: 'share' as const }] : []),
      { label: t('edition.previous'), kind: 'number' },
      ...(says ? [{ label: t('table.partners'), kind: 'text' as const }] : []),
    ],
    rows: rows.map((row): Cell[] => [
      `${row.kpi} ${say(row.label)} (${say(row.unit)})${otherwise.includes(row.kpi) ? ` – ${t('edition.redefined')}` : ''}`,
      measuredOf(row, row.period, text),
      measuredOf(row, row.cumulative, text),
      row.cumulative.target === null
        ? '–'
        : measuredOf(row, { status: 'OK', value: row.cumulative.target }, text),
      ...(aimed ? [row.cumulative.progress ?? '–'] : []),
      row.previous ? measuredOf(row, row.previous.cumulative, text) : '–',
      ...(says ? [reporting(row, t)] : []),
    ]),
  };
  return (
    <section className="section panel">
      <h2>{title}</h2>
      <DataTable
        table={table}
        caption={t('edition.caption', { title })}
        name={name}
        stackable
        quietCaption
        linkTo={(row) => to(`/indicatoren/${rows[row]?.kpi ?? ''}`)}
      />
    </section>
  );
}

/**
 * "5 of 6"; of a figure that is about people an outsider is not told how many reported, and not of how many either.
 */
const reporting = (
  { period: { partnersReporting, partnersExpected } }: ReportRow,
  t: ReturnType<typeof useText>['t'],
): string =>
  partnersReporting === null
    ? '–'
    : t('table.ofPartners', { reporting: partnersReporting, expected: partnersExpected });
