/** What descriptions of the REST interface (OpenAPI 3.1) are made of: schemas, answers, parameters, operations. */
import { defined } from '#libs/platform';

/** Any part of the description. */
export type Schema = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, object>>;

export const text = { type: 'string' };
export const flag = { type: 'boolean' };
export const number = { type: 'number' };
export const count = { type: 'integer', minimum: 0 };
export const day = { type: 'string', format: 'date' };
export const moment = { type: 'string', format: 'date-time' };
export const uuid = { type: 'string', format: 'uuid' };
/** The bytes of a file. */
export const binary = { type: 'string', format: 'binary' };
/** SHA-256 in lower-case hexadecimals. */
export const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const position = { type: 'string', pattern: '^(0|[1-9][0-9]*)$' };
export const largePosition = { ...position, description: 'Kan boven 2^53 uitkomen / may pass 2^53' };
/** A werklijn, or none. */
export const werklijn = { type: ['integer', 'null'] };

/** A schema among the components, by its name. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const label = ref('Label');
/** A list of at most so many, where a bound is said. */
export const listOf = (items: object, maxItems?: number) => ({
  type: 'array',
  ...defined({ maxItems }),
  items,
});
/** A schema, or null. */
export const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

/** An object with these members, all required but the optional ones. */
export const object = (properties: Properties, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

/** The same, that has no other members. */
export const closed = (properties: Properties, optional: readonly string[] = []) => ({
  ...object(properties, optional),
  additionalProperties: false,
});

/** A header of an answer by its name. */
export const header = (name: string, description: string) => ({ [name]: { description, schema: text } });
/** What every answer of `/v1` carries. */
export const headers = header('API-Version', 'Versie van deze API');
/** Where a list goes on (RFC 8288). */
export const link = header('Link', 'De volgende pagina, als die er is / the next page, if any');

/** One form of an answer or a body. */
export const json = (schema: object) => ({ 'application/json': { schema } });
/** What a client sends as JSON, by the name of its schema. */
export const body = (name: string) => ({ required: true, content: json(ref(name)) });

/** An answer in the forms of `content`, with the headers that it has besides those of every answer. */
export const answer = (description: string, content: object, more: object = {}) => ({
  description,
  headers: { ...headers, ...more },
  content,
});

const refused = (schema: string) => ({ 'application/problem+json': { schema: ref(schema) } });
/** A refusal (RFC 9457). */
export const problem = (description: string, schema = 'Problem') => answer(description, refused(schema));
/** The same of a description that names no headers. */
export const bareProblem = (description: string) => ({ description, content: refused('Problem') });

/** Who is not signed in, and who may not. */
export const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
};
/** What is refused with all that is wrong with it. */
export const wrong = { 400: problem('Er klopt iets niet; alle fouten staan erin / something is not right') };

/** What is refused of what is to be recorded, and when it can be tried again. */
export const writing = {
  ...wrong,
  ...refusals,
  409: problem('In strijd met wat is vastgelegd / in conflict with what is recorded'),
  415: problem('Dit formaat wordt niet gelezen / this format is not read'),
  429: problem('Te veel in te korte tijd; zie Retry-After en RateLimit / too much in too short a time'),
  503: problem('Even niet bereikbaar; zie Retry-After / not reachable for now'),
};

/** A parameter in the address; whether it is required is said only where that is given. */
export const query = (name: string, description: string, schema: object = text, required?: boolean) => ({
  name,
  in: 'query',
  ...defined({ required }),
  description,
  schema,
});
/** A parameter that may be left out, and says so. */
export const option = (name: string, description: string, schema: object = text) =>
  query(name, description, schema, false);
/** How long a page of a list is, in rows. */
export const pageOf = (rows: number) => ({ type: 'integer', minimum: 1, maximum: 100, default: rows });

/** The operations of one chapter of the description, each as the member of its path that it is. */
export function tagged(tag: string) {
  const by = (method: string) => (operationId: string, operation: Schema) => ({
    [method]: { operationId, tags: [tag], ...operation },
  });
  return { get: by('get'), post: by('post'), remove: by('delete') };
}
