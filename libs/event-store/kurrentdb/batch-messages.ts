import { convertToCommandError } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { Metadata, status } from '@grpc/grpc-js';

import type { Answer } from './batch-answer.js';

export type WriteOutcome =
  /** `commit`: where it stands in $all. */
  | { readonly stored: true; readonly commit: bigint }
  /** The stream is at `actual`, and these events do not stand right behind where it was expected to be. */
  | { readonly stored: false; readonly actual: number }
  /** The stream was deleted for good: nothing will ever be stored in it. */
  | { readonly stored: false; readonly gone: true };

const NOTHING = new Uint8Array();

/**
 * An error of the kind that the client's errors have; *unavailable* as the client knows it, which then looks for
 * the leader.
 */
export function failed(type: string, message: string): Error {
  if (type !== 'unavailable') return Object.assign(new Error(message), { type });
  const late = { code: status.UNAVAILABLE, details: message, metadata: new Metadata() };
  return convertToCommandError(Object.assign(new Error(message), late));
}

/** What the server answered one write. Throws an error with `type` as the client's errors have it. */
export function outcomeOf({ commit, said }: Answer): WriteOutcome {
  if (commit !== undefined) return { stored: true, commit };
  const refusal = said?.getError();
  const message = refusal?.getMessage() ?? '';
  const details = refusal?.getDetails();
  const kind = details?.getTypeName().replace(/^event_store\.client\./, '');
  switch (kind) {
    case 'WrongExpectedVersion': {
      const wrong = shared.WrongExpectedVersion.deserializeBinary(details?.getValue_asU8() ?? NOTHING);
      return {
        stored: false,
        actual: wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : -1,
      };
    }
    case 'StreamDeleted':
      return { stored: false, gone: true };
    case 'AccessDenied':
      throw failed('access-denied', 'Access Denied');
    case 'Timeout':
      throw failed('timeout', 'the server gave up on it');
    case 'MaximumAppendSizeExceeded':
      throw failed('maximum-append-size-exceeded', message);
    case 'Unknown':
      throw failed('unknown', message);
    // The server's words for: not ready, busy, no leader known.
    case 'google.protobuf.Empty':
      throw failed('unavailable', message);
    default:
      throw failed(/maximum append|larger than max/i.test(message) ? 'unknown' : 'refused', message);
  }
}
