import type { Label } from '#libs/programme';

/** What keeps a store in a file from recording now, in words that say nothing of where the file is. */
export interface FileFault extends Error {
  /** Its file is not the one that is open any more, or its disk is full. */
  readonly code: 'FILE_GONE' | 'STORE_FULL';
  readonly detail: Label;
}
