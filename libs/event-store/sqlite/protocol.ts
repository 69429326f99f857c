import { EventIdTakenError, StoreError, WrongExpectedVersionError } from '../errors.js';
import type { StoreErrorCode } from '../errors.js';
import type { Append, ExpectedVersion } from '../event-store.js';
import type { VaultKey } from '../key-vault.js';
import type { Synchronous } from '../sql/driver.js';
import { isDiskFull } from '../sql/sqlite-errors.js';

/** What the worker thread is started with. */
export interface WriterOptions {
  readonly kind: 'events' | 'vault';
  readonly path: string;
  readonly synchronous: Synchronous;
}

/** `now` is the caller's clock, read on the main thread: a clock cannot be sent to a worker. */
export interface AppendRequest {
  readonly appends: readonly Append[];
  readonly now: number;
}

export interface VaultRequest {
  readonly forget: boolean;
  readonly keys: readonly VaultKey[];
  /** Restores: the tokens that the keys are to have, in their order. */
  readonly tokens?: readonly string[];
}

export type Outcome<Value> = { readonly value: Value } | { readonly error: WireError };

/** The fields of a StoreError: a class does not survive the message port. */
export interface WireError {
  readonly code: StoreErrorCode;
  readonly message: string;
  readonly stream?: string;
  readonly expected?: ExpectedVersion;
  readonly actual?: number;
  readonly eventId?: string;
  readonly position?: bigint;
}

/**
 * The worker's messages: once `ready` or `failed`, then the outcomes of the next `count` requests, in their order.
 */
export type WorkerMessage =
  | { readonly ready: string }
  | { readonly failed: WireError }
  | { readonly count: number; readonly outcomes: readonly unknown[] };

/** How requests and outcomes travel between the threads. */
export interface Codec<Request, Value> {
  packRequests(requests: readonly Request[]): readonly unknown[];
  unpackRequests(packed: readonly unknown[]): readonly Request[];
  packOutcomes(outcomes: readonly Outcome<Value>[]): readonly unknown[];
  unpackOutcomes(packed: readonly unknown[], requests: readonly Request[]): readonly Outcome<Value>[];
}

/** The worker's side: what a batch of requests does, committed before it is answered. */
export interface BatchWriter<Request, Value> {
  readonly synchronous: Synchronous | undefined;
  handle(requests: readonly Request[]): readonly Outcome<Value>[];
  close(): void;
}

/** Any error as a StoreError's fields: a full disk is STORE_FULL, what SQLite says else is STORE_UNAVAILABLE. */
export function toWire(error: unknown): WireError {
  if (error instanceof WrongExpectedVersionError) {
    const { code, message, stream, expected, actual } = error;
    return { code, message, stream, expected, actual };
  }
  if (error instanceof EventIdTakenError) {
    const { code, message, stream, eventId, position } = error;
    return { code, message, stream, eventId, position };
  }
  if (error instanceof StoreError) return { code: error.code, message: error.message };
  const message = String((error as { message?: unknown } | null)?.message ?? error);
  if (isDiskFull(error)) return { code: 'STORE_FULL', message: `nothing is stored: ${message}` };
  return { code: 'STORE_UNAVAILABLE', message };
}

/** The error again, of the class that the port promises. */
export function fromWire({ code, message, stream = '', ...rest }: WireError): StoreError {
  if (code === 'WRONG_EXPECTED_VERSION')
    return new WrongExpectedVersionError(stream, rest.expected ?? 'any', rest.actual ?? -1);
  if (code === 'EVENT_ID_TAKEN')
    return new EventIdTakenError(rest.eventId ?? '', stream, rest.position ?? 0n);
  return new StoreError(code, message);
}
