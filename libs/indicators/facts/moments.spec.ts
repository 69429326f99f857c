import { describe, expect, it } from '@jest/globals';
import { dateOf } from '#libs/programme';
import { Moments } from './moments.js';

const dates = (...moments: string[]) => {
  const kept = new Moments();
  return moments.map((moment) => {
    kept.add(Date.parse(moment));
    return dateOf(kept.dayOf(kept.head) ?? 0);
  });
};

describe('Moments', () => {
  it('the Amsterdam day of a position: in winter from 23:00 UTC, in summer from 22:00, on the days of change too', () => {
    expect(dates('2025-01-31T22:59:59.999Z', '2025-01-31T23:00:00Z')).toEqual(['2025-01-31', '2025-02-01']);
    expect(dates('2025-07-31T21:59:59.999Z', '2025-07-31T22:00:00Z')).toEqual(['2025-07-31', '2025-08-01']);
    expect(dates('2025-03-30T21:59:59Z', '2025-03-30T22:00:00Z')).toEqual(['2025-03-30', '2025-03-31']);
    expect(dates('2025-10-26T22:59:59Z', '2025-10-26T23:00:00Z')).toEqual(['2025-10-26', '2025-10-27']);
  });

  it('keeps its days while it grows; nothing before the first position or beyond the head', () => {
    const kept = new Moments();
    expect(kept.dayOf(1)).toBeUndefined();
    const start = Date.parse('2025-01-01T12:00:00Z');
    for (let day = 0; day < 3_000; day++) {
      kept.add(start + day * 86_400_000);
      if (day % 700 === 0) expect(kept.dayOf(day + 1)).toBe(start / 86_400_000 + day - 0.5);
    }
    for (let day = 0; day < 3_000; day++) expect(kept.dayOf(day + 1)).toBe(start / 86_400_000 + day - 0.5);
    expect([kept.dayOf(0), kept.dayOf(3_001)]).toEqual([undefined, undefined]);
    expect([0, 1, 3_000, 3_001].map((position) => kept.of(position))).toEqual([
      undefined,
      start,
      start + 2_999 * 86_400_000,
      undefined,
    ]);
    expect(kept.positionAt(start - 1)).toBe(0);
    expect(kept.positionAt(start + 86_400_000)).toBe(2);
    const first = start / 86_400_000 - 0.5;
    expect([-1, 0, 1, 2_999, 9_000].map((later) => kept.positionOn(first + later))).toEqual([
      0, 1, 2, 3_000, 3_000,
    ]);
    expect([kept.positionAt(start + 9_000 * 86_400_000), new Moments().positionOn(first)]).toEqual([
      3_000, 0,
    ]);
  });
});
