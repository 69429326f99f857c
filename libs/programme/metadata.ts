import type { EventName } from './catalogue.js';
import type { FaultJson } from './faults.js';

/** Metadata of every event in the log, canonical JSON. */
export interface EntryMetadata {
  readonly source: string;
  readonly id: string;
  /** The sender's logging time as sent; never used for figures or order. */
  readonly time?: string;
  readonly subject?: string;
  readonly digest: string;
  /** The partner the entry belongs to; absent when the programme office posted for itself. */
  readonly partnerId?: string;
  readonly actor: { readonly role: string; readonly subject: string };
  readonly warnings?: readonly FaultJson[];
  /** First 13 hex digits of SHA-256 over (type, partner, data): the same fact under another id. */
  readonly naturalKey: string;
  /**
   * For corrections: name of the type of the entry corrected; the event's schemaVersion is that of the replacement.
   */
  readonly targetName?: EventName;
  readonly correlationId?: string;
  /** 32 random bytes in base64 (entries of before have none): what keeps the salt from being guessed. */
  readonly nonce?: string;
  /**
   * SHA-256 (base64) over the canonical JSON of the other members; keeps the leaf from giving away what was recorded
   * (docs/decisions/0061-metadata-in-the-salt.md).
   */
  readonly salt?: string;
  /** The newest checkpoint known when it was recorded: proves that it was not recorded before that. */
  readonly after?: RecordedAfter;
}

/** A signed state of the log: how many entries, and the root (base64) of the tree over them. */
interface RecordedAfter {
  readonly size: number;
  readonly root: string;
}

/**
 * The metadata of a stored event. What an older version wrote may lack members that are newer; what the log says of
 * itself has others.
 */
export const readMetadata = (event: { readonly metadata: string }): EntryMetadata =>
  JSON.parse(event.metadata) as EntryMetadata;
