import type { Cell } from '#libs/spreadsheet';
import { FIGURE_COLUMNS, tableOf } from './columns.js';
import type { FigureLine } from './figure-lines.js';
import type { ReportDocument } from './report-document.js';

/** The figures on quality, and in the same columns the counts of submissions and open findings. */
export function* qualityRows(
  { dataQuality, edition }: ReportDocument,
  lines: readonly FigureLine[],
): Generator<readonly Cell[]> {
  yield* tableOf(FIGURE_COLUMNS, lines);
  const counted = (name: string, count: number, unit: string): readonly Cell[] => {
    const cells: Readonly<Record<string, Cell>> = {
      Indicator: name,
      Gebiedscode: 'NL',
      Gebied: 'Programma',
      'Soort gebied': 'Programma',
      Periode: edition.period.code,
      Waarde: count,
      Eenheid: unit,
    };
    return FIGURE_COLUMNS.map(({ header }) => cells[header] ?? null);
  };
  yield counted('Inzendingen verwacht', dataQuality.submissionsExpected, 'inzendingen');
  yield counted('Inzendingen gedaan', dataQuality.submissionsMade, 'inzendingen');
  yield counted('Inzendingen aanvaard of niets te melden', dataQuality.submissionsComplete, 'inzendingen');
  for (const { label, count } of dataQuality.openFindings)
    yield counted(`Open bevinding: ${label.nl}`, count, 'bevindingen');
}
