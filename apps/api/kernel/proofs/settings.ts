import type { LogSource, Policy, SigningKey } from '#libs/transparency';

/** With what a server signs its log. */
export interface ProofSettings {
  readonly key: SigningKey;
  /** Folder of tiles, entries, checkpoints and the guard. */
  readonly folder: string;
  /** The folder goes with the process. */
  readonly temporary?: boolean;
  /** The log as the sequencer reads it; the server's own by default. */
  readonly source?: LogSource;
  /** File of the log: it is read and signed in a thread of its own. A log that is in memory is signed in this one. */
  readonly logFile?: string;
  readonly policy?: { readonly text: string; readonly parsed: Policy };
  /** Milliseconds between two checkpoints handed to each witness of the policy; default an hour. */
  readonly witnessEvery?: number;
  /** Who stamps a checkpoint a day (RFC 3161), and the certificates (PEM) that its own must lead to. */
  readonly stamps?: { readonly url: string; readonly authority: string };
  /** Milliseconds between two stamps; default a day. */
  readonly stampEvery?: number;
  /** Milliseconds between two checkpoints, and between two bundles of the scrub; those of Sequencing by default. */
  readonly every?: number;
  readonly scrubEvery?: number;
}
