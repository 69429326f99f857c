import type {
  Append,
  AppendResult,
  ExpectedVersion,
  NewEvent,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
} from './event-store.js';
import { EventIdTakenError } from './errors.js';

const MAX_READ = 10_000;
const DEFAULT_READ = 1_000;

/** Where an event id stands in the log already. */
export type EventLocation = Omit<RecordedEvent, keyof NewEvent>;

/** Whether a stream whose last revision is `actual` (-1: no stream) meets `expected`. */
export function meetsExpected(expected: ExpectedVersion, actual: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return actual === -1;
  return expected === 'exists' ? actual >= 0 : actual === expected;
}

/**
 * Idempotence: the first result when all the ids stand in the stream already, next to each other and in order;
 * undefined when none stands anywhere. Anything in between throws EventIdTakenError for the first id that stands.
 * `standings[i]` belongs to `append.events[i]`.
 */
export function repeatOf(
  append: Append,
  locations: readonly (EventLocation | undefined)[],
): AppendResult | undefined {
  const first = locations.findIndex((location) => location !== undefined);
  if (first === -1) return undefined;
  const start = locations[0];
  const events = append.events.flatMap((event, index) => {
    const location = locations[index];
    const repeats =
      location !== undefined &&
      start !== undefined &&
      location.stream === append.stream &&
      location.revision === start.revision + index;
    if (!repeats) return [];
    const { revision, position, recordedAt } = location;
    return [{ eventId: event.eventId, revision, position, recordedAt }];
  });
  if (events.length === append.events.length) return { stream: append.stream, events, duplicate: true };
  const taken = locations[first];
  const id = append.events[first]?.eventId ?? '';
  throw new EventIdTakenError(id, taken?.stream ?? '', taken?.position ?? 0n);
}

/** Throws TypeError for what no adapter can store and give back byte for byte, or twice the same id in one append. */
export function checkAppend(append: Append): void {
  if (append.stream === '') throw new TypeError('an append needs a stream');
  if (!isExpected(append.expected))
    throw new TypeError(`expected version ${String(append.expected)} is no mode or revision`);
  const ids = new Set<string>();
  checkText(append.stream, 'stream');
  for (const event of append.events) {
    checkText(event.eventId, 'eventId');
    checkText(event.type, 'type');
    checkText(event.data, 'data');
    checkText(event.metadata, 'metadata');
    if (!Number.isSafeInteger(event.schemaVersion))
      throw new TypeError(`schemaVersion ${event.schemaVersion} is no integer`);
    if (ids.has(event.eventId)) throw new TypeError(`event ${event.eventId} occurs twice in one append`);
    ids.add(event.eventId);
  }
}

function isExpected(expected: ExpectedVersion): boolean {
  return typeof expected === 'number'
    ? Number.isSafeInteger(expected)
    : ['any', 'no-stream', 'exists'].includes(expected);
}

function checkText(text: string, field: string): void {
  // Node 20 has isWellFormed; the es2023 lib does not know it yet.
  const wellFormed =
    typeof text === 'string' && (text as unknown as { isWellFormed(): boolean }).isWellFormed();
  if (!wellFormed || text.includes('\0'))
    throw new TypeError(`${field} must be well-formed Unicode without NUL`);
}

/** The options of readAll with their defaults filled in; throws RangeError for a limit outside 1–10,000. */
export function readAllDefaults(options: ReadAllOptions): Required<ReadAllOptions> {
  const direction = options.direction ?? 'forward';
  const limit = options.limit ?? DEFAULT_READ;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_READ)
    throw new RangeError(`limit ${limit} is not between 1 and ${MAX_READ}`);
  return { direction, limit, after: options.after ?? (direction === 'forward' ? 0n : 2n ** 63n - 1n) };
}

/** The options of readStream with their defaults filled in; throws RangeError for a limit below 1. */
export function readStreamDefaults(options: ReadStreamOptions): Required<ReadStreamOptions> {
  const direction = options.direction ?? 'forward';
  const limit = options.limit ?? Number.MAX_SAFE_INTEGER;
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit ${limit} is below 1`);
  return { direction, limit, from: options.from ?? (direction === 'forward' ? 0 : Number.MAX_SAFE_INTEGER) };
}
