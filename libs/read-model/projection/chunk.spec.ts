/**
 * What some events did to a model, as bytes, and back. Seen to fail: with what stopped counting left out, with
 * bytes that end too early or go on too long taken, with texts that are no well-formed Unicode changed, and with a
 * sum over the bytes alone.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GrowingTexts } from '#libs/indicators';
import { corrected, given, reached, recorded, retracted } from '../testing/given.js';
import { ChunkReader, ChunkWriter } from './chunk-bytes.js';
import { addChunk, keptChunk, sumOf, type Chunk } from './chunk.js';
import { fold } from './fold.js';
import { Model } from './model.js';

const EVENTS = [
  reached('h1', '2025-02-01'),
  reached('h2', '2025-02-02', { neighbourhoodId: 'zuid' }),
  corrected(1, reached('h1', '2025-02-03')),
  retracted(2),
];

/** The chunks of the events, of so many each. */
function chunksOf(size: number) {
  const model = new Model();
  const log = recorded(EVENTS);
  return Array.from({ length: Math.ceil(log.length / size) }, (_, i) => {
    const own = log.slice(i * size, (i + 1) * size);
    const mark = model.mark();
    const closed: Chunk['closed'][number][] = [];
    for (const event of own) model.apply(fold(event, model.facts), event.recordedAt, closed);
    return keptChunk(model, { mark, events: own.length, closed });
  });
}
const filled = (chunks: ReturnType<typeof chunksOf>): Model => {
  const model = new Model();
  for (const chunk of chunks) addChunk(model, chunk);
  return model;
};
const all = (model: Model) =>
  keptChunk(model, { mark: new Model().mark(), events: model.position, closed: [] });

describe('given chunks of a model', () => {
  it.each([1, 2, 3, 4])('when they are of %i events, then a model filled from them is the same', (size) => {
    const chunks = chunksOf(size);
    expect(chunks.map(({ first }) => first)).toEqual(chunks.map((_, i) => 1 + i * size));
    expect(all(filled(chunks))).toEqual(all(given(...EVENTS).projected().model));
  });

  it('when one is left out or comes twice, then that is no chunk of the model', () => {
    const [one, two, ...rest] = chunksOf(1);
    expect(filled([one!, two!, ...rest]).position).toBe(4);
    expect(() => filled([one!, ...rest])).toThrow();
  });

  it('when it is cut off or goes on, then it throws', () => {
    const [chunk] = chunksOf(4);
    const bytes = chunk!.bytes;
    expect(() => filled([{ ...chunk!, bytes: bytes.subarray(0, bytes.length - 1) }])).toThrow(
      /out of range|end too early/,
    );
    expect(() => filled([{ ...chunk!, bytes: Buffer.concat([bytes, Buffer.alloc(3)]) }])).toThrow(
      '3 bytes too many',
    );
  });

  it('then its sum is over where it begins, of how many it is, and its bytes', () => {
    const [chunk] = chunksOf(4);
    const sums = [
      sumOf(chunk!),
      sumOf({ ...chunk!, first: 2 }),
      sumOf({ ...chunk!, events: 5 }),
      sumOf({ ...chunk!, bytes: chunk!.bytes.map((byte, i) => (i === 9 ? byte ^ 1 : byte)) }),
    ];
    expect(new Set(sums).size).toBe(4);
    expect(sumOf({ ...chunk! })).toBe(sums[0]);
  });
});

describe('given texts and numbers on their way', () => {
  const texts = (kept: string[]): GrowingTexts => ({
    textsFrom: (index: number) => kept.slice(index),
    appendTexts: (more: readonly string[]) => void kept.push(...more),
  });

  it('then they come out as they went in, whatever they are', () => {
    const anything = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('\ud800')));
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (given, count) => {
        const writer = new ChunkWriter();
        writer.texts(texts([...given]), 0);
        writer.count(count);
        const reader = new ChunkReader(writer.bytes());
        const found: string[] = [];
        reader.texts(texts(found));
        expect([found, reader.count()]).toEqual([given, count]);
        reader.end();
      }),
    );
  });

  it('when the bytes end too early, then it throws', () => {
    expect(() => new ChunkReader(Uint8Array.of(9, 0, 0, 0, 1)).texts(texts([]))).toThrow(
      'the bytes end too early',
    );
    expect(() => new ChunkReader(Uint8Array.of(9, 0)).count()).toThrow(/outside buffer bounds/);
  });
});
