import type { AppendResult, ExpectedVersion } from './event-store.js';

/** Errors of the port are told apart by `code`: `instanceof` fails across realms (jest, native modules). */
export type StoreErrorCode =
  | 'WRONG_EXPECTED_VERSION'
  | 'EVENT_ID_TAKEN'
  | 'PARTIAL_APPEND'
  | 'EVENT_DAMAGED'
  | 'VAULT_DAMAGED'
  | 'STORE_FULL'
  /** The file that is open is not the one at its path any more. */
  | 'FILE_GONE'
  /** The log answers, but what it holds cannot be taken in here. */
  | 'LOG_NOT_TAKEN_IN'
  | 'STORE_UNAVAILABLE'
  | 'STORE_CLOSED';

/** Something that a store or vault could not do, told by its code. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** Thrown by `append` when the stream is not at the revision expected: read it again, and decide again. */
export class WrongExpectedVersionError extends StoreError {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedVersion,
    /** Last revision of the stream, -1 when it does not exist. */
    readonly actual: number,
  ) {
    super('WRONG_EXPECTED_VERSION', `stream ${stream}: expected ${String(expected)}, found ${actual}`);
  }
}

/** Thrown by `append` when an event of that id is stored already, in whatever stream. */
export class EventIdTakenError extends StoreError {
  constructor(
    readonly eventId: string,
    readonly stream: string,
    readonly position: bigint,
  ) {
    super('EVENT_ID_TAKEN', `event ${eventId} stands at position ${position} in stream ${stream}`);
  }
}

/** Thrown by `append` of several streams, by a store that is not atomic across them, when only some are stored. */
export class PartialAppendError extends StoreError {
  constructor(
    /** By the place of the append in its call: undefined for one that is not stored, or not known to be. */
    readonly stored: readonly (AppendResult | undefined)[],
    /** The first that is not. */
    readonly failedAt: number,
    cause: unknown,
  ) {
    const count = stored.filter((result) => result !== undefined).length;
    super('PARTIAL_APPEND', `append ${failedAt} failed; ${count} of its call are stored`, { cause });
  }
}

/** Whether an error is of a store, and of that code when one is given. */
export function isStoreError(error: unknown, code?: StoreErrorCode): error is StoreError {
  const found = (error as { code?: unknown } | null)?.code;
  return (
    typeof found === 'string' &&
    (error as { name?: unknown }).name === 'StoreError' &&
    (code === undefined || found === code)
  );
}
