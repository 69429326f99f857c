import { crc32 } from 'node:zlib';
import type { ClosedVersion, GrowingNumbers } from '#libs/indicators';
import { ChunkReader, ChunkWriter } from './chunk-bytes.js';
import type { Model, ModelMark } from './model.js';

/** What some events that follow each other did to a model, from the mark before the first of them. */
export interface Chunk {
  readonly mark: ModelMark;
  readonly events: number;
  /** What stopped counting by them. */
  readonly closed: readonly ClosedVersion[];
}

/** A chunk as it is kept. */
export interface KeptChunk {
  /** Position of its first event. */
  readonly first: number;
  readonly events: number;
  readonly bytes: Uint8Array;
}

/** Tells damage, not intent: who writes chunks can write the sum. */
export const sumOf = ({ first, events, bytes }: KeptChunk): number =>
  crc32(bytes, crc32(`${first} ${events}`));

/** The chunk that ends where a model stands. What stopped counting within it stands in its rows already. */
export function keptChunk(model: Model, { mark, events, closed }: Chunk): KeptChunk {
  const writer = new ChunkWriter();
  const before = closed.filter(({ version }) => version < mark.versions);
  writer.numbers(new ClosedBytes(before), 0);
  model.carryOut(writer, mark);
  return { first: mark.position + 1, events, bytes: writer.bytes() };
}

/** Adds a chunk to a model that stands before it. Throws when it is none. */
export function addChunk(model: Model, { events, bytes }: KeptChunk): Chunk {
  const mark = model.mark();
  const reader = new ChunkReader(bytes);
  const closed = new ClosedBytes();
  reader.numbers(closed);
  model.bringIn(reader);
  reader.end();
  for (const one of closed.closed) model.facts.closeVersion(one);
  return { mark, events, closed: closed.closed };
}

/** Pairs of numbers: the version, and where it ended. */
class ClosedBytes implements GrowingNumbers {
  constructor(readonly closed: ClosedVersion[] = []) {}

  bytesFrom(): Uint8Array {
    return new Uint8Array(Float64Array.from(this.closed.flatMap(({ version, at }) => [version, at])).buffer);
  }

  appendBytes(bytes: Uint8Array): void {
    const numbers = new Float64Array(new Uint8Array(bytes).buffer);
    for (let i = 0; i < numbers.length; i += 2)
      this.closed.push({ version: numbers[i] ?? 0, at: numbers[i + 1] ?? 0 });
  }
}
