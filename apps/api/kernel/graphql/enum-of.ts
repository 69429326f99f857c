import { registerEnumType } from '@nestjs/graphql';
import { codeLabel, type Label } from '#libs/programme';

type Described<Name extends string> = Record<Name, { readonly description: string }>;
type Names<Name extends string> = Readonly<Record<Name, Name>>;

/** A GraphQL enum with these values; `labels` says what each is, in both languages. */
export function enumOf<Name extends string>(
  name: string,
  values: readonly Name[],
  { labels, ...more }: { readonly labels?: (value: Name) => Label; readonly description?: string } = {},
): Names<Name> {
  const made = Object.fromEntries(values.map((value) => [value, value])) as Names<Name>;
  const described = labels && values.map((value) => [value, { description: both(labels(value)) }] as const);
  const valuesMap = described && (Object.fromEntries(described) as Described<Name>);
  registerEnumType(made, { name, ...more, ...(valuesMap && { valuesMap }) });
  return made;
}

const lists = new Map<string, Names<string>>();
const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The GraphQL enum of a code list; one for all types that use the list. */
export function codesOf(list: string, codes: readonly string[]): Names<string> {
  const known = lists.get(list);
  if (known) return known;
  const made = enumOf(`${capital(list)}Code`, codes, { labels: (code) => codeLabel(list, code) });
  lists.set(list, made);
  return made;
}

/** A text in both languages, for a description in the schema. */
export const both = ({ nl, en }: Label): string => `${nl} / ${en}`;
