export { AccessRecord, type AccessRecordOptions } from './access-record.js';
export {
  ACCESS_KINDS,
  isAccessKind,
  RecordUnavailableError,
  type AccessFilter,
  type AccessNote,
  type AccessPage,
  type AccessRow,
} from './access-note.js';
