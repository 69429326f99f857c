import { describe, expect, it } from '@jest/globals';
import { readSchema } from './openapi-schema.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const description = {
  components: {
    schemas: {
      Label: { type: 'object', required: ['nl'], properties: { nl: { type: 'string' } } },
      Envelope: {
        type: 'object',
        required: ['id', 'data'],
        properties: { id: { type: 'string', maxLength: 300 }, data: { type: 'object' } },
      },
      Reached: {
        description: 'Bereikt / reached',
        allOf: [ref('Envelope'), { properties: { type: { const: 'x.v1' }, data: ref('Label') } }],
      },
      Tree: { type: 'object', properties: { parts: { type: 'array', items: ref('Tree') } } },
    },
  },
};
const read = (schema: unknown) => readSchema(description, schema, 'nl');

describe('a schema of the description, read one level deep', () => {
  it('says its kind, its bounds, its form and its codes by their names', () => {
    expect(
      read({
        type: 'string',
        'x-label': { nl: 'Kanaal', en: 'Channel' },
        enum: ['PHONE', null],
        'x-codes': { PHONE: { nl: 'Telefoon', en: 'Phone' } },
        pattern: '^P',
        minLength: 1,
        examples: ['PHONE'],
      }),
    ).toMatchObject({
      text: 'Kanaal',
      types: ['string'],
      codes: [{ code: 'PHONE', text: 'Telefoon' }],
      rules: ['^P'],
      bounds: [{ of: 'length', least: 1, most: undefined }],
      example: 'PHONE',
    });
  });

  it('this or nothing is one thing that may be null; what it refers to is read in its place', () => {
    expect(read({ anyOf: [ref('Label'), { type: 'null' }], description: 'Naam / name' })).toMatchObject({
      name: 'Label',
      text: 'Naam',
      types: ['object', 'null'],
      choices: [],
      fields: [{ name: 'nl', required: true }],
    });
  });

  it('of parts together the last says what a field is, and any of them that it is required', () => {
    const { name, text, fields } = read(ref('Reached'));
    expect([name, text]).toEqual(['Reached', 'Bereikt']);
    expect(fields).toEqual([
      { name: 'id', required: true, schema: { type: 'string', maxLength: 300 } },
      { name: 'data', required: true, schema: ref('Label') },
      { name: 'type', required: false, schema: { const: 'x.v1' } },
    ]);
  });

  it('a fixed value is of its own kind', () => {
    expect(read({ const: '1.0' })).toMatchObject({ types: ['string'], rules: ['= "1.0"'] });
  });

  it('one of several stays a choice; what holds itself is read no deeper', () => {
    expect(read({ oneOf: [ref('Label'), ref('Tree'), { type: 'null' }] }).choices).toEqual([
      ref('Label'),
      ref('Tree'),
    ]);
    expect(read(ref('Tree')).fields).toEqual([
      { name: 'parts', required: false, schema: { type: 'array', items: ref('Tree') } },
    ]);
  });

  it.each([null, undefined, 'x', [], ref('Nowhere'), { allOf: 3, enum: 'x', properties: [] }])(
    '%j says nothing',
    (other) => expect(read(other)).toMatchObject({ types: [], fields: [], choices: [], codes: [] }),
  );
});
