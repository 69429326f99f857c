import { hash } from 'node:crypto';

import { toMoment } from '#libs/platform';
import { canonicalJson, readMetadata, type EntryMetadata } from '#libs/programme';
import { MAX_ENTRY_BYTES } from '../log/tiles.js';

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

/** An event whose metadata were changed after it was recorded. */
export class BrokenEventError extends Error {
  constructor(eventId: string) {
    super(`de metagegevens van ${eventId} zijn gewijzigd / the metadata of ${eventId} were changed`);
  }
}

export const LEAF_VERSION = 'wijkspoor-leaf/1';
const SALT_BYTES = 32;

/**
 * The leaf of an event (docs/specification/transparency.md): what is proven of it. No place of one store is in it,
 * so that the same events give the same root on every store; the salt keeps it from giving away what was recorded.
 * Throws BrokenEventError for metadata that are not those its salt was made over, RangeError for a leaf above
 * 65,535 bytes.
 */
export function leafOf(event: StoredEvent): Uint8Array {
  // Entries of before decision 0060 have no salt, and what the log says of itself has less.
  const metadata: Partial<EntryMetadata> = readMetadata(event);
  const salt = saltOf(event.eventId, metadata);
  // In the order of the names, so that it is canonical as it is written.
  const leaf = Buffer.from(
    canonicalJson({
      actor: metadata.actor ?? null,
      after: metadata.after ?? null,
      dataHash: saltedHash(salt, event.data),
      id: metadata.id ?? null,
      recordedAt: toMoment(event.recordedAt),
      rev: event.revision,
      schema: event.schemaVersion,
      source: metadata.source ?? null,
      stream: event.stream,
      time: metadata.time ?? null,
      type: event.type,
      v: LEAF_VERSION,
    }),
  );
  if (leaf.length > MAX_ENTRY_BYTES)
    throw new RangeError(`the leaf of ${event.eventId} has more than ${MAX_ENTRY_BYTES} bytes`);
  return leaf;
}

/** The salt (base64) vouches for the metadata: it is the SHA-256 of all the rest of them, a nonce among it. */
function saltOf(eventId: string, { salt, ...rest }: Partial<EntryMetadata>): string {
  if (salt === undefined) return '';
  if (hash('sha256', canonicalJson(rest), 'base64') !== salt) throw new BrokenEventError(eventId);
  return salt;
}

/** SHA-256 (hex) over the bytes of the salt and the data. */
function saltedHash(salt: string, data: string): string {
  const bytes = Buffer.allocUnsafe(SALT_BYTES + 3 * data.length);
  const salted = bytes.write(salt, 'base64');
  return hash('sha256', bytes.subarray(0, salted + bytes.write(data, salted)), 'hex');
}
