/**
 * Which state of the log is meant. Seen to fail: with a position at the head refused, with the head left out of the
 * fault, with a moment not looked up; with the day of now for that of a moment or a position, and without the bound
 * of now.
 */
import { describe, expect, it } from '@jest/globals';
import { dateOf } from '#libs/programme';
import { given, momentOf, CLOCK, reached, refusalOf } from '../testing/given.js';
import { positionOf, resolveReferenceDay, type AsOfInput } from './as-of.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const { model } = given(...Array.from({ length: 30 }, (_, i) => reached(`h${i}`, '2025-02-01'))).projected();

describe('given thirty events, an hour apart, which position is asked about', () => {
  it.each<readonly [what: string, asOf: AsOfInput | undefined, position: number]>([
    ['nothing said: the last one', undefined, 30],
    ['neither said: the last one', {}, 30],
    ['before the first', { position: 0n }, 0],
    ['a position', { position: 7n }, 7],
    ['the last one', { position: 30n }, 30],
    ['the moment of an event: with it', { moment: momentOf(7) }, 7],
    ['a moment between two: the earlier', { moment: momentOf(8) - 1 }, 7],
    ['a moment before the first', { moment: momentOf(1) - 1 }, 0],
    ['a moment to come', { moment: momentOf(1_000) }, 30],
  ])('when %s', (_, asOf, position) => {
    expect(positionOf(model, asOf)).toBe(position);
  });

  it.each<readonly [what: string, asOf: AsOfInput, refused: string]>([
    ['past the last', { position: 31n }, 'POSITION_AHEAD /asOf/position'],
    ['below zero', { position: -1n }, 'POSITION_AHEAD /asOf/position'],
    ['past what a number can say', { position: 2n ** 64n }, 'POSITION_AHEAD /asOf/position'],
    ['a position and a moment', { position: 1n, moment: momentOf(1) }, 'ASOF_TWICE /asOf'],
    ['both, at zero', { position: 0n, moment: 0 }, 'ASOF_TWICE /asOf'],
  ])('when %s, then it is refused', (_, asOf, refused) => {
    expect(refusalOf(() => positionOf(model, asOf))).toEqual([refused]);
  });

  it('when it lies ahead, then both languages say up to where there is', () => {
    expect(() => positionOf(model, { position: 31n })).toThrow(
      expect.objectContaining({
        faults: [
          expect.objectContaining({
            message: expect.objectContaining({ nl: expect.stringMatching(/\b30\b/) }),
          }),
        ],
      }),
    );
    expect(() => positionOf(model, { position: 31n })).toThrow(/\b30\b/);
  });
});

describe('given a question without a reference date, which day is meant', () => {
  const dayOn = (asOf: AsOfInput | undefined, date?: string) =>
    dateOf(resolveReferenceDay(model, asOf, date, CLOCK.now()));

  it.each<readonly [what: string, asOf: AsOfInput | undefined, date: string]>([
    ['nothing said: today', undefined, '2025-12-01'],
    ['a moment: its own', { moment: momentOf(7) }, '2025-03-01'],
    ['a moment after the last event: still its own', { moment: momentOf(30) + 9 * DAY }, '2025-03-11'],
    ['a moment to come: today', { moment: CLOCK.now() + 9 * DAY }, '2025-12-01'],
    ['a position: that of when it was recorded', { position: 20n }, '2025-03-02'],
    ['before the first event: today', { position: 0n }, '2025-12-01'],
  ])('when %s', (_, asOf, date) => {
    expect(dayOn(asOf)).toBe(date);
  });

  it('when a date is given, then that, whatever else is', () => {
    expect(dayOn({ moment: momentOf(7) }, '2024-02-29')).toBe('2024-02-29');
  });

  it.each(['2025-02-29', '2025-13-01', '1 maart', ''])('when it is "%s", then it is refused', (date) => {
    expect(refusalOf(() => dayOn(undefined, date))).toEqual(['NOT_A_DATE /referenceDate']);
  });
});
