/**
 * What the schema validator finds, in the words of the house. Seen to fail: with something more told of a value of
 * the wrong type, with each rule or bound swapped for another, with the value shown of a key, of an object or of
 * what may be personal, with more told than is told of an event, and with a pointer not cut at its escaped slashes.
 */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

import { toPointer, PSEUDONYM_PATTERN } from '#libs/programme';

import { MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';
import { describeFault } from '../testing/ingest-fixture.js';
import { schemaFaults } from './schema-faults.js';

const ajv = new Ajv2020({ allErrors: true, verbose: true });
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
const SCHEMA = {
  type: 'object',
  required: ['must'],
  additionalProperties: false,
  properties: {
    must: {},
    count: { type: 'integer', minimum: 1, maximum: 5 },
    amount: { type: 'number', multipleOf: 0.5 },
    text: { type: 'string', minLength: 2, maxLength: 40 },
    list: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'string', enum: ['A', 'B'] } },
    flag: { type: 'boolean' },
    day: { type: 'string', format: 'date' },
    id: { type: 'string', pattern: '^[a-z]+$', examples: ['duindorp'] },
    bare: { type: 'string', pattern: '^[a-z]+$' },
    key: { type: 'string', pattern: PSEUDONYM_PATTERN },
    'a/b': { type: 'object' },
  },
};
const validate = ajv.compile(SCHEMA);

const found = (data: Readonly<Record<string, unknown>>) => {
  validate({ must: 1, ...data });
  return schemaFaults(validate.errors ?? [], [3, 'data']);
};

describe('given data that break their schema', () => {
  it.each<readonly [member: string, value: unknown, told: readonly string[], en: string]>([
    ['must', undefined, ['REQUIRED /3/data/must'], 'must'],
    ['count', 0, ['TOO_SMALL /3/data/count'], '1'],
    ['count', 6, ['TOO_LARGE /3/data/count'], '5'],
    ['count', 'x', ['WRONG_TYPE /3/data/count'], 'an integer'],
    ['count', 1.5, ['WRONG_TYPE /3/data/count'], 'an integer'],
    ['amount', 0.3, ['TOO_PRECISE /3/data/amount'], ''],
    ['amount', 'x', ['WRONG_TYPE /3/data/amount'], 'a number'],
    ['text', 'a', ['TOO_SHORT /3/data/text'], '2'],
    ['text', 'a'.repeat(41), ['TOO_LONG /3/data/text'], '40'],
    ['text', 5, ['WRONG_TYPE /3/data/text'], 'a text'],
    ['list', [], ['TOO_SHORT /3/data/list'], '1'],
    ['list', ['A', 'B', 'A'], ['TOO_LONG /3/data/list'], '2'],
    ['list', ['A', 'C'], ['UNKNOWN_CODE /3/data/list/1'], 'A, B'],
    ['list', 'A', ['WRONG_TYPE /3/data/list'], 'a list'],
    ['flag', 1, ['WRONG_TYPE /3/data/flag'], 'true or false'],
    ['day', '1 maart', ['NOT_A_DATE /3/data/day'], ''],
    ['id', 'Duindorp', ['PATTERN /3/data/id'], 'an example: duindorp'],
    ['bare', 'Duindorp', ['PATTERN /3/data/bare'], ''],
    ['key', 'Kerkweg', ['PATTERN /3/data/key'], 'a key has 43 characters'],
    ['a/b', 7, ['WRONG_TYPE /3/data/a~1b'], 'an object'],
    ['more', 7, ['UNKNOWN_MEMBER /3/data/more'], 'more'],
  ])('when %s is %j, then %j', (member, value, told, en) => {
    const faults = found({ [member]: value });
    expect(faults.map(describeFault)).toEqual(told);
    expect(faults[0]?.message.en).toContain(en);
  });

  it('when a value is of the wrong type, then nothing more is said of it, and of the others it is', () => {
    const type = { keyword: 'type', instancePath: '/a', params: { type: 'string' }, data: 1 };
    const errors = [
      { ...type, keyword: 'enum', schema: ['A'] },
      type,
      { ...type, keyword: 'enum', schema: ['A'], instancePath: '/b' },
    ] as unknown as readonly ErrorObject[];
    expect(schemaFaults(errors, []).map(describeFault)).toEqual(['WRONG_TYPE /a', 'UNKNOWN_CODE /b']);
  });

  it('when there are more faults than are told of an event, then one more is told', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`m${i}`, 1]));
    expect(found(many)).toHaveLength(MAX_FAULTS_OF_EVENT + 1);
  });
});

describe('given a value that is shown to its sender', () => {
  const shown = (data: Readonly<Record<string, unknown>>) => found(data).map(({ value }) => value);

  it('then it is as it was sent', () => {
    expect(shown({ text: 'a', count: 6, id: 'Duindorp', flag: 0 })).toEqual([6, 'a', 0, 'Duindorp']);
  });

  it.each<readonly [what: string, data: Readonly<Record<string, unknown>>]>([
    ['it stands where a key should', { key: 'Kerkweg' }],
    ['it may be personal', { id: 'jan@example.nl' }],
    ['it is a number that may be', { text: 111222333 }],
    ['it is an object', { count: { secret: 's' } }],
    ['it is a list', { count: ['s'] }],
  ])('when %s, then it is not', (_, data) => {
    expect(shown(data)).toEqual([undefined]);
  });

  it('when the name of a member may be personal, then that is told in place of the name', () => {
    const faults = found({ 'jan@example.nl': 1 });
    expect(faults.map(describeFault)).toEqual(['PERSONAL_DATA /3/data']);
    expect(JSON.stringify(faults)).not.toContain('jan@');
  });

  it('when the name of a member is long, then its sentence has its beginning', () => {
    const [fault] = found({ ['b'.repeat(500)]: 1 });
    expect(fault?.message.en).toContain('b'.repeat(100));
    expect(fault?.message.en).not.toContain('b'.repeat(101));
    expect(toPointer(fault?.place ?? [])).toContain('/3/data/b');
  });
});
