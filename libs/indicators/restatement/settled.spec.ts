/**
 * Where a clock that had jumped was settled, delays are read otherwise, and no entry is the cause. Found while the
 * restatement was rebuilt: a report threw, because the replay read times as if nothing had been settled. Seen to
 * fail: with the steps, the earlier state or the medians reading times at their own position, and with what nothing
 * happened to taken for untouched though a clock was settled.
 */
import { expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { findKpi } from '../definitions.js';
import { parsePeriod } from '../period.js';
import { scopeOf } from '../scope.js';
import { Page } from '../testing/page.js';
import { restate } from './restate.js';

const DAY = 86_400_000;

/**
 * Recorded after 20 days by a right clock, and after 20 days by one that was 100 days ahead; then that is settled,
 * and one more is recorded after 20 days.
 */
function restated(between: 'before and after' | 'settled and after' | 'before and settled') {
  const page = new Page().today('2025-06-01');
  page.on('2025-05-12', 'HouseholdReached', { householdKey: 'h1' });
  page.today('2025-09-09').on('2025-05-12', 'HouseholdReached', { householdKey: 'h2' });
  const before = page.position;
  page.on('2025-05-12', 'BaselineSet', {});
  const settled = page.position;
  page.at().store.moments.settle({ at: settled, from: before, ahead: 100 * DAY });
  page.on('2025-05-12', 'HouseholdReached', { householdKey: 'h3' });
  const { areas } = scopeOf(page.at(), 'NL')!;
  const kpi = findKpi('Q.3')!;
  const positions = { before, settled, after: page.position };
  const [from, to] = between.split(' and ').map((name) => ({
    position: positions[name as keyof typeof positions],
    referenceDay: dayOf('2026-10-31'),
  }));
  const figure = { kpi: [kpi, kpi], areas: [areas, areas], period: parsePeriod('2025')! } as const;
  return restate(page.at().store, from!, to!, [figure])[0];
}

const raw = { value: 70_000_000, entries: 2_000_000, late: 1_000_000 };
const read = { value: 20_000_000, entries: 2_000_000, late: 0 };
const end = { value: 20_000_000, entries: 3_000_000, late: 0 };
const correction = { value: -50_000_000, late: -1_000_000 };
const recorded = { entries: 1_000_000 };

it('given a clock that was settled before, when restated, then times are read with what was settled', () => {
  const { before, after, parts } = restated('settled and after')!;
  expect([before, after, parts.corrections, parts.new]).toEqual([read, end, {}, recorded]);
});

it('given a clock that was settled in between, when restated, then that is a correction', () => {
  const { before, after, parts } = restated('before and after')!;
  expect([before, after, parts.corrections, parts.new]).toEqual([raw, end, correction, recorded]);
});

it('given that nothing else happened, when restated, then that is all the difference', () => {
  const { before, after, parts } = restated('before and settled')!;
  expect([before, after, parts.corrections, parts.new]).toEqual([raw, read, correction, {}]);
});
