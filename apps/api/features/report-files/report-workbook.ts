import { findKpi } from '#libs/indicators';
import { writeWorkbook, type Sheet } from '#libs/spreadsheet';
import { FIGURE_COLUMNS, sheetOf } from './columns.js';
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
export function toReportWorkbook(report: ReportDocument): Promise<Buffer> {
  const lines = figureLines(report);
  const figures = (name: string, wanted: (line: FigureLine) => boolean): Sheet =>
    sheetOf(name, FIGURE_COLUMNS, lines.filter(wanted));
  return writeWorkbook([
    { name: 'Rapportage', rows: frontRows(report), widths: [34, 90] },
    ...report.werklijnen.map(({ werklijn }) =>
      figures(`Werklijn ${werklijn}`, ({ row }) => row.werklijn === werklijn),
    ),
    figures('Over de werklijnen heen', ({ row }) => findKpi(row.kpi)?.chapter === 'X'),
    {
      ...sheetOf('Datakwaliteit', FIGURE_COLUMNS, []),
      rows: qualityRows(
        report,
        lines.filter(({ row }) => findKpi(row.kpi)?.chapter === 'Q'),
      ),
    },
    sheetOf('Herzieningen', RESTATEMENT_COLUMNS, restatementLines(lines)),
    sheetOf('Onderdelen', COMPONENT_COLUMNS, componentLines(lines)),
    sheetOf('Uitsplitsingen', PART_COLUMNS, partLines(report, lines)),
    sheetOf('Koppelkansen en knelpunten', FOLLOWED_COLUMNS, followedLines(report)),
    sheetOf('Toelichtingen', NARRATIVE_COLUMNS, report.narratives),
    sheetOf('Definities', DEFINITION_COLUMNS, report.definitions),
  ]);
}
