import {
  normaliseLabel,
  unknownTexts,
  type ColumnUse,
  type FileInspection,
  type Layout,
} from '#libs/tabular';

/** Another event of the same row: always, or only where a column says one of these words (normalised). */
export interface AlsoEvent {
  readonly type: string;
  /** By its normalised header; `''` for every row. */
  readonly column: string;
  readonly says: readonly string[];
}

/**
 * What a person says of a file: per column where it goes, what its words stand for, what is the same in every row,
 * which other events a row makes.
 */
export interface Draft {
  /** Where a column goes, by its header; `''` for one that is not used, and so not sent. */
  readonly to: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fixed: Readonly<Record<string, string>>;
  readonly decimal: Readonly<Record<string, ',' | '.'>>;
  readonly also: readonly AlsoEvent[];
}

/** The draft of a file that nobody has said anything of: what its headers suggest. */
export const firstDraft = ({ columns }: FileInspection): Draft => ({
  to: Object.fromEntries(columns.map(({ name, suggestion }) => [name, suggestion?.to ?? ''])),
  values: {},
  fixed: {},
  decimal: {},
  also: [],
});

/** The draft of a file that is read as one before it: what that layout says, and of new columns nothing. */
export function draftOf({ columns }: FileInspection, layout: Layout): Draft {
  const known = columns.flatMap(({ name }) => {
    const use = Object.hasOwn(layout.columns, name) ? layout.columns[name] : undefined;
    return use ? [{ name, use }] : [];
  });
  const [, ...others] = layout.types;
  return {
    to: Object.fromEntries(
      columns.map(({ name }) => [name, known.find((each) => each.name === name)?.use.to ?? '']),
    ),
    values: Object.fromEntries(
      known.flatMap(({ name, use: { values } }) => (values ? [[name, values]] : [])),
    ),
    decimal: Object.fromEntries(
      known.flatMap(({ name, use: { decimal } }) => (decimal ? [[name, decimal]] : [])),
    ),
    fixed: layout.fixed,
    also: others.map((type) => ({
      type,
      column: layout.when?.[type]?.column ?? '',
      says: layout.when?.[type]?.says ?? [],
    })),
  };
}

/** Paths that need no column, because a column or a fixed value gives them. */
export const isGiven = (draft: Draft, path: string): boolean =>
  Object.values(draft.to).includes(path) || (draft.fixed[path] ?? '') !== '';

/** A column holds a part of an address, of which a key is made. */
export const hasAddresses = (draft: Draft): boolean =>
  Object.values(draft.to).some((to) => ['postcode', 'houseNumber', 'houseLetter', 'addition'].includes(to));

/** Its rows say something of entries that are there. */
export const isOfCorrections = (draft: Draft): boolean =>
  Object.values(draft.to).some((to) => to === 'entry' || to === 'action');

export interface UnknownValues {
  readonly column: string;
  readonly header: string;
  readonly to: string;
  readonly texts: readonly string[];
}

/** Words of the file that have no meaning here yet, by column. */
export const unknownValues = (
  types: readonly string[],
  { columns }: FileInspection,
  draft: Draft,
  areas: ReadonlyMap<string, string>,
): readonly UnknownValues[] =>
  columns.flatMap(({ name, header, texts }) => {
    const to = draft.to[name] ?? '';
    const unknown =
      to === '' ? [] : [...new Set(types.flatMap((type) => unknownTexts(type, to, texts, areas)))];
    return unknown.length === 0 ? [] : [{ column: name, header, to, texts: unknown }];
  });

/** Words that nobody has said anything of yet. */
export const unsaid = (unknown: readonly UnknownValues[], draft: Draft): number =>
  unknown.reduce(
    (sum, { column, texts }) =>
      sum + texts.filter((text) => draft.values[column]?.[normaliseLabel(text)] === undefined).length,
    0,
  );

/** The types of events that a row makes, the one of the page first. */
export const typesOf = (type: string, { also }: Draft): readonly string[] => [
  type,
  ...also.map((each) => each.type),
];

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
  const conditions = draft.also.filter(({ column }) => column !== '');
  const when = Object.fromEntries(conditions.map(({ type: of, column, says }) => [of, { column, says }]));
  return { types: typesOf(type, draft), columns, fixed, ...(conditions.length > 0 ? { when } : {}) };
}
