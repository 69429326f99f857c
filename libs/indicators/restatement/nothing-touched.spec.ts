/**
 * A figure is computed again only where something it is made of differs: events of a type it reads, a later look,
 * another definition, other areas. Seen to fail: with figures touched by whatever happened, and with a later look
 * at each of them. That what is left out changes nothing is held by test/figures/restatement.spec.ts.
 */
import { describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { findKpi } from '../definitions.js';
import { parsePeriod } from '../period.js';
import { scopeOf } from '../scope.js';
import { Page } from '../testing/page.js';
import { restate } from './restate.js';
import type { Kpi } from '../kpi.js';

/** A KPI that says how often it is computed. */
function countedKpi(code: string): { readonly kpi: Kpi; readonly times: () => number } {
  const kpi = findKpi(code)!;
  let times = 0;
  return { kpi: { ...kpi, measure: (context) => (times++, kpi.measure(context)) }, times: () => times };
}

function timesOf(code: string, happens: (page: Page) => void, laterRef = '2026-10-31'): number {
  const page = new Page();
  page.on('2025-02-01', 'HouseholdReached', { householdKey: 'h1' });
  page.on('2025-02-01', 'OwnerAdvised', { dwellingKey: 'd1' });
  const before = page.position;
  happens(page);
  const { kpi, times } = countedKpi(code);
  const { areas } = scopeOf(page.at(), 'NL')!;
  restate(
    page.at().store,
    { position: before, referenceDay: dayOf('2026-10-31') },
    { position: page.position, referenceDay: dayOf(laterRef) },
    [{ kpi: [kpi, kpi], areas: [areas, areas], period: parsePeriod('2025')! }],
  );
  return times();
}

describe('a figure that is restated', () => {
  it('given nothing of its types happened, when restated, then it is computed once', () => {
    expect(timesOf('3.1', () => undefined)).toBe(1);
    expect(timesOf('3.1', (page) => page.on('2025-03-01', 'HouseholdReached', { householdKey: 'h2' }))).toBe(
      1,
    );
  });

  it('given something did, when restated, then it is computed at both ends and after each step', () => {
    expect(timesOf('3.1', (page) => page.on('2025-03-01', 'OwnerAdvised', { dwellingKey: 'd2' }))).toBe(4);
  });

  it('given a later look, when restated, then what looks at the reference date is computed again', () => {
    expect(timesOf('1.5', () => undefined, '2026-11-30')).toBe(2);
    expect(timesOf('1.1', () => undefined, '2026-11-30')).toBe(1);
  });

  it('given households that are linked, when restated, then what counts households is touched', () => {
    const link = (page: Page) =>
      page.on('2025-03-01', 'HouseholdsLinked', { 'keys.0': 'h1', 'keys.1': 'h2' });
    expect(timesOf('1.1', link)).toBeGreaterThan(1);
    expect(timesOf('3.1', link)).toBe(1);
  });
});
