import { describe, expect, it } from '@jest/globals';

import { CLOCK_BOUND, ClockGuard } from './clock-guard.js';

const YEARS = 5 * 365 * 86_400_000;

function given() {
  const time = { wall: Date.parse('2026-03-10T10:00:00Z'), passed: 0 };
  const guard = new ClockGuard({ now: () => time.wall }, () => time.passed);
  const pass = (milliseconds: number): void => {
    time.wall += milliseconds;
    time.passed += milliseconds;
  };
  return { guard, time, pass };
}

describe('the clock that entries are stamped by', () => {
  it('given time that passes, however much, nothing is refused', () => {
    const { guard, pass } = given();
    pass(YEARS);
    expect(guard.jump).toBeUndefined();
    expect(() => guard.check()).not.toThrow();
  });

  it('given a jump ahead or back beyond the bound, it is refused until the clock is right again', () => {
    for (const [by, kind] of [
      [YEARS, 'ahead'],
      [-YEARS, 'back'],
      [CLOCK_BOUND + 1, 'ahead'],
    ] as const) {
      const { guard, time } = given();
      time.wall += by;
      expect(guard.jump).toEqual({ kind, by: Math.abs(by) });
      expect(() => guard.check()).toThrow(expect.objectContaining({ code: 'CLOCK_JUMPED' }));
      time.wall -= by;
      expect(guard.jump).toBeUndefined();
    }
  });

  it('the bound is an hour', () => expect(CLOCK_BOUND).toBe(60 * 60 * 1_000));

  it('given a correction within the bound, as a time server makes, nothing is refused', () => {
    const { guard, time } = given();
    time.wall += CLOCK_BOUND;
    expect(guard.jump).toBeUndefined();
  });

  it('given a log whose newest entry is of later, it is refused', () => {
    const { guard, time } = given();
    guard.note(time.wall + YEARS);
    guard.note(time.wall - YEARS);
    expect(guard.jump).toEqual({ kind: 'before-log', by: YEARS });
  });

  // Seen to fail: without `settled` nothing can be recorded for five years.
  it('given a log whose jump was settled, its times are held against the clock as they are read', () => {
    const { guard, time } = given();
    guard.note(time.wall + YEARS);
    guard.settled(YEARS);
    expect(guard.jump).toBeUndefined();
  });
});
