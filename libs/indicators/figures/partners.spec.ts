// Seen to fail: with the entries of all days up to the period's end in place of those of the period itself, and
// with every partner that has entries in place of those that are expected.
import { describe, expect, it } from '@jest/globals';
import { KPIS } from '../definitions.js';
import { Page } from '../testing/page.js';

const office = { partner: '' };

/** Three partners of werklijn 1 in `noord`, and one of `oost` alone. */
function programme(): Page {
  const page = new Page();
  for (const [partnerId, area] of [
    ['stad', 'noord'],
    ['wonen', 'noord'],
    ['stil', 'noord'],
    ['elders', 'oost'],
  ] as const)
    page.on(
      '2025-01-01',
      'PartnerRegistered',
      { partnerId, name: partnerId, kind: 'OTHER', werklijnen: [1], neighbourhoodIds: [area] },
      office,
    );
  return page;
}

const reach = (page: Page, date: string, partner: string, householdKey: string) =>
  page.on(date, 'HouseholdReached', { householdKey }, { partner });

describe('n van m', () => {
  it('of a cumulative figure it is about the period itself, not about the days before', () => {
    const page = programme();
    reach(page, '2025-02-01', 'stad', 'a');
    reach(page, '2025-05-01', 'wonen', 'b');
    const asked = { scope: 'noord', period: '2025-Q2', cumulative: true };
    const { value, partnersReporting, partnersExpected } = page.figure('1.1', asked);
    expect([value, partnersReporting, partnersExpected]).toEqual([2, 1, 3]);
    expect(page.partners('1.1', asked).reporting).toEqual(['wonen']);
    const first = page.figure('1.1', { ...asked, period: '2025-Q1' });
    expect([first.partnersReporting, first.partnersExpected]).toEqual([1, 3]);
  });

  it('who has entries where it is not expected, and the office, are not counted', () => {
    const page = programme();
    reach(page, '2025-02-01', 'elders', 'a');
    reach(page, '2025-02-02', '', 'b');
    reach(page, '2025-02-03', 'stad', 'c');
    const { value, partnersReporting, partnersExpected } = page.figure('1.1', { scope: 'noord' });
    expect([value, partnersReporting, partnersExpected]).toEqual([3, 1, 3]);
  });

  it('is as long as the lists of them, of every KPI, period and scope', () => {
    const page = programme();
    reach(page, '2025-02-01', 'stad', 'a');
    reach(page, '2025-05-01', 'wonen', 'b');
    reach(page, '2025-08-01', 'elders', 'a');
    for (const { code } of KPIS)
      for (const scope of ['NL', 'noord', 'oost'])
        for (const period of ['2025', '2025-Q1', '2025-Q2'])
          for (const cumulative of [false, true]) {
            const asked = { scope, period, cumulative };
            const { partnersReporting, partnersExpected } = page.figure(code, asked);
            const { expected, reporting } = page.partners(code, asked);
            const where = `${code} ${JSON.stringify(asked)}`;
            expect([where, partnersReporting, partnersExpected]).toEqual([
              where,
              reporting.length,
              expected.length,
            ]);
          }
  });
});
