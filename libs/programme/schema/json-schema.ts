import type { Field, Fields, FieldSpec } from './field.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** 43 characters base64url: HMAC-SHA-256 without padding. */
export const PSEUDONYM_PATTERN = '^[A-Za-z0-9_-]{43}$';
/** Printable, no white space at the ends, at most 100 characters. */
export const ID_PATTERN = '^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,98}[A-Za-z0-9])?$';

/** What the number of a target or baseline means, wherever a schema describes it. */
export const IN_PERCENTS =
  'In de eenheid die de indicator toont: van een percentage in procenten, 45 is 45 %; boven 100 alleen met aboveHundred / ' +
  'in the unit that the KPI shows: of a share in percents, 45 is 45 %; above 100 with aboveHundred only';

function valueSchema(spec: FieldSpec): JsonSchema {
  switch (spec.kind) {
    case 'date':
      return { type: 'string', format: 'date' };
    case 'text':
      return { type: 'string', minLength: 1, maxLength: spec.max };
    case 'id':
      return { type: 'string', pattern: ID_PATTERN };
    case 'pattern':
      return { type: 'string', pattern: spec.pattern, examples: [spec.example] };
    case 'pseudonym':
      return { type: 'string', pattern: PSEUDONYM_PATTERN };
    case 'code':
      return { type: 'string', enum: [...spec.codes] };
    case 'integer':
      return { type: 'integer', minimum: spec.min, maximum: spec.max };
    case 'number':
      return {
        type: 'number',
        minimum: spec.min,
        maximum: spec.max,
        ...(spec.percents === true ? { description: IN_PERCENTS } : {}),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return {
        type: 'array',
        items: valueSchema(spec.item),
        minItems: spec.min,
        maxItems: spec.max,
        uniqueItems: spec.unique,
      };
    case 'object':
      return objectSchema(spec.fields);
    case 'replacement':
      return { type: 'object' };
  }
}

/** The JSON Schema of an object with those fields and no others. */
export function objectSchema(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, field]: [string, Field]) => [name, valueSchema(field.spec)]),
    ),
    required: entries.filter(([, field]) => !field.optional).map(([name]) => name),
    additionalProperties: false,
  };
}
