export const text = { type: 'string' };

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const headers = { 'API-Version': { description: 'Versie van deze API', schema: text } };
export const problem = (description: string) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
export const query = (name: string, description: string, schema: object = text) => ({
  name,
  in: 'query',
  description,
  schema,
});
