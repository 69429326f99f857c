import { describe, expect, it } from '@jest/globals';
import { fault } from '#libs/programme';
import { demoProgramme } from './index.js';
import { DemoRefusedError, loadDemo } from './load-demo.js';

describe('loading the demo programme', () => {
  it('sets the time before every post and reports progress to the last item', async () => {
    const calls: string[] = [];
    const progress: [number, number][] = [];
    const done = await loadDemo({
      scale: 0.01,
      setTime: (recordedAt) => calls.push(`time ${recordedAt}`),
      post: async (items, actor) => {
        calls.push(`post ${items.length} ${actor.subject}`);
        return { stored: true };
      },
      publish: async ({ period, status }, actor) => {
        calls.push(`publish ${period} ${status} ${actor.subject}`);
        return { stored: true };
      },
      onProgress: (now, total) => progress.push([now, total]),
    });
    const batches = [...demoProgramme({ scale: 0.01 })];
    expect(calls).toEqual(
      batches.flatMap(({ recordedAt, items, actor, edition }) => [
        `time ${recordedAt}`,
        edition
          ? `publish ${edition.period} ${edition.status} ${actor.subject}`
          : `post ${items.length} ${actor.subject}`,
      ]),
    );
    expect(progress).toHaveLength(batches.length);
    expect(progress.at(-1)).toEqual([done, done]);
  });

  it('stops at the first batch that is refused and says why', async () => {
    let posted = 0;
    const loading = loadDemo({
      scale: 0.01,
      setTime: () => undefined,
      post: async () =>
        ++posted === 3
          ? { stored: false, faults: [fault('ENTRY_UNKNOWN', [7, 'data', 'entry'])] }
          : { stored: true },
    });
    await expect(loading).rejects.toThrow(DemoRefusedError);
    await expect(loading).rejects.toThrow(
      '/7/data/entry ENTRY_UNKNOWN: This entry is not known, or not of your organisation',
    );
    expect(posted).toBe(3);
  });
});
