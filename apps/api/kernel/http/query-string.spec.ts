import { toPointer } from '#libs/programme';
import { describe, expect, it } from '@jest/globals';
import type { AppError } from '../errors/app-error.js';
import { dayIn, numberIn, oneOf, together } from './query-string.js';

const faultsOf = (work: () => unknown): readonly (readonly [string, string, unknown])[] => {
  try {
    work();
  } catch (error) {
    return (error as AppError).faults.map(
      ({ rule, place, value }) => [rule, toPointer(place), value] as const,
    );
  }
  return [];
};
const parts = (query: Readonly<Record<string, unknown>>) => () =>
  together({
    from: () => dayIn(query, 'van'),
    to: () => dayIn(query, 'tot'),
    first: () => numberIn(query, 'first', 20),
    partner: () => oneOf(query, 'partner'),
  });

describe('parts of a query string', () => {
  it('given that all are right, then each is as its own reader has it', () => {
    expect(parts({ van: '2025-02-28', partner: 'a' })()).toEqual({
      from: '2025-02-28',
      to: undefined,
      first: 20,
      partner: 'a',
    });
  });

  // Seen to fail: read one after the other, of which the first stops.
  it('given several that are wrong, then each is told with its place and value, in their order', () => {
    expect(
      faultsOf(parts({ van: '2025-02-30', tot: '2025-13-01', first: 'x', partner: ['a', 'b'] })),
    ).toEqual([
      ['NOT_A_DATE', '/van', '2025-02-30'],
      ['NOT_A_DATE', '/tot', '2025-13-01'],
      ['WRONG_TYPE', '/first', 'x'],
      ['GIVEN_TWICE', '/partner', undefined],
    ]);
  });

  it('given an error that is none of the question, then that is what is thrown', () => {
    const broken = () =>
      together({
        from: () => dayIn({ van: '2025-02-30' }, 'van'),
        to: () => {
          throw new TypeError('ours');
        },
      });
    expect(broken).toThrow(TypeError);
  });
});
