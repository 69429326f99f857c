import { codeLabel, type EventData, type EventType, type Label } from '#libs/programme';
import { writeOds, writeWorkbook, type Cell, type ColumnChoices, type Sheet } from '#libs/spreadsheet';

import { EXAMPLE, fileColumns, REFERENCE, type FileColumn } from './columns.js';
import { csvLine } from './csv.js';
import { describeField, exampleOf } from './describe-field.js';
import type { Format } from './open-table.js';
import { cellsOf, csvText, type Language } from './write-cells.js';

const SHEETS = {
  data: { nl: 'Gegevens', en: 'Data' },
  values: { nl: 'Toegestane waarden', en: 'Allowed values' },
  explanation: { nl: 'Uitleg', en: 'Explanation' },
} as const;

const HEADERS: readonly Label[] = [
  { nl: 'Kolom', en: 'Column' },
  { nl: 'Verplicht', en: 'Required' },
  { nl: 'Wat erin hoort', en: 'What belongs in it' },
  { nl: 'Naam voor machines', en: 'Name for machines' },
];

const REFERENCE_HELP = {
  nl: 'Het nummer of kenmerk van deze rij in uw eigen administratie, zonder persoonsgegevens. Wie het invult kan een rij later verbeteren of intrekken onder dit kenmerk. Leeg: de inhoud van de rij is haar kenmerk',
  en: 'The number or id of this row in your own administration, without personal data. Who fills it in can correct or retract the row later under this id. Empty: the content of the row is its id',
} as const;
const EXAMPLE_HELP = {
  nl: 'De eerste rij is een voorbeeld; verwijder haar voordat u het bestand aanlevert',
  en: 'The first row is an example; remove it before you send the file',
} as const;

const AREA = 'neighbourhoodId';

/**
 * A file to fill in for one type of event: a header, an example, and as a spreadsheet also what is allowed and what it means.
 * `areas` are the names of those that may be chosen, of which the first stands in the example.
 */
export async function template(
  type: EventType,
  format: Format,
  language: Language,
  areas: readonly string[] = [],
): Promise<Buffer> {
  const header = [REFERENCE[language], ...fileColumns(type).map(({ label }) => label[language])];
  const example = [EXAMPLE[language], ...cellsOf(type, exampleData(type, areas), language)];
  if (format === 'csv')
    return Buffer.from(`\uFEFF${csvLine(header, ';')}${csvLine(example.map(csvText), ';')}`);
  const lists = listsOf(type, language, areas);
  const write = format === 'ods' ? writeOds : writeWorkbook;
  return write([
    dataSheet(type, header, example, { language, lists }),
    valuesSheet(lists, language),
    explanation(type, language),
  ]);
}

/** The example of every field, whole groups included. */
const exampleData = ({ fields }: EventType, [area]: readonly string[]): EventData =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { spec }]) => [
      name,
      name === AREA && area !== undefined ? area : exampleOf(spec),
    ]),
  );

/** Those a spreadsheet program is not to make a date or a number of. */
const isText = ({ spec }: FileColumn): boolean =>
  !['date', 'integer', 'number', 'code', 'boolean'].includes(spec.kind);

function dataSheet(
  type: EventType,
  header: readonly string[],
  example: readonly Cell[],
  { language, lists }: { readonly language: Language; readonly lists: readonly List[] },
): Sheet {
  const columns = fileColumns(type);
  return {
    name: SHEETS.data[language],
    rows: [header, example],
    widths: header.map((text) => Math.min(Math.max(text.length + 2, 12), 44)),
    textColumns: [0, ...columns.flatMap((column, i) => (isText(column) ? [i + 1] : []))],
    choices: choicesOf(lists, language),
  };
}

/** What may be chosen in a column. */
interface List {
  /** 0 for the first column of the data. */
  readonly column: number;
  readonly label: string;
  readonly values: readonly string[];
  /** A cell holds one of them, so that there can be a drop-down. */
  readonly one: boolean;
}

/** The columns of the data that have codes, and that of the area where areas are known. */
function listsOf(type: EventType, language: Language, areas: readonly string[]): readonly List[] {
  return fileColumns(type).flatMap(({ spec: of, label: { [language]: label }, path }, i): readonly List[] => {
    const column = i + 1;
    if (path.join('.') === AREA)
      return areas.length === 0 ? [] : [{ column, label, values: areas, one: true }];
    const spec = of.kind === 'list' ? of.item : of;
    if (spec.kind !== 'code') return [];
    const values = spec.codes.map((code) => codeLabel(spec.list, code)[language]);
    return [{ column, label, values, one: of.kind !== 'list' }];
  });
}

const choicesOf = (lists: readonly List[], language: Language): readonly ColumnChoices[] =>
  lists.flatMap(({ column, values, one }, fromColumn) =>
    one ? [{ column, sheet: SHEETS.values[language], fromColumn, count: values.length }] : [],
  );

function valuesSheet(lists: readonly List[], language: Language): Sheet {
  const columns = lists.map(({ label, values }) => [label, ...values]);
  const length = Math.max(0, ...columns.map((column) => column.length));
  const rows = Array.from({ length }, (_, i) => columns.map((column) => column[i] ?? null));
  return { name: SHEETS.values[language], rows, widths: columns.map(() => 30) };
}

function explanation(type: EventType, language: Language): Sheet {
  const yes = { nl: 'ja', en: 'yes' }[language];
  const no = { nl: 'nee', en: 'no' }[language];
  const rows = fileColumns(type).map(({ label, required, spec, path }) => [
    label[language],
    required ? yes : no,
    describeField(spec)[language],
    path.join('.'),
  ]);
  return {
    name: SHEETS.explanation[language],
    rows: [
      HEADERS.map((header) => header[language]),
      [type.label[language], null, EXAMPLE_HELP[language], type.type],
      [REFERENCE[language], no, REFERENCE_HELP[language], 'id'],
      ...rows,
    ],
    widths: [40, 10, 100, 30],
  };
}
