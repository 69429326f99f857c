/**
 * Where in the log a figure changed, a page at a time. Seen to fail: with each bound of the days of recording one
 * day off, with a page that begins on the step it ended with, with the end of a last page at its last step, and
 * with a fault of the question told alone.
 */
import { describe, expect, it } from '@jest/globals';
import { area, given, happened, momentOf, reached, refusalOf, retracted } from '../testing/given.js';
import { historyOf, MOST_STEPS, type HistoryQuery } from './history.js';

/** Each step by itself: h1 and h2 are reached at 2 and 3, h1 again at 4, h3 at 6 and retracted at 7. */
const { model } = given(
  area('noord'),
  reached('h1', '2025-02-01'),
  reached('h2', '2025-02-02'),
  reached('h1', '2025-02-03'),
  happened('StreetOpened', {
    ...{
      occurredOn: '2025-02-01',
      neighbourhoodId: 'noord',
      evidence: 'REGISTRATION',
      workId: 'w',
      segmentId: 's',
    },
  }),
  reached('h3', '2025-02-04'),
  retracted(6),
).projected();
const page = (more: Partial<HistoryQuery> = {}) =>
  historyOf(model, { kpi: '1.1', period: '2025', by: 'ENTRY', first: MOST_STEPS, ...more });
const steps = async (more: Partial<HistoryQuery> = {}) =>
  (await page(more)).steps.map(
    ({ before, after }) =>
      `${after.position}: ${before.figure?.value ?? '-'} > ${after.figure?.value ?? '-'}`,
  );
const ALL = ['2: - > 1', '3: 1 > 2', '6: 2 > 3', '7: 3 > 2'];

describe('given a figure that changed four times', () => {
  it('then each change is there, with when it was recorded, and what it was before them all', async () => {
    expect(await steps()).toEqual(ALL);
    const { start, steps: all, hasNextPage, end } = await page();
    expect([start?.position, start?.figure?.status, hasNextPage, end]).toEqual([0, 'NO_DATA', false, 7]);
    expect(all.map(({ recordedAt }) => recordedAt)).toEqual([2, 3, 6, 7].map(momentOf));
  });

  it('when pages are asked for, then each goes on where the one before ended, and none is twice or left out', async () => {
    const found: string[] = [];
    const pages: number[] = [];
    let after: number | undefined;
    for (let more = true; more;) {
      const asked = { first: 2, ...(after === undefined ? {} : { after }) };
      const { hasNextPage, end, steps: own } = await page(asked);
      expect(own.length).toBeLessThanOrEqual(2);
      found.push(...(await steps(asked)));
      pages.push(end);
      [more, after] = [hasNextPage, end];
    }
    expect(found).toEqual(ALL);
    expect(pages.at(-1)).toBe(7);
  });

  it('when an area is asked about, then from where it was registered', async () => {
    expect(await steps({ scope: 'noord' })).toEqual(ALL);
    expect((await page({ scope: 'noord' })).start?.position).toBe(1);
  });

  it('when the state of before is asked, then no further than that', async () => {
    expect(await steps({ asOf: { position: 3n } })).toEqual(ALL.slice(0, 2));
    expect((await page({ asOf: { position: 5n } })).end).toBe(5);
    const onThatDay = { asOf: { position: 3n }, recordedTo: '2025-03-01' };
    expect([await steps(onThatDay), (await page(onThatDay)).end]).toEqual([ALL.slice(0, 2), 3]);
  });

  it('when it is looked at by the day, then where each day of recording ends', async () => {
    expect(await steps({ by: 'DAY' })).toEqual(['7: - > 2']);
  });
});

describe('given days of recording', () => {
  // Twelve hours of 1 March, then all of 2 March and of 3 March.
  const days = given(...Array.from({ length: 40 }, (_, i) => reached(`h${i}`, '2025-02-01'))).projected();
  const positions = async (recordedFrom?: string, recordedTo?: string) => {
    const asked = { ...(recordedFrom ? { recordedFrom } : {}), ...(recordedTo ? { recordedTo } : {}) };
    const found = await historyOf(days.model, {
      kpi: '1.1',
      period: '2025',
      by: 'ENTRY',
      first: 100,
      ...asked,
    });
    const all = found.steps.map(({ after }) => after.position);
    return [all[0], all.at(-1), found.end];
  };

  it('then what was recorded on the first and on the last of them is among it, and nothing else', async () => {
    // In Amsterdam 2 March begins an hour before it does in UTC: at the twelfth event.
    expect(await positions('2025-03-02', '2025-03-02')).toEqual([12, 35, 35]);
    expect(await positions('2025-03-03')).toEqual([36, 40, 40]);
    expect(await positions(undefined, '2025-03-01')).toEqual([1, 11, 11]);
    expect(await positions('2025-03-04')).toEqual([undefined, undefined, 40]);
    expect(await positions('2025-02-01', '2025-02-28')).toEqual([undefined, undefined, 0]);
  });
});

describe('given a question with faults', () => {
  const refused = async (more: Partial<HistoryQuery>): Promise<readonly string[]> => {
    const error: unknown = await page(more).catch((thrown: unknown) => thrown);
    return refusalOf(() => {
      throw error;
    });
  };

  it('then all of them are told', async () => {
    const wrong = { kpi: '9.9', scope: 'nergens', period: 'x', recordedFrom: 'x', recordedTo: 'y', first: 0 };
    expect(await refused(wrong)).toEqual([
      ...['UNKNOWN_KPI /kpi', 'UNKNOWN_PERIOD /period', 'UNKNOWN_SCOPE /scope'],
      ...['NOT_A_DATE /recordedFrom', 'NOT_A_DATE /recordedTo', 'PAGE_SIZE /first'],
    ]);
  });

  it.each<readonly [what: string, more: Partial<HistoryQuery>, told: string]>([
    [
      'the end lies before the start',
      { recordedFrom: '2025-03-02', recordedTo: '2025-03-01' },
      'END_BEFORE_START /recordedTo',
    ],
    ['a page is larger than any', { first: MOST_STEPS + 1 }, 'PAGE_SIZE /first'],
    ['it is of a state to come', { asOf: { position: 8n } }, 'POSITION_AHEAD /asOf/position'],
  ])('when %s, then that is told', async (_, more, told) => {
    expect(await refused(more)).toEqual([told]);
  });

  it('when it is of one day, then that is right', async () => {
    expect(await steps({ recordedFrom: '2025-03-01', recordedTo: '2025-03-01' })).toEqual(ALL);
  });
});
