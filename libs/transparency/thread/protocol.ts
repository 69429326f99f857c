import type { SigningKey } from '../note/keys.js';
import type { Signature } from '../note/note.js';
import { SigningRefusal, type RefusalCode } from '../sequence/refusal.js';
import type { CheckOutcome } from '../sequence/check.js';
import type { BadLeaf } from '../sequence/compare.js';
import type { Signed } from '../sequence/signed.js';
import type { SigningStatus } from '../sequence/signing.js';

/** What the thread is started with. */
export interface ThreadData {
  /** File of the log. */
  readonly path: string;
  readonly folder: string;
  readonly key: SigningKey;
  readonly every?: number;
  readonly scrubEvery?: number;
  readonly patience?: number;
}

/** What is asked of the thread; each is answered once, with its number. */
export type ThreadCommand =
  | { readonly ask: 'sign' }
  | { readonly ask: 'scrub' }
  | { readonly ask: 'addSignatures'; readonly size: number; readonly signatures: readonly Signature[] }
  | { readonly ask: 'check' }
  /** Ends the check that was asked for with that number. */
  | { readonly ask: 'stop'; readonly check: number }
  | { readonly ask: 'close' };
export type ThreadRequest = ThreadCommand & { readonly number: number };

/** An error as it travels: a class does not survive the message port. */
interface WireError {
  readonly message: string;
  readonly stack?: string;
  readonly refusal?: { readonly code: RefusalCode; readonly index?: number };
}

type WireStatus = Omit<SigningStatus, 'error'> & { readonly error?: WireError };

export type ThreadAnswer = Signed | CheckOutcome;

/** What the thread tells: how it stands, what went wrong, and the answer to what was asked. */
export type ThreadMessage =
  | { readonly kind: 'status'; readonly status: WireStatus; readonly signed?: Signed }
  | { readonly kind: 'fault'; readonly error?: WireError; readonly bad?: BadLeaf }
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly number: number; readonly done: number }
  | { readonly kind: 'answer'; readonly number: number; readonly value?: ThreadAnswer }
  | { readonly kind: 'failed'; readonly number: number; readonly error: WireError };

/** An error as it goes between threads; of a refusal to sign its code and index too. */
export function toWire(error: unknown): WireError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const wire = { message, ...(stack === undefined ? {} : { stack }) };
  if (!(error instanceof SigningRefusal)) return wire;
  const { code, index } = error;
  return { ...wire, refusal: { code, ...(index === undefined ? {} : { index }) } };
}

/** The error that another thread told of. */
export function fromWire({ message, stack, refusal }: WireError): Error {
  const error = refusal ? new SigningRefusal(refusal.code, refusal.index) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
