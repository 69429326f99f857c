/** Seen to fail: with the entries of what is kept whole found group by group (mutant 129 of seed 36). */
import { expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { findKpi } from '../definitions.js';
import { parsePeriod } from '../period.js';
import { scopeOf } from '../scope.js';
import { Page } from '../testing/page.js';
import { causingEntries } from './causing-entries.js';

const office = { partner: '' };

it('given a figure of what partners hand in, then the submission is what moved it', () => {
  const page = new Page();
  for (const partnerId of ['corporatie', 'gemeente'])
    page.on(
      '2025-01-01',
      'PartnerRegistered',
      { partnerId, name: partnerId, kind: 'OTHER', werklijnen: [1], neighbourhoodIds: ['noord'] },
      office,
    );
  page.on('2025-06-01', 'ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-08-01' }, office);
  const from = { position: page.position, referenceDay: dayOf('2026-01-01') };
  const submission = page.on('2025-07-10', 'SubmissionMade', { period: '2025-H1' });
  const kpi = findKpi('Q.2')!;
  const entries = page.at();
  const { areas } = scopeOf(entries, 'NL')!;
  const figure = {
    kpi: [kpi, kpi],
    areas: [areas, areas],
    period: parsePeriod('2025-H1', false)!,
  } as const;
  const named = causingEntries(entries.store, from, { ...from, position: page.position }, figure);
  expect(named.map(({ cause, position, contribution }) => ({ cause, position, contribution }))).toEqual([
    { cause: 'new', position: submission.position, contribution: { numerator: 1_000_000 } },
  ]);
});
