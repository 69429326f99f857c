import { hash } from 'node:crypto';

import { toMoment } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { MAX_ENTRY_BYTES } from '../log/tiles.js';
import { fromBase64 } from '../note/keys.js';

/** An event as any store gives it back; `data` and `metadata` byte for byte as stored. */
export interface StoredEvent {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
  readonly stream: string;
  readonly revision: number;
  /** 1, 2, 3 … without gaps; the leaf's index is one less. */
  readonly position: bigint;
  /** Milliseconds since 1970 by the store's clock. */
  readonly recordedAt: number;
}

/** What of an event's metadata has a place of its own in the leaf. */
interface Told {
  readonly source?: unknown;
  readonly id?: unknown;
  readonly time?: unknown;
  readonly actor?: unknown;
  /** 32 random bytes in base64; entries of before decision 0060 have none. */
  readonly salt?: string;
  readonly after?: unknown;
}

export const LEAF_VERSION = 'wijkspoor-leaf/1';
export const SALT_BYTES = 32;
const NO_SALT = Buffer.alloc(0);

/**
 * The leaf of an event (docs/specification/transparency.md): what is proven of it. No place of one store is in it, so that the
 * same events give the same root on every store; the salt keeps it from giving away what was recorded.
 * Throws RangeError for a salt that is none and for a leaf above 65,535 bytes.
 */
export function leafOf(event: StoredEvent): Uint8Array {
  const told = JSON.parse(event.metadata) as Told;
  const salt = saltOf(told.salt);
  const leaf = Buffer.from(
    canonicalJson({
      v: LEAF_VERSION,
      id: told.id ?? null,
      source: told.source ?? null,
      type: event.type,
      stream: event.stream,
      rev: event.revision,
      time: told.time ?? null,
      recordedAt: toMoment(event.recordedAt),
      actor: told.actor ?? null,
      schema: event.schemaVersion,
      dataHash: saltedHash(salt, event.data),
      metaHash: saltedHash(salt, event.metadata),
      after: told.after ?? null,
    }),
  );
  if (leaf.length > MAX_ENTRY_BYTES)
    throw new RangeError(`the leaf of ${event.eventId} has more than ${MAX_ENTRY_BYTES} bytes`);
  return leaf;
}

/** SHA-256 (hex) of the salt and a text as it is stored. */
const saltedHash = (salt: Uint8Array, text: string): string =>
  hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'hex');

function saltOf(text: string | undefined): Uint8Array {
  if (text === undefined) return NO_SALT;
  const salt = fromBase64(text);
  if (salt?.length !== SALT_BYTES) throw new RangeError('a salt has 32 bytes of base64');
  return salt;
}
