import { describe, expect, it } from '@jest/globals';
import { kindOfPeriod, periodAround, standDayOf, stepPeriod } from './period.ts';

describe('given a period code', () => {
  it.each([
    ['2026', 'year', '2025'],
    ['2026-H1', 'half', '2025-H2'],
    ['2026-H2', 'half', '2026-H1'],
    ['2026-Q1', 'quarter', '2025-Q4'],
    ['2026-Q3', 'quarter', '2026-Q2'],
    ['2026-01', 'month', '2025-12'],
  ])('when %s is read then it is a %s and the one before is %s', (code, kind, before) => {
    expect(kindOfPeriod(code)).toBe(kind);
    expect(stepPeriod(code, -1)).toBe(before);
    expect(stepPeriod(before, 1)).toBe(code);
  });

  it.each([
    ['year', '2026'],
    ['half', '2026-H2'],
    ['quarter', '2026-Q4'],
    ['month', '2026-11'],
  ] as const)('when November lies in a %s then that is %s', (kind, code) => {
    expect(periodAround('2026-11', kind)).toBe(code);
  });
});

// Cause: as known on 10 March the page said "as at 31 March". Seen to fail: with lastDay in the place of known.
describe('given the newest day there is, 31 August 2026', () => {
  const lastDay = '2026-08-31';
  it.each([
    ['no period was chosen and now is asked', '2026-08-31', lastDay, false, '2026-08-31'],
    ['a day in the middle of a month is asked', '2026-03-31', '2026-03-10', false, '2026-03-10'],
    ['a day beyond the newest is asked', '2026-08-31', '2026-12-01', false, '2026-08-31'],
    ['a period is chosen and an earlier day asked', '2026-03-31', '2026-03-10', true, '2026-03-31'],
    ['a period is chosen that has not ended', '2026-12-31', lastDay, true, '2026-08-31'],
  ])('when %s, then it is counted up to the day that says so', (_, end, known, isChosen, day) => {
    expect(standDayOf(end, { known, lastDay, isChosen })).toBe(day);
  });
});
