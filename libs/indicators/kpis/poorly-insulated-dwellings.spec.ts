import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const insulate = (page: Page, dwellingKey: string) =>
  page.on('2025-05-10', 'MeasureInstalled', { dwellingKey, measure: 'ROOF' });
const advise = (page: Page, date: string, dwellingKey: string, said: Record<string, unknown>) =>
  page.on(date, 'OwnerAdvised', { dwellingKey, ...said }, { area: 'oost' });

describe('3.3 poorly insulated dwellings', () => {
  it('label D to G or two poor parts; C with one part is not; unheard of is unknown', () => {
    const page = new Page();
    for (const dwelling of ['d', 'g', 'c', 'parts', 'one', 'none']) insulate(page, dwelling);
    advise(page, '2025-01-10', 'd', { labelBefore: 'D' });
    advise(page, '2025-01-10', 'g', { labelBefore: 'G', poorParts: 0 });
    advise(page, '2025-01-10', 'c', { labelBefore: 'C' });
    advise(page, '2025-01-10', 'parts', { labelBefore: 'A++', poorParts: 2 });
    advise(page, '2025-01-10', 'one', { poorParts: 1 });
    expect(page.figure('3.3').measurement).toEqual({ value: 3, unknown: 1, total: 6 });
  });

  it('the latest advice that says anything decides, in whatever area and before or after', () => {
    const page = new Page();
    insulate(page, 'kade-1');
    advise(page, '2024-01-10', 'kade-1', { labelBefore: 'F' });
    advise(page, '2025-12-01', 'kade-1', {});
    expect(page.figure('3.3').value).toBe(1);
    advise(page, '2026-02-01', 'kade-1', { labelBefore: 'C' });
    expect(page.figure('3.3').value).toBe(0);
  });

  it('an advice corrected from C to E, and a late one, change it from their positions on', () => {
    const page = new Page();
    insulate(page, 'kade-1');
    const unheard = page.position;
    const advice = advise(page, '2024-01-10', 'kade-1', { labelBefore: 'C' });
    const before = page.position;
    page.correct(advice, { labelBefore: 'E' });
    expect(page.figure('3.3').value).toBe(1);
    expect(page.figure('3.3', { asOf: before }).value).toBe(0);
    expect(page.figure('3.3', { asOf: unheard })).toMatchObject({ value: 0, unknownShare: 1 });
  });
});
