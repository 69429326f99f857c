/**
 * Found by the property test of restatement: 2.6 of 24.5 + 32 hours is 1.569444… fte, of each apart 0.680556 +
 * 0.888889, a millionth more. Guard: 2.6 is replayed as a whole (additive: false); without that this throws.
 */
import { expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { findKpi } from '../definitions.js';
import { parsePeriod } from '../period.js';
import { scopeOf } from '../scope.js';
import { Page } from '../testing/page.js';
import { restate } from './restate.js';

it('a sum of hours divided by 36 is explained to the last millionth', () => {
  const page = new Page();
  const start = { personKey: 'p1', placementId: 'pl1', kind: 'REGULAR', sector: 'TECHNICAL' };
  const first = page.on('2024-03-30', 'PlacementStarted', { ...start, hoursPerWeek: 8 });
  const before = page.position;
  page.correct(first, { hoursPerWeek: 24.5, date: '2024-09-29' });
  page.on('2024-03-30', 'PlacementStarted', { ...start, hoursPerWeek: 32 }, { partner: 'gemeente' });
  const entries = page.at();
  const kpi = findKpi('2.6')!;
  const { areas } = scopeOf(entries, 'NL')!;
  const side = (position: number) => ({ position, referenceDay: dayOf('2026-01-01') });
  const [restated] = restate(entries.store, side(before), side(page.position), [
    { kpi: [kpi, kpi], areas: [areas, areas], period: parsePeriod('2024', false)! },
  ]);
  expect(restated).toMatchObject({
    before: { value: 0 },
    after: { value: 1_569_444 },
    parts: { corrections: { value: 680_556 }, new: { value: 888_888 } },
  });
});
