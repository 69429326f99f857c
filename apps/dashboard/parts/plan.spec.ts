import { describe, expect, it } from '@jest/globals';
import { en } from '../intl/en.ts';
import { nl } from '../intl/nl.ts';
import { planAt, planStatus, STANDS_FROM, type Plan } from './plan.ts';

/** 100 days from 0 to 1000. */
const up: Plan = { from: { day: '2026-01-01', value: 0 }, to: { day: '2026-04-11', value: 1000 } };
/** Lower is better: from 500 to 100. */
const down: Plan = { from: { day: '2026-01-01', value: 500 }, to: { day: '2026-04-11', value: 100 } };

describe('the plan line', () => {
  it('is straight, and flat before and after', () => {
    expect(planAt(up, '2026-02-20')).toBe(500);
    expect(planAt(up, '2025-01-01')).toBe(0);
    expect(planAt(up, '2027-01-01')).toBe(1000);
    expect(planAt(down, '2026-02-20')).toBe(300);
  });

  it('a figure stands against it by what of the planned way is gone', () => {
    const at = (value: number) => planStatus(up, '2026-02-20', value);
    expect([550, 549, 475, 474, 400, 399].map(at)).toEqual(['ahead', 'good', 'good', 'care', 'care', 'bad']);
    expect(planStatus(up, '2026-01-01', 5)).toBeUndefined();
  });

  it('also when it is to fall', () => {
    const at = (value: number) => planStatus(down, '2026-02-20', value);
    expect([250, 300, 330, 400].map(at)).toEqual(['ahead', 'good', 'care', 'bad']);
  });

  // Seen to fail: with 80% written out in the English text.
  it('is explained with the shares that it goes by, and with no number of its own', () => {
    for (const { 'explain.planText': text } of [nl, en]) {
      for (const name of Object.keys(STANDS_FROM)) expect(text).toContain(`{${name}}`);
      expect(text).not.toMatch(/\d/);
    }
  });
});
