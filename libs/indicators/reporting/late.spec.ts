// Tried: without `publishedAt < position` "before it" fails, without `closedAt < position` "was closed" does; with
// endedAt not compared "superseded" does; without isKeptWhole "register" does.
import { describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { Page } from '../testing/page.js';
import { published } from '../testing/published.js';
import { lateFor, lateSpansAt } from './late.js';

const WALK = 'HouseholdReached';
const day = dayOf('2025-05-14');

const opened = (page: Page, period = '2025-H1') =>
  page.on('2025-06-01', 'ReportingPeriodOpened', { period, dueOn: '2025-08-15' });

describe('an entry', () => {
  it('is late for nothing where no period was closed or published on', () => {
    const page = new Page();
    opened(page);
    expect(lateSpansAt(page.at())).toEqual([]);
    expect(lateFor(lateSpansAt(page.at()), WALK, day, page.position + 1)).toEqual([]);
  });

  it('is late after an edition on its period, not before it or at another day', () => {
    const page = new Page();
    const { position } = published(page, '2025-H1-1');
    const spans = lateSpansAt(page.at());
    const late = [{ period: '2025-H1', closed: false, editionId: '2025-H1-1' }];
    expect(lateFor(spans, WALK, day, position + 1)).toEqual(late);
    expect(lateFor(spans, WALK, day, position - 1)).toEqual([]);
    expect(lateFor(spans, WALK, dayOf('2025-01-01'), position + 1)).toEqual(late);
    expect(lateFor(spans, WALK, dayOf('2025-06-30'), position + 1)).toEqual(late);
    expect(lateFor(spans, WALK, dayOf('2024-12-31'), position + 1)).toEqual([]);
    expect(lateFor(spans, WALK, dayOf('2025-07-01'), position + 1)).toEqual([]);
  });

  it('is late after its period was closed, with the edition where there is one', () => {
    const page = new Page();
    opened(page);
    const { position: closedAt } = page.on('2025-09-01', 'ReportingPeriodClosed', { period: '2025-H1' });
    const { position: publishedAt } = published(page, '2025-H1-1');
    const spans = lateSpansAt(page.at());
    const item = { period: '2025-H1', closed: true };
    expect(lateFor(spans, WALK, day, closedAt - 1)).toEqual([]);
    expect(lateFor(spans, WALK, day, publishedAt - 0.5)).toEqual([{ ...item, editionId: undefined }]);
    expect(lateFor(spans, WALK, day, Infinity)).toEqual([{ ...item, editionId: '2025-H1-1' }]);
  });

  it('is late for the edition in force, not for one superseded or withdrawn by then', () => {
    const page = new Page();
    const first = published(page, '2025-H1-1').position;
    const second = published(page, '2025-H1-2').position;
    page.on('2025-09-01', 'ReportEditionSuperseded', {
      editionId: '2025-H1-1',
      period: '2025-H1',
      byEditionId: '2025-H1-2',
      reason: 'x',
    });
    const withdrawn = page.on('2025-09-02', 'ReportEditionWithdrawn', {
      editionId: '2025-H1-2',
      period: '2025-H1',
      reason: 'x',
    }).position;
    const spans = lateSpansAt(page.at());
    const editionAt = (position: number) => lateFor(spans, WALK, day, position).map((one) => one.editionId);
    expect(editionAt(first + 0.5)).toEqual(['2025-H1-1']);
    expect(editionAt(second + 1.5)).toEqual(['2025-H1-2']);
    expect(editionAt(withdrawn + 1)).toEqual([]);
  });

  it('is late for each period its day is in, the longest first', () => {
    const page = new Page();
    for (const period of ['2025-H1', '2025', '2025-Q1', '2025-Q2']) published(page, `${period}-1`);
    const late = lateFor(lateSpansAt(page.at()), WALK, day, Infinity);
    expect(late.map(({ period }) => period)).toEqual(['2025', '2025-H1', '2025-Q2']);
  });

  it('of the register or of reporting itself is never late', () => {
    const page = new Page();
    published(page, '2025-H1-1');
    const spans = lateSpansAt(page.at());
    for (const name of ['TargetSet', 'PartnerRegistered', 'SubmissionMade'])
      expect(lateFor(spans, name, day, Infinity)).toEqual([]);
  });

  it('is judged by what was known at a position', () => {
    const page = new Page();
    const { position } = published(page, '2025-H1-1');
    expect(lateSpansAt(page.at(position - 1))).toEqual([]);
    expect(lateSpansAt(page.at(position))).toHaveLength(1);
  });
});
