import { describe, expect, it } from '@jest/globals';
import { stopAt, toReplayRange, zoomedIn, zoomedOut } from './replay-range.ts';

describe('the range of the log that is replayed', () => {
  it('is read from the address; what makes no sense is the whole log', () => {
    expect(toReplayRange('2024-02')).toEqual({
      by: 'DAY',
      code: '2024-02',
      recordedFrom: '2024-02-01',
      recordedTo: '2024-02-29',
    });
    expect(toReplayRange('2024-02-28')).toMatchObject({ by: 'ENTRY', recordedFrom: '2024-02-28' });
    for (const text of [null, '', '2024', '2024-13', '2024-02-31x', '2024-00-01'])
      expect(toReplayRange(text)).toEqual({ by: 'MONTH', code: undefined });
  });

  it('is made narrower and wider', () => {
    expect(zoomedIn(toReplayRange(null), '2024-02-28')).toBe('2024-02');
    expect(zoomedIn(toReplayRange('2024-02'), '2024-02-28')).toBe('2024-02-28');
    expect(zoomedOut(toReplayRange('2024-02-28'))).toBe('2024-02');
    expect(zoomedOut(toReplayRange('2024-02'))).toBeUndefined();
  });

  it('has the stop that a position belongs to, else the last', () => {
    expect([null, 'x', '1', '5', '6', '9', '10'].map((op) => stopAt([5, 9], op))).toEqual([
      1, 1, 0, 0, 1, 1, 1,
    ]);
    expect(stopAt([], '3')).toBe(-1);
  });
});
