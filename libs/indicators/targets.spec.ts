// Seen to fail: without asFigure the progress of 1.4 is that towards 4500%; without the guard on the side of the
// start 4.1 has -1515 times its way gone.
import { describe, expect, it } from '@jest/globals';
import { findKpi } from './definitions.js';
import { targetTrees } from './target-tree.js';
import { progressOf } from './targets.js';
import { Page } from './testing/page.js';

const office = { partner: '' };
const aim = (
  page: Page,
  name: 'BaselineSet' | 'TargetSet' | 'TargetRevised',
  kpi: string,
  value: number,
  period = '2025',
) => page.on('2025-01-01', name, { kpi, scope: 'NL', period, value }, office);

describe('a target of a share', () => {
  it('is set in percents and held against the figure as a part of 1', () => {
    const page = new Page();
    aim(page, 'BaselineSet', '1.4', 20, '2024');
    aim(page, 'TargetSet', '1.4', 60);
    for (const householdKey of ['a', 'b']) page.on('2025-02-01', 'HouseholdApproached', { householdKey });
    page.on('2025-02-02', 'HouseholdReached', { householdKey: 'a' });
    const { value, target, baseline, progress } = page.figure('1.4');
    expect([value, target, baseline]).toEqual([0.5, 0.6, 0.2]);
    expect(progress).toBeCloseTo(0.75, 12);
  });

  it('of any other KPI is what it says', () => {
    const page = new Page();
    aim(page, 'TargetSet', '1.1', 45);
    page.on('2025-02-02', 'HouseholdReached', { householdKey: 'a' });
    expect(page.figure('1.1')).toMatchObject({ value: 1, target: 45, progress: 1 / 45 });
  });
});

describe('the trees of targets', () => {
  // Seen to fail: with what is a target or of a KPI asked for, and not both.
  it('have no baselines of their own, and nothing of KPIs that were not asked for', () => {
    const page = new Page();
    aim(page, 'BaselineSet', '1.1', 20, '2024');
    aim(page, 'TargetSet', '1.1', 45);
    aim(page, 'TargetSet', '1.3', 90);
    const values = (kpis?: readonly string[]) =>
      targetTrees(page.at(), kpis ? { kpis } : {}, findKpi).map(({ target, baseline }) => [
        target.kpi,
        target.value,
        baseline?.value,
      ]);
    expect(values()).toEqual([
      ['1.1', 45, 20],
      ['1.3', 90, undefined],
    ]);
    expect(values(['1.1'])).toEqual([['1.1', 45, 20]]);
    expect(values([])).toEqual([]);
  });

  // Seen to fail: with the widths of two scopes added up.
  it('stand with the wider scopes first, then by name and by when they are to be met', () => {
    const page = new Page();
    for (const [scope, period] of [
      ['zuid', '2025'],
      ['GM0002', '2025'],
      ['noord', '2026'],
      ['NL', '2025'],
      ['noord', '2025'],
      ['GM0001', '2025'],
    ] as const)
      page.on('2025-01-01', 'TargetSet', { kpi: '1.1', scope, period, value: 9 }, office);
    const scopes = ['noord', 'zuid', 'GM0001', 'GM0002', 'NL'];
    const trees = targetTrees(page.at(), { scopes }, findKpi);
    expect(trees.map(({ target: { scope, period } }) => `${scope} ${period}`)).toEqual([
      'NL 2025',
      'GM0001 2025',
      'GM0002 2025',
      'noord 2025',
      'noord 2026',
      'zuid 2025',
    ]);
  });
});

describe('progress', () => {
  it.each([
    // value, target, baseline, ascending, progress
    [50, 100, 0, true, 0.5],
    [50, 100, undefined, true, 0.5],
    [8, 4, 12, false, 0.5],
    [-3, -1, -5, true, 0.5],
    // The wrong side of where it starts, or no side at all.
    [7575, -5, undefined, true, undefined],
    [50, 0, undefined, true, undefined],
    [50, 10, 40, true, undefined],
    [8, 12, 4, false, undefined],
    [8, 4, undefined, false, undefined],
    [8, 4, 4, true, undefined],
    [undefined, 100, 0, true, undefined],
    [50, undefined, 0, true, undefined],
  ] as const)('%p towards %p from %p, more is better: %p', (value, target, baseline, ascending, expected) =>
    expect(progressOf(value, target, baseline, ascending)).toBe(expected),
  );

  it('by the rules of version 1 is towards any target', () =>
    expect(progressOf(7575, -5, undefined, true, 1)).toBe(-1515));
});
