import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseDay } from '../calendar.js';
import { CATALOGUE, typeNamed } from '../catalogue.js';
import { dataSchema } from './event-type.js';
import {
  boolean,
  code,
  date,
  id,
  integer,
  list,
  number,
  object,
  optional,
  pseudonym,
  text,
} from './field.js';
import { ID_PATTERN, objectSchema } from './json-schema.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addFormat('date', (value) => parseDay(value) !== undefined);

const sample = objectSchema({
  on: date(),
  why: optional(text(5)),
  ref: id('thing', 'partner'),
  key: pseudonym('household'),
  colour: code('colour', ['RED', 'BLUE']),
  count: integer(0, 3),
  size: number(0, 1.5, 'm'),
  sure: boolean(),
  many: list(integer(1, 4), 1, 2),
  inner: optional(object('Inner', { a: optional(integer(0, 1)) })),
});
const valid = {
  on: '2025-01-31',
  ref: 'a:b/c-1',
  key: 'A'.repeat(43),
  colour: 'RED',
  count: 3,
  size: 1.5,
  sure: false,
  many: [1, 2],
};
const accepts = ajv.compile(sample);

describe('the JSON Schema made of fields', () => {
  it('accepts what fits', () => {
    expect(accepts(valid)).toBe(true);
    expect(accepts({ ...valid, why: 'é', inner: {} })).toBe(true);
  });

  it.each([
    [{ on: '2025-02-30' }],
    [{ why: '' }],
    [{ why: 'longer' }],
    [{ ref: ' a' }],
    [{ ref: 'a'.repeat(101) }],
    [{ key: 'A'.repeat(42) }],
    [{ key: `${'A'.repeat(42)}=` }],
    [{ colour: 'red' }],
    [{ count: 1.5 }],
    [{ count: 4 }],
    [{ size: -0.1 }],
    [{ sure: 'yes' }],
    [{ many: [] }],
    [{ many: [1, 1] }],
    [{ many: [1, 2, 3] }],
    [{ inner: { b: 1 } }],
    [{ extra: 1 }],
    [{ on: undefined }],
  ])('refuses %j', (change) => {
    expect(accepts(JSON.parse(JSON.stringify({ ...valid, ...change })))).toBe(false);
  });

  it('an id has no white space or quotes and is at most a hundred long', () => {
    const pattern = new RegExp(ID_PATTERN);
    expect(['a', '7', 'a'.repeat(100), 'x.y_z:1/2-3'].every((text) => pattern.test(text))).toBe(true);
    expect(['', '-a', 'a-', 'a b', 'a"b', 'é'].some((text) => pattern.test(text))).toBe(false);
  });
});

it.each(CATALOGUE.map((type) => [type.name]))(
  'the published schema of %s is a valid schema of its own',
  (name) => {
    const schema = dataSchema(typeNamed(name));
    expect(schema['$id']).toBe(`/v1/schemas/${typeNamed(name).type}`);
    expect(() => ajv.compile(schema)).not.toThrow();
  },
);
