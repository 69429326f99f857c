import { codeLabel, type EventType } from '#libs/programme';
import type { ColumnChoices, Sheet } from '#libs/spreadsheet';

import { fileColumns } from './columns.js';
import type { Language } from './write-cells.js';

/** What may be chosen of one's own, by the path of a field: names of areas, ids of placements that are open. */
export type OwnChoices = Readonly<Record<string, readonly string[]>>;

/** What may be chosen in a column. */
export interface List {
  /** 0 for the first column of the data. */
  readonly column: number;
  readonly label: string;
  readonly values: readonly string[];
  /** A cell holds one of them, so that there can be a drop-down. */
  readonly one: boolean;
}

const VALUES = { nl: 'Toegestane waarden', en: 'Allowed values' } as const;

/**
 * The columns of a type's data that have codes, and those of which something of one's own is chosen; the first
 * stands at `from`.
 */
export function listsOf(type: EventType, language: Language, own: OwnChoices, from: number): readonly List[] {
  return fileColumns(type).flatMap(({ spec: of, label: { [language]: label }, path }, i): readonly List[] => {
    const column = from + i;
    const choices = own[path.join('.')] ?? [];
    if (choices.length > 0) return [{ column, label, values: choices, one: of.kind !== 'list' }];
    const spec = of.kind === 'list' ? of.item : of;
    if (spec.kind !== 'code') return [];
    const values = spec.codes.map((code) => codeLabel(spec.list, code)[language]);
    return [{ column, label, values, one: of.kind !== 'list' }];
  });
}

/** Drop-downs of columns where one may be chosen. */
export const choicesOf = (lists: readonly List[], language: Language): readonly ColumnChoices[] =>
  lists.flatMap(({ column, values, one }, fromColumn) =>
    one ? [{ column, sheet: VALUES[language], fromColumn, count: values.length }] : [],
  );

/** The sheet that the drop-downs are of. */
export function valuesSheet(lists: readonly List[], language: Language): Sheet {
  const columns = lists.map(({ label, values }) => [label, ...values]);
  const length = Math.max(0, ...columns.map((column) => column.length));
  const rows = Array.from({ length }, (_, i) => columns.map((column) => column[i] ?? null));
  return { name: VALUES[language], rows, widths: columns.map(() => 30) };
}
