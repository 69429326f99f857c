import { describe, expect, it } from '@jest/globals';
import { inLanguage } from './openapi-members.ts';
import { chaptersOf } from './openapi-reading.ts';

describe('a text in two languages', () => {
  it.each([
    ['Een pagina / a page', 'nl', 'Een pagina'],
    ['Een pagina / a page', 'en', 'a page'],
    ['nl / of / en / or', 'en', 'en / or'],
    ['OpenAPI 3.1', 'en', 'OpenAPI 3.1'],
    ['a / b / c', 'nl', 'a / b / c'],
  ] as const)('%j in %s is %j', (both, language, one) => expect(inLanguage(both, language)).toBe(one));
});

describe('an OpenAPI description', () => {
  const file = { schema: { type: 'string' } };
  const answer = { description: 'Goed / good', content: { 'application/json': {} } };
  const description = {
    servers: [{ url: '/v1' }],
    security: [{ bearer: [] }],
    tags: [{ name: 'a', description: 'Eerst / first' }, { name: 'leeg' }],
    paths: {
      '/x/{id}': {
        get: {
          tags: ['a'],
          summary: 'Lees / read',
          parameters: [{ $ref: '#/components/parameters/Id' }],
          responses: { 200: { $ref: '#/components/responses/Good' } },
        },
        parameters: [],
      },
      '/y': {
        servers: [{ url: '/' }],
        post: {
          security: [],
          requestBody: { content: { 'text/csv': file, 'application/json': {}, 'text/tab': file } },
          responses: {},
        },
      },
    },
    components: {
      parameters: { Id: { name: 'id', in: 'path', description: 'Welke / which' } },
      responses: { Good: answer },
    },
  };

  it('is read by chapter, what it refers to in its place; what has no chapter is last', () => {
    const [first, last, ...none] = chaptersOf(description, 'en');
    expect(none).toEqual([]);
    expect(first).toEqual({
      name: 'a',
      text: 'first',
      operations: [
        {
          id: 'get /x/{id}',
          method: 'GET',
          path: '/v1/x/{id}',
          summary: 'read',
          description: '',
          open: false,
          parameters: [{ name: 'id', where: 'path', text: 'which' }],
          bodies: [],
          answers: [
            { status: '200', text: 'good', contents: [{ forms: ['application/json'], schema: undefined }] },
          ],
        },
      ],
    });
    expect(last?.operations).toMatchObject([
      {
        method: 'POST',
        open: true,
        // At the server of its own, not below /v1.
        path: '/y',
        bodies: [
          { forms: ['text/csv', 'text/tab'], schema: { type: 'string' } },
          { forms: ['application/json'] },
        ],
      },
    ]);
  });

  it.each([null, 'x', [], {}, { paths: [] }, { paths: { '/x': null } }])('%j has none', (other) =>
    expect(chaptersOf(other, 'nl')).toEqual([]),
  );
});
