import type { NewVersion } from '#libs/indicators';
import type { ClockReading } from '#libs/programme';

/** A new version of an entry starts counting. */
export interface AddVersion extends NewVersion {
  readonly kind: 'add';
}

/** The latest version of an entry stops counting at a position (corrected or retracted there). */
export interface CloseVersion {
  readonly kind: 'close';
  readonly entryId: string;
  readonly at: number;
}

/** The facts of the latest version, which was closed, count again from a position on, as a new version. */
export interface ReopenVersion {
  readonly kind: 'reopen';
  readonly entryId: string;
  readonly at: number;
}

/** The times from a position on are read otherwise. Not kept: the log is asked for it at each start. */
export interface SettleClock extends ClockReading {
  readonly kind: 'settle';
}

/** What one event does to the read model. There is no `+= 1` among them: figures are aggregates over versions. */
export type Change = AddVersion | CloseVersion | ReopenVersion | SettleClock;
