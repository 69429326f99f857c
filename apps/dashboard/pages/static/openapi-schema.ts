import { inLanguage, members, text, type Members } from './openapi-members.ts';

/**
 * What a schema says of a value, one level of it: what lies within is read when it is asked for, for some hold
 * themselves.
 */
export interface Schema {
  /** Of a schema that has one in the description. */
  readonly name: string;
  readonly text: string;
  /** Names of JSON Schema: string, integer …; none where any value may stand. */
  readonly types: readonly string[];
  readonly format: string;
  /** What a value must keep, as the description says it: a fixed value, a pattern. */
  readonly rules: readonly string[];
  readonly bounds: readonly Bound[];
  readonly codes: readonly { readonly code: string; readonly text: string }[];
  readonly example: string;
  readonly fields: readonly SchemaField[];
  /** One of these, where it is not one thing. */
  readonly choices: readonly unknown[];
  /** Of a list what each of its items is. */
  readonly item: unknown;
}

/** How large a number may be, how long a text, how many items a list may have. */
export interface Bound {
  readonly of: 'value' | 'length' | 'count';
  readonly least: number | undefined;
  readonly most: number | undefined;
}

export interface SchemaField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: unknown;
}

const BOUNDS = [
  ['value', 'minimum', 'maximum'],
  ['length', 'minLength', 'maxLength'],
  ['count', 'minItems', 'maxItems'],
] as const;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isNull = (schema: unknown): boolean => members(schema)['type'] === 'null';

/** Reads one schema of an OpenAPI description, what it refers to in its place, in one language. */
export function readSchema(openapi: unknown, given: unknown, language: 'nl' | 'en'): Schema {
  const all = members(members(members(openapi)['components'])['schemas']);
  const ref = text(members(given)['$ref']);
  const name = ref.split('/').at(-1) ?? '';
  const schema = ref === '' ? members(given) : members(all[name]);
  // "This, or nothing" is one thing that may be null.
  const choices = [...list(schema['oneOf']), ...list(schema['anyOf'])];
  const real = choices.filter((each) => !isNull(each));
  if (real.length === 1 && choices.length > 0) {
    const only = readSchema(openapi, real[0], language);
    const none = choices.length > 1 ? ['null'] : [];
    return { ...only, text: textOf(schema, language) || only.text, types: [...only.types, ...none] };
  }
  const parts = list(schema['allOf']).map((part) => readSchema(openapi, part, language));
  const own = fieldsOf(schema);
  const fields = new Map([...parts.flatMap((part) => part.fields), ...own].map((each) => [each.name, each]));
  return {
    name,
    text: textOf(schema, language),
    types: [...new Set([...parts.flatMap(({ types }) => types), ...typesOf(schema)])],
    format: text(schema['format']),
    rules: rulesOf(schema),
    bounds: boundsOf(schema),
    codes: codesOf(schema, language),
    example: exampleOf(schema),
    // Required by one part stays required where another says more of it.
    fields: [...fields.values()].map((field) => ({
      ...field,
      required: [...parts.flatMap((part) => part.fields), ...own].some(
        (each) => each.name === field.name && each.required,
      ),
    })),
    choices: real,
    item: schema['items'],
  };
}

function textOf(schema: Members, language: 'nl' | 'en'): string {
  const label = text(members(schema['x-label'])[language]);
  return label === '' ? inLanguage(text(schema['description']), language) : label;
}

/** Of a fixed value its own kind, where nothing else says it. */
const typesOf = ({ type, const: fixed }: Members): readonly string[] =>
  (type === undefined && fixed !== undefined ? [typeof fixed] : Array.isArray(type) ? type : [type]).filter(
    (each) => typeof each === 'string',
  );

function rulesOf(schema: Members): readonly string[] {
  const fixed = schema['const'] === undefined ? [] : [`= ${JSON.stringify(schema['const'])}`];
  const pattern = text(schema['pattern']);
  return [...fixed, ...(pattern === '' ? [] : [pattern])];
}

const numeric = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const boundsOf = (schema: Members): readonly Bound[] =>
  BOUNDS.map(([of, least, most]) => ({
    of,
    least: numeric(schema[least]),
    most: numeric(schema[most]),
  })).filter(({ least, most }) => least !== undefined || most !== undefined);

const codesOf = (schema: Members, language: 'nl' | 'en') =>
  list(schema['enum'])
    .map((code) => (typeof code === 'number' ? String(code) : text(code)))
    .filter((code) => code !== '')
    .map((code) => ({ code, text: text(members(members(schema['x-codes'])[code])[language]) }));

function exampleOf(schema: Members): string {
  const [first] = [schema['example'], ...list(schema['examples'])].filter((each) => each !== undefined);
  return first === undefined ? '' : typeof first === 'string' ? first : JSON.stringify(first);
}

function fieldsOf(schema: Members): readonly SchemaField[] {
  const required = list(schema['required']);
  return Object.entries(members(schema['properties'])).map(([name, each]) => ({
    name,
    required: required.includes(name),
    schema: each,
  }));
}
