/**
 * What is wrong with an event that came as no text, as strict JSON would say of one that did. Seen to fail: with
 * each bound one off, with bytes counted as characters, with the name of a member not looked at, and with all of a
 * long list looked at.
 */
import { describe, expect, it } from '@jest/globals';

import { MAX_DEPTH, MAX_EVENT_BYTES, MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';
import { describeFault } from '../testing/ingest-fixture.js';
import { isSafe, valueFaults } from './json-limits.js';

const faults = (value: unknown) => valueFaults(value, [3]).map(describeFault);
/** So many lists in each other. */
const nested = (depth: number): unknown =>
  Array.from({ length: depth - 1 }).reduce<unknown>((inside) => [inside], []);

describe('given a number', () => {
  it.each([0, -0, 0.1, -1.5, 2 ** 53 - 1, 1 - 2 ** 53, 1.5e-300])('then %d is what was written', (value) => {
    expect([isSafe(value), faults({ a: value })]).toEqual([true, []]);
  });

  it.each([2 ** 53, -(2 ** 53), Infinity, -Infinity, NaN])('then %d may not be', (value) => {
    expect([isSafe(value), faults({ a: value })]).toEqual([false, ['UNSAFE_INTEGER /3/a']]);
  });
});

describe('given a value of another kind', () => {
  it('then what JSON can say is right, and what it cannot is told where it is', () => {
    expect(faults({ a: [null, true, 'é', undefined, {}], b: {} })).toEqual([]);
    expect(faults({ a: [1n, () => 1, Symbol('x')] })).toEqual([
      'NOT_JSON /3/a/0',
      'NOT_JSON /3/a/1',
      'NOT_JSON /3/a/2',
    ]);
  });

  it('then half of a sign is told, in a text and in the name of a member', () => {
    expect(faults({ a: ['x\ud800'], ['b\udc00']: 2n })).toEqual([
      'LONE_SURROGATE /3/a/0',
      'LONE_SURROGATE /3',
    ]);
  });
});

describe('given how much there may be', () => {
  it('then it is as deep as strict JSON may be, and no deeper', () => {
    expect(faults(nested(MAX_DEPTH))).toEqual([]);
    expect(faults(nested(MAX_DEPTH + 1)).map((each) => each.split(' ')[0])).toEqual(['TOO_DEEP']);
  });

  it('then it is as large as an event may be, in bytes, and no larger', () => {
    const room = MAX_EVENT_BYTES - '{"a":"",}'.length;
    expect(faults({ a: 'x'.repeat(room - 2) })).toEqual([]);
    expect(faults({ a: 'x'.repeat(room + 1) })).toEqual(['EVENT_TOO_LARGE /3']);
    expect(faults({ a: 'é'.repeat(room / 2 + 1) })).toEqual(['EVENT_TOO_LARGE /3']);
    expect(faults({ ['x'.repeat(MAX_EVENT_BYTES)]: 1 })).toEqual(['EVENT_TOO_LARGE /3']);
    expect(faults(Array<number>(MAX_EVENT_BYTES).fill(1))).toEqual(['EVENT_TOO_LARGE /3']);
  });

  it('then no more is told than one more than is of an event', () => {
    expect(faults(Array<number>(3_000).fill(2 ** 53))).toHaveLength(MAX_FAULTS_OF_EVENT + 1);
  });
});
