import { base64, fromBase64, hex, utf8 } from './bytes.js';
import { canonical, hasOnly, isCount, membersOf, type Members } from './canonical.js';
import type { Cryptography } from './cryptography.js';
import { HASH_BYTES } from './tree.js';

/** An event as it is stored: a line of log.jsonl. */
export interface Event {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: number;
  readonly data: string;
  readonly metadata: string;
}

const NUMBERS = ['schemaVersion', 'revision', 'position', 'recordedAt'];
const TEXTS = ['eventId', 'type', 'stream', 'data', 'metadata'];
/** The last moment that a four-digit year can say. */
const LAST_MOMENT = 253_402_300_799_999;

const NAMES = [...NUMBERS, ...TEXTS];

/** Undefined for a line that is no event to the byte. */
export function eventIn(line: string | undefined): Event | undefined {
  const members = membersOf(line);
  if (members === undefined || !hasOnly(members, NAMES)) return undefined;
  if (!NUMBERS.every((name) => isCount(members[name]))) return undefined;
  if (!TEXTS.every((name) => typeof members[name] === 'string')) return undefined;
  return Number(members['recordedAt']) > LAST_MOMENT ? undefined : (members as unknown as Event);
}

/** What an event says of itself beside its data, and the leaf that follows from it. */
export interface Read {
  readonly metadata: Members;
  readonly after: { readonly size: number; readonly root: Uint8Array } | undefined;
  readonly leaf: Uint8Array;
  readonly isOfSalt: boolean;
  readonly isOfId: boolean;
}

/** The leaf of an event (docs/specification/transparency.md); undefined when its metadata cannot be read. */
export function readEvent(cryptography: Cryptography, event: Event): Read | undefined {
  const metadata = membersOf(event.metadata);
  if (metadata === undefined) return undefined;
  const { salt } = metadata;
  const made =
    salt === undefined ? new Uint8Array() : cryptography.sha256(withoutSalt(event.metadata, metadata));
  const isOfSalt = salt === undefined || salt === base64(made);
  const saltBytes = isOfSalt ? made : typeof salt === 'string' ? fromBase64(salt) : undefined;
  if (saltBytes === undefined) return undefined;
  const { id = null, source = null, time = null, actor = null, after = null } = metadata;
  const leaf = canonical({
    actor,
    after,
    dataHash: hex(cryptography.sha256(saltBytes, event.data)),
    id,
    recordedAt: new Date(event.recordedAt).toISOString(),
    rev: event.revision,
    schema: event.schemaVersion,
    source,
    stream: event.stream,
    time,
    type: event.type,
    v: 'wijkspoor-leaf/1',
  });
  return {
    metadata,
    after: knownBefore(after),
    leaf: utf8(leaf),
    isOfSalt,
    isOfId:
      typeof source === 'string' &&
      typeof id === 'string' &&
      event.eventId === idOf(cryptography, source, id),
  };
}

/**
 * The metadata without their salt, canonical: cut out of what is canonical already, where it is not the first
 * member. A salt that stands there twice is not that of the rest whichever is cut: it cannot be the digest of what
 * it is in.
 */
function withoutSalt(text: string, metadata: Members): string {
  const member = `,"salt":"${String(metadata['salt'])}"`;
  const at = typeof metadata['salt'] === 'string' ? text.indexOf(member) : -1;
  if (at >= 0) return text.slice(0, at) + text.slice(at + member.length);
  const { salt: _, ...rest } = metadata;
  return canonical(rest);
}

/** Undefined where it names none; what is no checkpoint is one of a size that no log has. */
function knownBefore(after: unknown): Read['after'] {
  if (after === null) return undefined;
  const { size, root } = after as { readonly size?: unknown; readonly root?: unknown };
  const bytes = typeof root === 'string' ? fromBase64(root) : undefined;
  return isCount(size) && bytes?.length === HASH_BYTES ? { size, root: bytes } : NO_CHECKPOINT;
}
const NO_CHECKPOINT = { size: -1, root: new Uint8Array() };

/** UUIDv8 (RFC 9562) of SHA-256 over source, a line end, and id. */
function idOf({ sha256 }: Cryptography, source: string, id: string): string {
  const bytes = sha256(`${source}\n${id}`).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hex(bytes);
  const [first, second, third] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16)];
  return `${first}-${second}-${third}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

/** The members in which two leaves differ. */
export function differences(one: string | undefined, other: string | undefined): readonly string[] {
  const [ours, theirs] = [membersOf(one) ?? {}, membersOf(other) ?? {}];
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].filter((name) => canonical(ours[name] ?? null) !== canonical(theirs[name] ?? null));
}
