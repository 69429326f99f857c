/**
 * Seen to fail: with the value of every list said, a household's key stands in the refusal; with none said, nobody
 * knows which code is meant.
 */
import { expect, it } from '@jest/globals';
import type { Fields, FieldSpec } from '#libs/programme';
import { checkLists } from './list-check.js';

const listOf = (item: FieldSpec): Fields => ({
  them: { spec: { kind: 'list', item, min: 1, max: 8, unique: true }, optional: false },
});
const CODES: FieldSpec = { kind: 'code', list: 'topics', codes: ['ENERGY', 'SAFETY'] };
const KEYS: FieldSpec = { kind: 'pseudonym', of: 'household' };

it.each([
  ['a code', CODES, ['SAFETY', 'ENERGY', 'SAFETY'], { value: 'SAFETY' }],
  ['a key, which is not said again', KEYS, ['k', 'k'], {}],
])('a list with the same value twice: %s', (_, item, them, said) => {
  const { faults } = checkLists({ them }, listOf(item), ['data']);
  expect(faults).toEqual([
    { place: ['data', 'them'], rule: 'NOT_UNIQUE', severity: 'refuse', message: expect.anything(), ...said },
  ]);
});
