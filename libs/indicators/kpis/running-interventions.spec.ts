import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const plan = (page: Page, interventionId: string, werklijnen: readonly number[], where = {}) =>
  page.on('2024-06-01', 'InterventionPlanned', { interventionId, werklijnen }, where);
const start = (
  page: Page,
  date: string,
  interventionId: string,
  werklijnen?: readonly number[],
  where = {},
) => page.on(date, 'InterventionStarted', { interventionId, ...(werklijnen && { werklijnen }) }, where);
const end = (
  page: Page,
  date: string,
  interventionId: string,
  how: 'Completed' | 'Cancelled' = 'Completed',
) => page.on(date, `Intervention${how}`, { interventionId });

describe('X.4 running interventions', () => {
  it('begun on the last day of T it runs, the day after it does not yet; only planned it does not run', () => {
    const page = new Page();
    plan(page, 'i0', [1]);
    expect(page.figure('X.4')).toMatchObject({ status: 'NO_DATA', value: undefined });
    start(page, '2025-06-30', 'i1', [1]);
    start(page, '2025-07-01', 'i2', [1]);
    expect(page.figure('X.4', { period: '2025-Q1' }).status).toBe('NO_DATA');
    expect(page.figure('X.4', { period: '2025-Q2' }).value).toBe(1);
    expect(page.figure('X.4', { period: '2025-06' }).value).toBe(1);
    expect(page.figure('X.4', { period: '2025-Q3' }).value).toBe(2);
  });

  it('begun years ago it still runs; completed or cancelled on the last day of T no more, the day after still', () => {
    const page = new Page();
    start(page, '2022-01-01', 'i1', [1]);
    start(page, '2022-01-01', 'i2', [1]);
    end(page, '2025-06-30', 'i1');
    end(page, '2025-07-01', 'i2', 'Cancelled');
    expect(page.figure('X.4', { period: '2025-Q1' }).value).toBe(2);
    expect(page.figure('X.4', { period: '2025-Q2' }).value).toBe(1);
    expect(page.figure('X.4', { period: '2025-Q3' })).toMatchObject({ status: 'OK', value: 0 });
    expect(page.figure('X.4', { period: '2024', cumulative: true }).value).toBe(2);
  });

  it('one in werklijn 1 and 3 counts in both and once in the total; one that nobody placed is unknown', () => {
    const page = new Page();
    start(page, '2025-01-10', 'i1', [1, 3]);
    start(page, '2025-01-10', 'i2', [3]);
    start(page, '2025-01-10', 'i3');
    expect(page.figure('X.4')).toMatchObject({ value: 3, measurement: { value: 3, unknown: 1, total: 3 } });
    expect(page.parts('X.4', 'werklijn')).toEqual({ 1: 1, 2: 0, 3: 2, 4: 0, UNKNOWN: 1 });
  });

  it('a start that names no werklijnen has those of the plan recorded last; one that does keeps its own', () => {
    const page = new Page();
    const first = plan(page, 'i1', [1]);
    plan(page, 'i1', [2, 4]);
    start(page, '2025-01-10', 'i1');
    plan(page, 'i2', [1]);
    start(page, '2025-01-10', 'i2', [3]);
    page.correct(first, { werklijnen: [3] });
    expect(page.parts('X.4', 'werklijn')).toEqual({ 1: 0, 2: 1, 3: 1, 4: 1, UNKNOWN: 0 });
  });

  it('the same number of two partners is two; it is in the area of its first start, even when begun again elsewhere', () => {
    const page = new Page();
    start(page, '2025-01-10', 'i1', [1]);
    start(page, '2025-01-10', 'i1', [1], { partner: 'gemeente', area: 'oost' });
    start(page, '2025-02-10', 'i1', [1], { area: 'zuid' });
    expect(page.figure('X.4').value).toBe(2);
    expect(page.figure('X.4', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('X.4', { scope: 'zuid' }).value).toBe(0);
    expect(page.figure('X.4', { scope: 'GM0002' }).value).toBe(1);
    expect(page.parts('X.4', 'partner')).toEqual({ corporatie: 1, gemeente: 1, UNKNOWN: 0 });
  });

  it('once ended it stays ended, also when begun again or ended a second time', () => {
    const page = new Page();
    start(page, '2025-01-10', 'i1', [1]);
    end(page, '2025-03-31', 'i1', 'Cancelled');
    start(page, '2025-05-01', 'i1', [1]);
    end(page, '2025-12-01', 'i1');
    expect(page.figure('X.4', { period: '2025-02' }).value).toBe(1);
    expect(page.figure('X.4', { period: '2025-Q1' }).value).toBe(0);
    expect(page.figure('X.4', { period: '2025-Q2' }).value).toBe(0);
  });

  it('an end that arrives late, its date put right, and retracted', () => {
    const page = new Page();
    start(page, '2025-01-10', 'i1', [1]);
    const running = page.position;
    const late = end(page, '2025-12-31', 'i1');
    const ended = page.position;
    page.correct(late, { date: '2026-01-01' });
    const later = page.position;
    page.retract(late);
    expect(page.figure('X.4', { asOf: running }).value).toBe(1);
    expect(page.figure('X.4', { asOf: ended }).value).toBe(0);
    expect(page.figure('X.4', { asOf: later }).value).toBe(1);
    expect(page.figure('X.4', { asOf: later, period: '2026-Q1' }).value).toBe(0);
    expect(page.figure('X.4', { period: '2026-Q1' }).value).toBe(1);
  });

  it('a first start that arrives late moves it to another area, and its werklijnen with it', () => {
    const page = new Page();
    start(page, '2025-03-10', 'i1', [1]);
    const before = page.position;
    start(page, '2025-01-10', 'i1', [4], { area: 'oost' });
    expect(page.figure('X.4', { scope: 'oost' }).value).toBe(1);
    expect(page.figure('X.4', { scope: 'noord' }).value).toBe(0);
    expect(page.figure('X.4', { scope: 'noord', asOf: before }).value).toBe(1);
    expect(page.parts('X.4', 'werklijn')).toMatchObject({ 1: 0, 4: 1 });
  });
});
