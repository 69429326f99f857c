import type { RecordedEvent } from '#libs/event-store';
import { STORED_EXAMPLES, type StoredExample } from '#libs/programme';
import { keptChunk } from './chunk.js';
import { fold } from './fold.js';
import { Model } from './model.js';

/** Noon of a day in the programme. */
const RECORDED_AT = Date.UTC(2025, 6, 1, 12);

/** A small log with every schema version of every type that was ever written, each amendment after what it amends. */
export function exampleLog(examples: readonly StoredExample[] = STORED_EXAMPLES): readonly RecordedEvent[] {
  const amended = examples.find(({ name }) => name === 'EntryCorrected')?.data.entryId;
  const reached = examples.findLast(({ name }) => name === 'HouseholdReached');
  const target = reached ? [{ ...reached, eventId: String(amended) }] : [];
  return [...target, ...examples].map((stored, i) => ({
    eventId: `00000000-0000-8000-8000-${String(i).padStart(12, '0')}`,
    type: stored.name,
    ...stored,
    data: JSON.stringify(stored.data),
    metadata: JSON.stringify({ partnerId: 'voorbeeld', naturalKey: String(i).padStart(13, '0') }),
    stream: 'voorbeelden',
    revision: i,
    position: BigInt(i + 1),
    recordedAt: RECORDED_AT + i,
  }));
}

/**
 * What a read model keeps of the examples of everything that was ever written, byte for byte: a fold, an upcaster or
 * a chunk that comes to keep something else of the same events, keeps something else of these.
 */
export function keptExamples(
  folds: typeof fold = fold,
  examples: readonly StoredExample[] = STORED_EXAMPLES,
): Uint8Array {
  const mark = new Model().mark();
  const model = foldExamples(exampleLog(examples), folds);
  return keptChunk(model, { mark, events: model.position, closed: [] }).bytes;
}

/** What a read model has in memory of the examples. */
export function foldExamples(log: readonly RecordedEvent[], folds: typeof fold = fold): Model {
  const model = new Model();
  for (const event of log) model.apply(folds(event, model.facts), event.recordedAt);
  return model;
}
