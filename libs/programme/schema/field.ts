/**
 * What one field of an event's data may hold. From this description come validation, JSON Schema, GraphQL input and
 * columns.
 */
export type FieldSpec =
  /** `past`: it has happened, so it is not after the day of posting, nor before the programme. */
  | { readonly kind: 'date'; readonly past: boolean }
  | { readonly kind: 'text'; readonly max: number }
  /**
   * An identifier chosen by a sender; `unique` tells within what it is unique, which is how it is told apart from
   * others.
   */
  | { readonly kind: 'id'; readonly of: string; readonly unique: 'partner' | 'programme' }
  | {
      readonly kind: 'pattern';
      readonly pattern: string;
      readonly example: string;
      /** Texts of this form that are used most, by what a person reads for them; any other is taken too. */
      readonly known?: Readonly<Record<string, { readonly nl: string; readonly en: string }>>;
    }
  /** A pseudonym made by the partner; replaced by a vault token before it is stored. */
  | { readonly kind: 'pseudonym'; readonly of: 'household' | 'dwelling' | 'person' }
  | { readonly kind: 'code'; readonly list: string; readonly codes: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly unit: string;
      /** May be in percents: `45%` and a spreadsheet's cell of 0.45 shown as 45% are 45. */
      readonly percents?: boolean;
    }
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'list';
      readonly item: FieldSpec;
      readonly min: number;
      readonly max: number;
      readonly unique: boolean;
    }
  | { readonly kind: 'object'; readonly name: string; readonly fields: Fields }
  /** The full data of another event of the same type as the entry corrected; checked against that type's schema. */
  | { readonly kind: 'replacement' };

/** T is the TypeScript type of the value, O whether the field may be absent. */
export interface Field<T = unknown, O extends boolean = boolean> {
  readonly spec: FieldSpec;
  readonly optional: O;
  readonly type?: T;
}

export type Fields = Readonly<Record<string, Field>>;

type Simplify<T> = { [K in keyof T]: T[K] };
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K]['optional'] extends true ? K : never }[keyof F];
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The TypeScript type of the data that a set of fields describes. */
export type Infer<F extends Fields> = Simplify<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
    readonly [K in OptionalKeys<F>]?: ValueOf<F[K]>;
  }
>;

const required = <T>(spec: FieldSpec): Field<T, false> => ({ spec, optional: false });

/** The same field, which may be left out. */
export const optional = <T>(field: Field<T>): Field<T, true> => ({ spec: field.spec, optional: true });
/** A calendar date such as `2025-03-31`; `past` when it has happened, so that no later day than today is taken. */
export const date = ({ past = false } = {}) => required<string>({ kind: 'date', past });
/** A free text of 1 to `max` characters; it is scanned for personal data. */
export const text = (max = 500) => required<string>({ kind: 'text', max });
/** A text of the form of a regular expression, with an example, and the texts most used in words. */
export const pattern = (
  source: string,
  example: string,
  known?: Readonly<Record<string, { readonly nl: string; readonly en: string }>>,
) => required<string>({ kind: 'pattern', pattern: source, example, ...(known && { known }) });
/** An identifier chosen by a sender, told apart within its partner or in the whole programme. */
export const id = (of: string, unique: 'partner' | 'programme') =>
  required<string>({ kind: 'id', of, unique });
/** The pseudonym that a partner makes of a household, dwelling or person. */
export const pseudonym = (of: 'household' | 'dwelling' | 'person') =>
  required<string>({ kind: 'pseudonym', of });
/** A code of a list; `list` is what that list is called (labels.ts). */
export const code = <const C extends readonly string[]>(list: string, codes: C) =>
  required<C[number]>({ kind: 'code', list, codes });
/** A whole number from `min` to `max`, both included. */
export const integer = (min: number, max: number) => required<number>({ kind: 'integer', min, max });
/** A number from `min` to `max`, both included, in a unit such as `m²`. */
export const number = (min: number, max: number, unit: string, more: { readonly percents?: boolean } = {}) =>
  required<number>({ kind: 'number', min, max, unit, ...more });
/** Yes or no. */
export const boolean = () => required<boolean>({ kind: 'boolean' });
/** The full data of another event of the type that is corrected. */
export const replacement = () => required<Readonly<Record<string, unknown>>>({ kind: 'replacement' });
/** A list of `min` to `max` items, each different unless `unique` is false. */
export const list = <T>(item: Field<T, false>, min = 0, max = 100, unique = true) =>
  required<readonly T[]>({ kind: 'list', item: item.spec, min, max, unique });
/** A group of fields; `name` is that of its type in GraphQL. */
export const object = <F extends Fields>(name: string, fields: F) =>
  required<Infer<F>>({ kind: 'object', name, fields });

/**
 * The fields of a later step, which is known by those named; the rest may be repeated, and then is what was known
 * that day.
 */
export const laterStep = <F extends Fields, K extends keyof F & string>(
  fields: F,
  ...known: readonly K[]
): LaterStep<F, K> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      known.some((each) => each === name) ? field : optional(field),
    ]),
  ) as LaterStep<F, K>;

type LaterStep<F extends Fields, K> = {
  readonly [N in keyof F]: N extends K ? F[N] : Field<ValueOf<F[N]>, true>;
};
