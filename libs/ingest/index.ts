export { kindsOfTokens, toCloudEvent, tokensIn, type CloudEvent } from './store/cloud-event.js';
export { checksToPrepare, validateData } from './check/data-validator.js';
export { digestOf } from './check/envelope.js';
export { Ingest, type IngestOptions, type PostOptions, type UnsupportedMediaType } from './ingest.js';
export { MAX_BATCH, MAX_EVENT_BYTES, MAX_FAULTS, MAX_FAULTS_OF_EVENT } from './kernel/limits.js';
export { naturalKeyOf } from './decide/natural-key.js';
export type {
  EntryMetadata,
  RecordedAfter,
  EntryLookups,
  PostOutcome,
  Receipt,
  Rehearsal,
  Rehearsed,
} from './kernel/outcome.js';
export { recordClockSettled, recordPassedOver } from './store/log-note.js';
export { readRecorded, type RecordedEntry } from './log/recorded-entry.js';
export { readBatch, type Batch } from './read/batch.js';
export { MEDIA_TYPES, parseRequest } from './read/request.js';
export type { EventRequest, Mode, ParsedRequest } from './read/request-types.js';
export { decodeUtf8, type Decoded } from './read/utf8.js';
export { parseStrictJson, type Parsed } from './read/strict-json.js';
