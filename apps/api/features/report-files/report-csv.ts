import { treatmentOf } from '#libs/indicators';
import type { Cell } from '#libs/spreadsheet';
import { toCsv, FIGURE_COLUMNS, type Column } from './columns.js';
import { figureLines, type FigureLine } from './figure-lines.js';
import type { ReportDocument } from './report-document.js';

/** A line of the file stands on its own: which edition, and what it was known by. */
const columns = ({ edition, protection }: ReportDocument): readonly Column<FigureLine>[] => {
  const same = (header: string, cell: Cell): Column<FigureLine> => ({ header, width: 12, cell: () => cell });
  return [
    same('Rapportage', edition.editionId),
    same('Status rapportage', edition.statusLabel.nl),
    same('Geldigheid', edition.standingLabel.nl),
    { header: 'Werklijn', width: 8, cell: ({ row }) => row.werklijn },
    ...FIGURE_COLUMNS,
    { header: 'Positie', width: 12, cell: ({ figure }) => figure.position },
    { header: 'Peildatum', width: 12, cell: ({ figure }) => ({ date: figure.referenceDate }) },
    ...(protection ? [protectionColumn(protection)] : []),
  ];
};

/**
 * What was done to the numbers, in its four sentences: a table of values has no other place for words. In the rows
 * that show numbers about people, those of the programme as a whole.
 */
const protectionColumn = ({
  explanation,
}: NonNullable<ReportDocument['protection']>): Column<FigureLine> => ({
  header: 'Wat met de getallen is gedaan',
  width: 60,
  cell: ({ row }) =>
    row.scope === 'NL' && treatmentOf(row.kpi) !== 'OPEN' ? explanation.map(({ nl }) => nl).join(' ') : null,
});

/** Every figure of a report as CSV, one line each. */
export const toReportCsv = (report: ReportDocument): string => toCsv(columns(report), figureLines(report));
