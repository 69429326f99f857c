export { toCloudEvent, tokensIn, type CloudEvent } from './cloud-event.js';
export { validateData } from './data-validator.js';
export { digestOf } from './envelope.js';
export {
  Ingest,
  MAX_BATCH,
  type IngestOptions,
  type PostOptions,
  type UnsupportedMediaType,
} from './ingest.js';
export { naturalKeyOf } from './natural-key.js';
export type { EntryMetadata, KnownEntries, PostOutcome, Receipt, Rehearsal, Rehearsed } from './outcome.js';
export { readRecorded, type RecordedEntry } from './recorded-entry.js';
export { MEDIA_TYPES, parseRequest, type EventRequest, type Mode, type ParsedRequest } from './request.js';
export { parseStrictJson, type Parsed } from './strict-json.js';
