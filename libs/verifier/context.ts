import type { Cryptography } from './cryptography.js';
import type { Findings } from './findings.js';
import type { Source } from './source.js';

/** A file that the auditor brings. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface VerificationRequest {
  readonly source: Source;
  readonly cryptography: Cryptography;
  /** The log's key as the auditor holds it; without it that of the bundle is taken, which proves less. */
  readonly key?: string;
  readonly checkpoints?: readonly HeldFile[];
  readonly receipts?: readonly HeldFile[];
  /** Certificates (PEM) of the time stamping authority, as the auditor holds them; without it those of the bundle. */
  readonly authority?: HeldFile;
  /** A bundle of before: tells exactly which leaf is another. */
  readonly earlier?: Source;
  /** Told of how many leaves were checked, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Context extends VerificationRequest {
  readonly findings: Findings;
}

/** Nothing could be checked, and why: exit code 3. */
export class NotRunError extends Error {
  constructor(readonly text: { readonly nl: string; readonly en: string }) {
    super(`${text.nl} / ${text.en}`);
  }
}
