import { CAUSES, datesOf, parsePeriod } from '#libs/indicators';
import type { Cell, Sheet } from '#libs/spreadsheet';
import { csvLine, csvText } from '#libs/tabular';
import { CAUSE_LABELS } from '../restatement/cause-labels.js';
import type { RestatedAmountModel } from '../restatement/restatement.model.js';
import { isShare, type FigureLine } from './figure-lines.js';
import { breakText } from './content/differences.js';
import { readerOf } from './content/reader.js';
import { AREA_KIND, FIGURE_STATUS } from './words.js';

/** A column of a table: its Dutch header, its width in characters, and what stands in it. */
export interface Column<T> {
  readonly header: string;
  readonly width: number;
  readonly cell: (item: T) => Cell;
}

export const SHARE = '0.0%';

/** With a mark for thousands, and hundredths where there are any. */
export const countCell = (value: number | null | undefined): Cell =>
  value == null ? null : { number: value, format: Number.isInteger(value) ? '#,##0' : '#,##0.00' };
/** A share as a percentage with one decimal. */
export const shareCell = (value: number | undefined): Cell =>
  value === undefined ? null : { number: value, format: SHARE };
const dateIn = (line: FigureLine, end: 'from' | 'to'): Cell => {
  const period = parsePeriod(line.figure.period, line.figure.cumulative);
  return period ? { date: datesOf(period)[end] } : null;
};
/** In the unit of the KPI. */
const figureCell = (line: FigureLine, value: number | undefined): Cell =>
  isShare(line.definition) ? shareCell(value) : countCell(value);

const column = (header: string, width: number, cell: (line: FigureLine) => Cell): Column<FigureLine> => ({
  header,
  width,
  cell,
});

const main = ({ changes }: FigureLine): RestatedAmountModel | undefined =>
  changes.find(({ name }) => name === 'value' || name === 'numerator');
const denominator = ({ changes }: FigureLine): RestatedAmountModel | undefined =>
  changes.find(({ name }) => name === 'denominator');

/** What became of a number since the previous edition: in all, then by cause. */
const changeColumns = (
  of: string,
  amount: (line: FigureLine) => RestatedAmountModel | undefined,
): readonly Column<FigureLine>[] => [
  column(`Verandering ${of}`, 14, (line) => {
    const found = amount(line);
    // Added up from its causes: they sum exactly in millionths, a difference of decimals need not.
    return countCell(found && Math.round(CAUSES.reduce((sum, cause) => sum + found[cause], 0) * 1e6) / 1e6);
  }),
  ...CAUSES.map((cause) =>
    column(`${CAUSE_LABELS[cause].nl} (${of})`, 14, (line) => countCell(amount(line)?.[cause])),
  ),
];

/** What a report says of one figure, without what all its figures share. */
export const FIGURE_COLUMNS: readonly Column<FigureLine>[] = [
  column('Code', 7, ({ row }) => row.kpi),
  column('Indicator', 34, ({ definition }) => definition.label.nl),
  column('Gebiedscode', 14, ({ row }) => row.scope),
  column('Gebied', 24, ({ area }) => area.name),
  column('Soort gebied', 12, ({ area }) => AREA_KIND[area.kind].nl),
  column('Periode', 10, ({ figure }) => figure.period),
  column('Tijdvak', 12, ({ figure }) => (figure.cumulative ? 'Cumulatief' : 'Periode')),
  column('Van', 12, (line) => dateIn(line, 'from')),
  column('Tot en met', 12, (line) => dateIn(line, 'to')),
  column('Stand van het cijfer', 22, ({ figure }) => FIGURE_STATUS[figure.status].nl),
  column('Waarde', 12, (line) => figureCell(line, line.figure.figure)),
  column('Teller', 12, ({ figure }) => countCell(figure.numerator)),
  column('Noemer', 12, ({ figure }) => countCell(figure.denominator)),
  column('Eenheid', 30, ({ definition }) => definition.unit.nl),
  column('Onbekend', 10, ({ figure }) => countCell(figure.unknown)),
  column('Aandeel onbekend', 10, ({ figure }) => shareCell(figure.unknownShare)),
  column('Nulmeting', 12, (line) => figureCell(line, line.figure.baseline)),
  column('Streefwaarde', 12, (line) => figureCell(line, line.figure.target)),
  column('Deel van de weg naar de streefwaarde', 14, ({ figure }) => shareCell(figure.progress)),
  column('Partners met gegevens', 10, ({ figure }) => figure.partnersReporting ?? null),
  column('Partners verwacht', 10, ({ figure }) => figure.partnersExpected),
  column('Vorige rapportage: periode', 12, ({ before }) => before?.period ?? null),
  column('Vorige rapportage: waarde', 12, (line) => figureCell(line, line.before?.figure)),
  column('Vorige rapportage: teller', 12, ({ before }) => countCell(before?.numerator)),
  column('Vorige rapportage: noemer', 12, ({ before }) => countCell(before?.denominator)),
  ...changeColumns('waarde of teller', main),
  ...changeColumns('noemer', denominator),
  column('Definitieversie', 10, ({ figure }) => figure.definitionVersion),
  column('Andere definitie dan in vorige rapportage', 40, ({ broken }) =>
    broken ? breakText(broken, readerOf('nl')) : null,
  ),
];

/** A table of cells: the headers, then a row per item. */
export function* tableOf<T>(columns: readonly Column<T>[], items: Iterable<T>): Generator<readonly Cell[]> {
  yield columns.map(({ header }) => header);
  for (const item of items) yield columns.map(({ cell }) => cell(item));
}

/** The same as a sheet of a workbook, to be filtered by its headers. */
export const sheetOf = <T>(name: string, columns: readonly Column<T>[], items: Iterable<T>): Sheet => ({
  name,
  rows: tableOf<T>(columns, items),
  widths: columns.map(({ width }) => width),
  filter: true,
});

/** So that a spreadsheet program reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The same as CSV for Dutch spreadsheet programs (`;`, decimal comma). */
export function toCsv<T>(columns: readonly Column<T>[], items: Iterable<T>): string {
  let text = BYTE_ORDER_MARK;
  for (const row of tableOf(columns, items)) text += csvLine(row.map(csvText), ';');
  return text;
}
