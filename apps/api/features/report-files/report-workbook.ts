import { writeWorkbook, type Cell, type Sheet } from '#libs/spreadsheet';
import { FIGURE_COLUMNS, tableOf, type Column } from './columns.js';
import { figureLines, type FigureLine } from './figure-lines.js';
import { frontRows } from './front-sheet.js';
import type { ReportDocument } from './report-document.js';
import { qualityRows } from './quality-sheet.js';
import { RESTATEMENT_COLUMNS, restatementLines } from './restatement-sheet.js';
import {
  COMPONENT_COLUMNS,
  componentLines,
  DEFINITION_COLUMNS,
  FOLLOWED_COLUMNS,
  followedLines,
  NARRATIVE_COLUMNS,
  PART_COLUMNS,
  partLines,
} from './more-sheets.js';

/**
 * A report as an XLSX file: what it is; a sheet per werklijn and one across them, all areas among them; data quality,
 * restatements, the further numbers and splits of figures, what is followed in registers, narratives and definitions.
 */
export function reportWorkbook(report: ReportDocument): Promise<Buffer> {
  const lines = figureLines(report);
  const figures = (name: string, wanted: (line: FigureLine) => boolean): Sheet =>
    sheet(name, FIGURE_COLUMNS, lines.filter(wanted));
  return writeWorkbook([
    { name: 'Rapportage', rows: frontRows(report), widths: [34, 90] },
    ...report.werklijnen.map(({ werklijn }) =>
      figures(`Werklijn ${werklijn}`, ({ row }) => row.werklijn === werklijn),
    ),
    figures('Over de werklijnen heen', ({ row }) => row.kpi.startsWith('X.')),
    {
      name: 'Datakwaliteit',
      rows: qualityRows(
        report,
        lines.filter(({ row }) => row.kpi.startsWith('Q.')),
      ),
      widths: FIGURE_COLUMNS.map(({ width }) => width),
      filter: true,
    },
    sheet('Herzieningen', RESTATEMENT_COLUMNS, restatementLines(lines)),
    sheet('Onderdelen', COMPONENT_COLUMNS, componentLines(lines)),
    sheet('Uitsplitsingen', PART_COLUMNS, partLines(report, lines)),
    sheet('Koppelkansen en knelpunten', FOLLOWED_COLUMNS, followedLines(report)),
    sheet('Toelichtingen', NARRATIVE_COLUMNS, report.narratives),
    sheet('Definities', DEFINITION_COLUMNS, report.definitions),
  ]);
}

const sheet = <T>(name: string, columns: readonly Column<T>[], items: Iterable<T>): Sheet => ({
  name,
  rows: tableOf<T>(columns, items) as Iterable<readonly Cell[]>,
  widths: columns.map(({ width }) => width),
  filter: true,
});
