import { normalised, unknownTexts, type ColumnUse, type Inspected, type Layout } from '#libs/tabular';

/** What a person says of a file: per column where it goes, what its words stand for, and what is the same in every row. */
export interface Draft {
  /** Where a column goes, by its header; `''` for one that is not used, and so not sent. */
  readonly to: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fixed: Readonly<Record<string, string>>;
  readonly decimal: Readonly<Record<string, ',' | '.'>>;
}

/** The draft of a file that nobody has said anything of: what its headers suggest. */
export const firstDraft = ({ columns }: Inspected): Draft => ({
  to: Object.fromEntries(columns.map(({ name, suggestion }) => [name, suggestion?.to ?? ''])),
  values: {},
  fixed: {},
  decimal: {},
});

/** Paths that need no column, because a column or a fixed value gives them. */
export const isGiven = (draft: Draft, path: string): boolean =>
  Object.values(draft.to).includes(path) || (draft.fixed[path] ?? '') !== '';

export const hasAddresses = (draft: Draft): boolean =>
  Object.values(draft.to).some((to) => ['postcode', 'houseNumber', 'houseLetter', 'addition'].includes(to));

export interface UnknownValues {
  readonly column: string;
  readonly header: string;
  readonly to: string;
  readonly texts: readonly string[];
}

/** Words of the file that have no meaning here yet, by column. */
export const unknownValues = (
  type: string,
  { columns }: Inspected,
  draft: Draft,
  areas: ReadonlyMap<string, string>,
): readonly UnknownValues[] =>
  columns.flatMap(({ name, header, texts }) => {
    const to = draft.to[name] ?? '';
    const unknown = to === '' ? [] : unknownTexts(type, to, texts, areas);
    return unknown.length === 0 ? [] : [{ column: name, header, to, texts: unknown }];
  });

/** Words that nobody has said anything of yet. */
export const unsaid = (unknown: readonly UnknownValues[], draft: Draft): number =>
  unknown.reduce(
    (sum, { column, texts }) =>
      sum + texts.filter((text) => draft.values[column]?.[normalised(text)] === undefined).length,
    0,
  );

/** The layout that a draft says. */
export function layoutOf(type: string, draft: Draft): Layout {
  const columns: Record<string, ColumnUse> = {};
  for (const [name, to] of Object.entries(draft.to)) {
    if (to === '') continue;
    const values = draft.values[name];
    const decimal = draft.decimal[name];
    columns[name] = { to, ...(values ? { values } : {}), ...(decimal ? { decimal } : {}) };
  }
  const fixed = Object.fromEntries(
    Object.entries(draft.fixed).filter(
      ([path, text]) => text !== '' && !Object.values(draft.to).includes(path),
    ),
  );
  return { types: [type], columns, fixed };
}
