import type { Signature } from '../note/note.js';
import type { CheckOutcome } from './check.js';
import type { ScrubStatus } from './scrub.js';
import type { Signed } from './signed.js';
import type { TileFolder } from './tile-folder.js';

export interface SigningStatus {
  readonly state: 'starting' | 'live' | 'stopped';
  readonly size: number;
  /** Why nothing is signed now; tried again every time. */
  readonly error?: Error;
  readonly scrub: ScrubStatus;
}

/** What a server asks of the signing of its log, whichever thread does it. */
export interface Signing {
  readonly status: SigningStatus;
  /** The newest checkpoint signed by this log. */
  readonly signed: Signed | undefined;
  /** To read from; who signs writes. */
  readonly tiles: TileFolder;
  readonly checkpoints: {
    at(size: number): Promise<Signed | undefined>;
    addSignatures(size: number, signatures: readonly Signature[]): Promise<Signed | undefined>;
  };
  /** Begins; resolves after the first pass, whatever came of it. */
  start(): Promise<void>;
  /** Signs what has come, now. Never rejects: what goes wrong is the status. */
  sign(): Promise<Signed | undefined>;
  /** Compares one bundle of the log with what was signed of it. */
  scrub(): Promise<void>;
  /**
   * Compares the whole log with what was signed of it, beside the rest; undefined before anything was signed.
   * Rejects when it cannot, and with the reason of `signal`.
   */
  check(onProgress: (done: number) => void, signal: AbortSignal): Promise<CheckOutcome | undefined>;
  /** Ends after what is being done; the folder is free for another. */
  close(): Promise<void>;
}
