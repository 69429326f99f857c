/**
 * Few chunks, each event written a few times only. Seen to fail: with chunks of a size that never become one, with
 * the smaller ones before a larger left behind, with large ones made larger, and with those that are joined in
 * another order.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Chunk } from './chunk.js';
import type { ModelMark } from './model.js';
import { RecentChunks } from './recent-chunks.js';

/** What is written of some events; what each closed is its own number. */
const chunkOf = (after: number, events: number): Chunk => ({
  mark: { position: after } as ModelMark,
  events,
  closed: Array.from({ length: events }, (_, i) => ({ version: after + i + 1, at: after + i + 1 })),
});

/** Writes chunks as the tables do, from position 1 on: those that one takes the place of go. */
function written(sizes: readonly number[]) {
  const recent = new RecentChunks();
  const file: Chunk[] = [];
  let [position, rewritten] = [0, 0];
  for (const events of sizes) {
    const joined = recent.joined(chunkOf(position, events));
    const { position: after } = joined.chunk.mark;
    file.splice(file.findIndex(({ mark }) => mark.position >= after) >>> 0, Infinity, joined.chunk);
    recent.wrote(joined);
    position += events;
    rewritten += joined.chunk.events;
  }
  return { recent, file, position, rewritten };
}
const sizesOf = (file: readonly Chunk[]): readonly number[] => file.map(({ events }) => events);

describe('given events that come one at a time', () => {
  it.each([
    [7, [1, 1, 1, 1, 1, 1, 1]],
    [8, [8]],
    [17, [8, 8, 1]],
    [64, [64]],
    [75, [64, 8, 1, 1, 1]],
    // Eight of 512 would be too large: each is written once more at most, and left.
    [1_100, [512, 512, 64, 8, 1, 1, 1, 1]],
  ])('when there are %i, then the chunks are of %j', (count, sizes) => {
    expect(sizesOf(written(Array<number>(count).fill(1)).file)).toEqual(sizes);
  });

  it('when there are ten thousand, then each was written a few times, and the last chunks are few', () => {
    const { file, rewritten, position } = written(Array<number>(10_000).fill(1));
    expect(position).toBe(10_000);
    // Alone, and as one of 8, 64, 512 and 4,096.
    expect(rewritten).toBeLessThanOrEqual(5 * 10_000);
    expect(file.length).toBeLessThan(7 * 5);
  });
});

describe('given a chunk larger than those before it', () => {
  it('then the smaller ones go with it, and the larger ones stay', () => {
    expect(sizesOf(written([100, 9, 1, 1, 70]).file)).toEqual([100, 81]);
    expect(sizesOf(written([100, 9, 1, 1, 7]).file)).toEqual([100, 9, 1, 1, 7]);
  });

  it('then after one of a thousand events nothing before it is touched any more', () => {
    const { recent, file } = written([1, 1, 1_000, 1]);
    expect(sizesOf(file)).toEqual([1_002, 1]);
    expect(recent.joined(chunkOf(1_003, 5_000))).toMatchObject({ from: 0, chunk: { events: 5_001 } });
  });
});

describe('given chunks that were found in a file', () => {
  it('then the next ones are joined with them as with those that were written', () => {
    const recent = new RecentChunks();
    for (let i = 0; i < 7; i++) recent.found(chunkOf(i, 1));
    expect(recent.joined(chunkOf(7, 1))).toMatchObject({
      from: 0,
      chunk: { mark: { position: 0 }, events: 8 },
    });
  });
});

describe('given chunks of any sizes', () => {
  it('then no event is lost, none moves, and what each closed stays in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 60 }), (sizes) => {
        const { file, position } = written(sizes);
        const from = file.map(
          ({ events }, i) => sizesOf(file.slice(0, i)).reduce((a, b) => a + b, 0) + events,
        );
        expect(from.at(-1) ?? 0).toBe(position);
        expect(file.map(({ mark, events }) => mark.position + events)).toEqual(from);
        expect(file.flatMap(({ closed }) => closed.map(({ version }) => version))).toEqual(
          Array.from({ length: position }, (_, i) => i + 1),
        );
      }),
    );
  });

  it('when nothing was written of what was joined, then the next is joined as if it had not been', () => {
    const { recent } = written([1, 1, 1, 1, 1, 1, 1]);
    const once = recent.joined(chunkOf(7, 1));
    expect(recent.joined(chunkOf(7, 1))).toEqual(once);
  });
});
