import { amountLabel, CAUSES } from '#libs/indicators';
import { CAUSE_LABELS } from '../restatement/cause-labels.js';
import type { RestatedAmountModel } from '../restatement/restatement.model.js';
import type { Column } from './columns.js';
import { isRestatedAmount, type FigureLine } from './figure-lines.js';

/** One number of a figure of the previous edition that is another one now. */
export interface RestatementLine extends FigureLine {
  readonly amount: RestatedAmountModel;
}

/** Every number that changed since the previous edition. */
export const restatementLines = (lines: readonly FigureLine[]): readonly RestatementLine[] =>
  lines.flatMap((line) => line.changes.filter(isRestatedAmount).map((amount) => ({ ...line, amount })));

export const RESTATEMENT_COLUMNS: readonly Column<RestatementLine>[] = [
  { header: 'Code', width: 7, cell: ({ row }) => row.kpi },
  { header: 'Indicator', width: 34, cell: ({ definition }) => definition.label.nl },
  { header: 'Gebiedscode', width: 14, cell: ({ row }) => row.scope },
  { header: 'Gebied', width: 24, cell: ({ area }) => area.name },
  { header: 'Periode', width: 10, cell: ({ before }) => before?.period ?? null },
  { header: 'Tijdvak', width: 12, cell: ({ figure }) => (figure.cumulative ? 'Cumulatief' : 'Periode') },
  { header: 'Getal', width: 26, cell: ({ row, amount }) => amountLabel(row.kpi, amount.name).nl },
  { header: 'Naam van het getal', width: 18, cell: ({ amount }) => amount.name },
  { header: 'Eenheid', width: 26, cell: ({ definition }) => definition.unit.nl },
  { header: 'Vorige rapportage', width: 12, cell: ({ amount }) => amount.before },
  ...CAUSES.map((cause) => ({
    header: CAUSE_LABELS[cause].nl,
    width: 14,
    cell: ({ amount }: RestatementLine) => amount[cause],
  })),
  { header: 'Nu', width: 12, cell: ({ amount }) => amount.after },
];
