import { writeWorkbook, type Cell } from '#libs/spreadsheet';
import { csvLine, csvText } from '#libs/tabular';
import { FIGURE_STATUS } from '../report-files/words.js';
import type { FlatFigure } from './flat-figures.js';

interface FlatColumn {
  readonly header: string;
  readonly cell: (figure: FlatFigure) => Cell;
}

const column = (header: string, cell: FlatColumn['cell']): FlatColumn => ({ header, cell });

const COLUMNS: readonly FlatColumn[] = [
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
  // A word where there is no number: an empty cell would be added up as nought.
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

/** So that a spreadsheet program reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** As CSV for Dutch spreadsheet programs (`;`, decimal comma). */
export function flatCsv(figures: readonly FlatFigure[]): string {
  let text =
    BYTE_ORDER_MARK +
    csvLine(
      COLUMNS.map(({ header }) => header),
      ';',
    );
  for (const figure of figures)
    text += csvLine(
      COLUMNS.map(({ cell }) => csvText(cell(figure))),
      ';',
    );
  return text;
}

export const flatWorkbook = (figures: readonly FlatFigure[]): Promise<Buffer> =>
  writeWorkbook([
    {
      name: 'Cijfers',
      rows: [
        COLUMNS.map(({ header }) => header),
        ...figures.map((figure) => COLUMNS.map(({ cell }) => cell(figure))),
      ],
      widths: COLUMNS.map(({ header }) => Math.max(12, header.length + 2)),
      filter: true,
    },
  ]);
