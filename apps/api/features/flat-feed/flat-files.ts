import { writeWorkbook } from '#libs/spreadsheet';
import { toCsv, sheetOf, type Column } from '../report-files/columns.js';
import { FIGURE_STATUS } from '../report-files/words.js';
import type { FlatFigure } from './flat-figures.js';

const column = (header: string, cell: Column<FlatFigure>['cell']): Column<FlatFigure> => ({
  header,
  width: Math.max(12, header.length + 2),
  cell,
});

const COLUMNS: readonly Column<FlatFigure>[] = [
  column('Code', ({ kpi }) => kpi),
  column('Indicator', ({ label }) => label),
  column('Eenheid', ({ unit }) => unit),
  column('Gebied', ({ scope }) => scope),
  column('Naam van het gebied', ({ scopeName }) => scopeName),
  column('Periode', ({ period }) => period),
  column('Van', ({ from }) => ({ date: from })),
  column('Tot en met', ({ to }) => ({ date: to })),
  column('Vanaf het begin', ({ cumulative }) => cumulative),
  column('Stand van het cijfer', ({ status }) => FIGURE_STATUS[status].nl),
  // A word where there is no number: an empty cell would be added up as zero.
  column('Waarde', ({ value, status }) => value ?? FIGURE_STATUS[status].nl),
  column('Teller', ({ numerator }) => numerator),
  column('Noemer', ({ denominator }) => denominator),
  column('Onbekend', ({ unknown }) => unknown),
  column('Streefwaarde', ({ target }) => target),
  column('Partners aangeleverd', ({ partnersReporting }) => partnersReporting),
  column('Partners verwacht', ({ partnersExpected }) => partnersExpected),
  column('Versie van de definitie', ({ definitionVersion }) => definitionVersion),
  column('Positie', ({ position }) => Number(position)),
  column('Peildatum', ({ referenceDate }) => ({ date: referenceDate })),
];

/** As CSV, one line each. */
export const toFlatCsv = (figures: readonly FlatFigure[]): string => toCsv(COLUMNS, figures);

/** As a workbook of one sheet. */
export const toFlatWorkbook = (figures: readonly FlatFigure[]): Promise<Buffer> =>
  writeWorkbook([sheetOf('Cijfers', COLUMNS, figures)]);
