import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const office = { partner: '' };
const partner = (partnerId: string) => ({
  partnerId,
  name: partnerId,
  kind: 'MUNICIPALITY',
  werklijnen: [1],
  neighbourhoodIds: ['noord'],
});

function halfYear() {
  const page = new Page();
  for (const name of ['stad', 'corporatie', 'school'])
    page.on('2025-01-01', 'PartnerRegistered', partner(name), office);
  const opening = page.on(
    '2025-06-01',
    'ReportingPeriodOpened',
    { period: '2025-H1', dueOn: '2025-08-01' },
    office,
  );
  return { page, opening };
}
const make = (page: Page, today: string, by: string) =>
  page.today(today).on('2025-07-01', 'SubmissionMade', { period: '2025-H1' }, { partner: by });
const rate = (page: Page, wanted = {}) => {
  const { numerator, denominator } = page.figure('Q.2', wanted).measurement;
  return [numerator, denominator];
};

describe('Q.2 Tijdigheid', () => {
  it('on the due date is in time, the day after is not, whatever day the submission itself says', () => {
    const { page } = halfYear();
    make(page, '2025-08-01', 'stad');
    make(page, '2025-08-02', 'corporatie');
    expect(rate(page)).toEqual([1, 3]);
  });

  it('what was in time stays in time when it is returned and made again', () => {
    const { page } = halfYear();
    make(page, '2025-07-15', 'stad');
    page
      .today('2025-08-05')
      .on(
        '2025-08-05',
        'SubmissionReturned',
        { partnerId: 'stad', period: '2025-H1', reason: 'mei' },
        office,
      );
    expect(rate(page)).toEqual([1, 3]);
    make(page, '2025-09-01', 'stad');
    expect(rate(page)).toEqual([1, 3]);
  });

  it('a due date moved by a correction holds from then on; as known before it did not', () => {
    const { page, opening } = halfYear();
    make(page, '2025-08-10', 'stad');
    const then = page.position;
    expect(rate(page)).toEqual([0, 3]);
    page.correct(opening, { period: '2025-H1', dueOn: '2025-08-15' });
    expect(rate(page)).toEqual([1, 3]);
    expect(rate(page, { asOf: then })).toEqual([0, 3]);
  });
});
