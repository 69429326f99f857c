import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const of = (amountCents: number, scheme = 'WARMTEFONDS') => ({ dwellingKey: 'kade-1', scheme, amountCents });

describe('3.5 financing arranged', () => {
  it('arranged, partly withdrawn: what is left; paid stands apart', () => {
    const page = new Page();
    page.on('2025-01-10', 'FinancingArranged', of(1_250_000));
    page.on('2025-02-10', 'FinancingWithdrawn', of(250_001));
    page.on('2025-03-10', 'FinancingPaid', of(999_999));
    expect(page.figure('3.5').measurement).toEqual({
      value: 9999.99,
      components: { arranged: 12_500, withdrawn: 2500.01, paid: 9999.99 },
    });
  });

  it('a withdrawal counts in its own period, so a quarter can be negative and the year adds up', () => {
    const page = new Page();
    page.on('2025-01-10', 'FinancingArranged', of(10));
    page.on('2025-02-10', 'FinancingArranged', of(20, 'ISDE'));
    page.on('2025-05-10', 'FinancingWithdrawn', of(10));
    expect(page.figure('3.5', { period: '2025-Q1' }).value).toBe(0.3);
    expect(page.figure('3.5', { period: '2025-Q2' }).value).toBe(-0.1);
    expect(page.figure('3.5').value).toBe(0.2);
    expect(page.parts('3.5', 'scheme')).toMatchObject({ ISDE: 0.2, WARMTEFONDS: 0 });
  });

  it('an amount put right and one arranged twice by mistake', () => {
    const page = new Page();
    const first = page.on('2025-01-10', 'FinancingArranged', of(100_000));
    const double = page.on('2025-01-10', 'FinancingArranged', of(100_000));
    const before = page.position;
    page.retract(double);
    page.correct(first, { amountCents: 90_000 });
    expect(page.figure('3.5').value).toBe(900);
    expect(page.figure('3.5', { asOf: before }).value).toBe(2000);
  });
});
