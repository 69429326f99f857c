import type { EventType, Label } from '#libs/programme';
import type { Cell, Sheet } from '#libs/spreadsheet';

import { fileColumns } from './columns.js';
import { describeField } from './describe-field.js';
import type { Language } from './write-cells.js';

const NAME = { nl: 'Uitleg', en: 'Explanation' } as const;

const HEADERS: readonly Label[] = [
  { nl: 'Kolom', en: 'Column' },
  { nl: 'Verplicht', en: 'Required' },
  { nl: 'Wat erin hoort', en: 'What belongs in it' },
  { nl: 'Naam voor machines', en: 'Name for machines' },
];

/** A column that is no field of the type. */
export interface ExplainedColumn {
  readonly label: Label;
  readonly help: Label;
  readonly name: string;
}

/** What every column of a file means and may hold: first what is special of the file, then the fields of the type. */
export function explanationSheet(
  type: EventType,
  language: Language,
  { about, columns }: { readonly about: Label; readonly columns: readonly ExplainedColumn[] },
): Sheet {
  const yes = { nl: 'ja', en: 'yes' }[language];
  const no = { nl: 'nee', en: 'no' }[language];
  const rows: readonly (readonly Cell[])[] = [
    HEADERS.map((header) => header[language]),
    [type.label[language], null, about[language], type.type],
    ...columns.map(({ label, help, name }) => [label[language], no, help[language], name]),
    ...fileColumns(type).map(({ label, required, spec, path }) => [
      label[language],
      required ? yes : no,
      describeField(spec)[language],
      path.join('.'),
    ]),
  ];
  return { name: NAME[language], rows, widths: [40, 10, 100, 30] };
}
