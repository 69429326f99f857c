import { registerEnumType } from '@nestjs/graphql';
import { codeLabel } from '#libs/programme';

type Codes = Readonly<Record<string, string>>;

const enums = new Map<string, Codes>();
const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The GraphQL enum of a code list; one for all types that use the list. */
export function enumOf(list: string, codes: readonly string[]): Codes {
  const known = enums.get(list);
  if (known) return known;
  const made = Object.fromEntries(codes.map((code) => [code, code]));
  const valuesMap = Object.fromEntries(
    codes.map((code) => [code, { description: both(codeLabel(list, code)) }]),
  );
  registerEnumType(made, { name: `${capital(list)}Code`, valuesMap });
  enums.set(list, made);
  return made;
}

/** A text in both languages, for a description in the schema. */
export const both = ({ nl, en }: { readonly nl: string; readonly en: string }): string => `${nl} / ${en}`;
