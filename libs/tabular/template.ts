import type { EventData, EventType } from '#libs/programme';
import { writeOds, writeWorkbook } from '#libs/spreadsheet';

import { choicesOf, listsOf, valuesSheet, type OwnChoices } from './choice-lists.js';
import { EXAMPLE, fileColumns, REFERENCE, type FileColumn } from './columns.js';
import { csvLine } from './csv.js';
import { exampleOf } from './describe-field.js';
import { explanationSheet } from './explanation-sheet.js';
import type { Format } from './open-table.js';
import { cellsOf, csvText, type Language } from './write-cells.js';

export const DATA_SHEET = { nl: 'Gegevens', en: 'Data' } as const;

const REFERENCE_HELP = {
  nl: 'Het nummer of kenmerk van deze rij in uw eigen administratie, zonder persoonsgegevens. Wie het invult kan een rij later verbeteren of intrekken onder dit kenmerk. Leeg: de inhoud van de rij is haar kenmerk',
  en: 'The number or id of this row in your own administration, without personal data. Who fills it in can correct or retract the row later under this id. Empty: the content of the row is its id',
} as const;
const EXAMPLE_HELP = {
  nl: 'De eerste rij is een voorbeeld; verwijder haar voordat u het bestand aanlevert',
  en: 'The first row is an example; remove it before you send the file',
} as const;

/**
 * A file to fill in for one type of event: a header, an example, and as a spreadsheet also what is allowed and what
 * it means. `own`: what may be chosen of one's own, of which the first stands in the example.
 */
export async function template(
  type: EventType,
  format: Format,
  language: Language,
  own: OwnChoices = {},
): Promise<Buffer> {
  const header = [REFERENCE[language], ...fileColumns(type).map(({ label }) => label[language])];
  const example = [EXAMPLE[language], ...cellsOf(type, exampleData(type, own), language)];
  if (format === 'csv')
    return Buffer.from(`\uFEFF${csvLine(header, ';')}${csvLine(example.map(csvText), ';')}`);
  const lists = listsOf(type, language, own, 1);
  const write = format === 'ods' ? writeOds : writeWorkbook;
  return write([
    {
      name: DATA_SHEET[language],
      rows: [header, example],
      widths: header.map(widthOf),
      textColumns: textColumnsOf(type, 1),
      choices: choicesOf(lists, language),
    },
    valuesSheet(lists, language),
    explanationSheet(type, language, {
      about: EXAMPLE_HELP,
      columns: [{ label: REFERENCE, help: REFERENCE_HELP, name: 'id' }],
    }),
  ]);
}

/** The example of every field, whole groups included. */
const exampleData = ({ fields }: EventType, own: OwnChoices): EventData =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { spec }]) => {
      const first = own[name]?.[0];
      const example = first === undefined ? exampleOf(spec) : first;
      return [name, first !== undefined && spec.kind === 'list' ? [first] : example];
    }),
  );

/** Wide enough for a header, and no wider than a screen bears. */
export const widthOf = (header: string): number => Math.min(Math.max(header.length + 2, 12), 44);

/**
 * Those a spreadsheet program is not to make a date or a number of; the first column of the data stands at `from`.
 */
export const textColumnsOf = (type: EventType, from: number): readonly number[] => [
  0,
  ...fileColumns(type).flatMap((column, i) => (isText(column) ? [i + from] : [])),
];

const isText = ({ spec }: FileColumn): boolean =>
  !['date', 'integer', 'number', 'code', 'boolean'].includes(spec.kind);
