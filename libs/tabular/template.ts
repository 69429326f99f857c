import { codeLabel, type EventData, type EventType, type FieldSpec, type Label } from '#libs/programme';
import { writeWorkbook, type Cell, type ColumnChoices, type Sheet } from '#libs/spreadsheet';

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

/** A file to fill in for one type of event: a header, an example, and as XLSX also what is allowed and what it means. */
export async function template(type: EventType, format: Format, language: Language): Promise<Buffer> {
  const header = [REFERENCE[language], ...fileColumns(type).map(({ label }) => label[language])];
  const example = [EXAMPLE[language], ...cellsOf(type, exampleData(type), language)];
  if (format === 'csv')
    return Buffer.from(`\uFEFF${csvLine(header, ';')}${csvLine(example.map(csvText), ';')}`);
  return writeWorkbook([
    dataSheet(type, header, example, language),
    valuesSheet(type, language),
    explanation(type, language),
  ]);
}

/** The example of every field, whole groups included. */
const exampleData = ({ fields }: EventType): EventData =>
  Object.fromEntries(Object.entries(fields).map(([name, { spec }]) => [name, exampleOf(spec)]));

/** Those a spreadsheet program is not to make a date or a number of. */
const isText = ({ spec }: FileColumn): boolean =>
  !['date', 'integer', 'number', 'code', 'boolean'].includes(spec.kind);

function dataSheet(
  type: EventType,
  header: readonly string[],
  example: readonly Cell[],
  language: Language,
): Sheet {
  const columns = fileColumns(type);
  return {
    name: SHEETS.data[language],
    rows: [header, example],
    widths: header.map((text) => Math.min(Math.max(text.length + 2, 12), 44)),
    textColumns: [0, ...columns.flatMap((column, i) => (isText(column) ? [i + 1] : []))],
    choices: choicesOf(type, language),
  };
}

/** One column per column of the data that has a list of codes. */
const coded = (type: EventType): readonly (readonly [FileColumn, Extract<FieldSpec, { kind: 'code' }>])[] =>
  fileColumns(type).flatMap((column) => {
    const spec = column.spec.kind === 'list' ? column.spec.item : column.spec;
    return spec.kind === 'code' ? [[column, spec] as const] : [];
  });

/** Drop-downs, where a cell holds one code. */
function choicesOf(type: EventType, language: Language): readonly ColumnChoices[] {
  const sheet = SHEETS.values[language];
  return coded(type).flatMap(([column, spec], fromColumn) =>
    column.spec.kind === 'list'
      ? []
      : [{ column: fileColumns(type).indexOf(column) + 1, sheet, fromColumn, count: spec.codes.length }],
  );
}

function valuesSheet(type: EventType, language: Language): Sheet {
  const columns = coded(type).map(([{ label }, { list, codes }]) => [
    label[language],
    ...codes.map((code) => codeLabel(list, code)[language]),
  ]);
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
