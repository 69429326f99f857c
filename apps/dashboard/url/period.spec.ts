import { describe, expect, test } from '@jest/globals';
import { kindOfPeriod, periodAround, stepPeriod } from './period.ts';

describe('given a period code', () => {
  test.each([
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

  test.each([
    ['year', '2026'],
    ['half', '2026-H2'],
    ['quarter', '2026-Q4'],
    ['month', '2026-11'],
  ] as const)('when November lies in a %s then that is %s', (kind, code) => {
    expect(periodAround('2026-11', kind)).toBe(code);
  });
});
