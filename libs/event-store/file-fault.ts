import type { Label } from '#libs/programme';

/** What keeps a store from recording now, in words for those who run it. */
export interface StoreFault extends Error {
  readonly code: 'FILE_GONE' | 'STORE_FULL' | 'LOG_NOT_TAKEN_IN' | 'EVENT_DAMAGED' | 'VAULT_DAMAGED';
  readonly detail: Label;
}

/** What keeps a store in a file from recording now, in words that say nothing of where the file is. */
export interface FileFault extends StoreFault {
  /** Its file is not the one that is open any more, or its disk is full. */
  readonly code: 'FILE_GONE' | 'STORE_FULL';
}
