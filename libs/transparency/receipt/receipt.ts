import { toMoment } from '#libs/platform';
import { canonicalJson, readMetadata } from '#libs/programme';
import { leafOf, type StoredEvent } from '../leaf/leaf.js';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.js';
import { formatProof, parseProof } from '../log/tlog-proof.js';
import { leafHash, sameHash } from '../merkle/hashing.js';
import { isCount, isIncluded } from '../merkle/verify.js';
import type { VerifierKey } from '../note/keys.js';
import { parseNote, verifyNote, type Verified } from '../note/note.js';
import type { Signed } from '../sequence/signed.js';
import type { TileFolder } from '../sequence/tile-folder.js';

const RECEIPT_VERSION = 'wijkspoor-receipt/1';

/** What was promised of an accepted event, by the names that the leaf gives them. */
export interface Promised {
  readonly source: string;
  readonly id: string;
  /** Of the content as it was sent (docs/decisions/0021-redelivery.md). */
  readonly digest: string;
  readonly stream: string;
  readonly rev: number;
  /** RFC 3339 in UTC with milliseconds. */
  readonly recordedAt: string;
}

/** The `extra` of a receipt: what was promised, and the leaf that proves it. */
interface ReceiptExtra extends Promised {
  readonly v: typeof RECEIPT_VERSION;
  readonly leaf: string;
}

interface CheckedReceipt {
  readonly extra: ReceiptExtra;
  readonly index: number;
  readonly checkpoint: Checkpoint;
  /** Who signed the checkpoint, of the keys given. */
  readonly signers: readonly Verified[];
}

/** What a receipt says of a stored event: source, id, digest, and where it stands. */
export function promisedOf(event: StoredEvent): Promised {
  const { source, id, digest } = readMetadata(event);
  return {
    source: String(source),
    id: String(id),
    digest: String(digest),
    stream: event.stream,
    rev: event.revision,
    recordedAt: toMoment(event.recordedAt),
  };
}

/**
 * The receipt of an event as a C2SP tlog-proof; undefined while no signed checkpoint covers it. Throws RangeError
 * when the log does not have it any more as it was signed, or the tiles do not prove it.
 */
export async function receiptFor(
  event: StoredEvent,
  signed: Signed | undefined,
  tiles: TileFolder,
): Promise<string | undefined> {
  const index = Number(event.position) - 1;
  if (signed === undefined || index >= signed.size) return undefined;
  const leaf = await tiles.entry(index, signed.size);
  if (!sameHash(leaf, leafOf(event))) throw new RangeError(`leaf ${index} is not what was signed of it`);
  const extra: ReceiptExtra = {
    v: RECEIPT_VERSION,
    ...promisedOf(event),
    leaf: Buffer.from(leaf).toString('utf8'),
  };
  const proof = await tiles.inclusionProof(index, signed.size);
  if (!isIncluded({ index, size: signed.size, leafHash: leafHash(leaf), root: signed.root, proof })) {
    tiles.forget();
    throw new RangeError(`the tiles do not prove leaf ${index}`);
  }
  return formatProof({
    index,
    hashes: proof,
    checkpoint: signed.note,
    extra: Buffer.from(canonicalJson(extra)),
  });
}

/**
 * Checks a receipt with nothing but the log's key (and those of witnesses): that the checkpoint is signed by the log,
 * that the leaf is in the tree it signed, and that the leaf says what the receipt says. Throws RangeError that says
 * what is not right.
 */
export function checkReceipt(
  text: string,
  log: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): CheckedReceipt {
  const { index, hashes, checkpoint: note, extra: bytes } = parseProof(text);
  const parsed = parseNote(note);
  const signers = verifyNote(parsed, [log, ...witnesses]);
  const checkpoint = parseCheckpoint(parsed.text);
  if (checkpoint.origin !== log.name || !signers.some(({ key }) => key === log))
    throw new RangeError('the checkpoint is not signed by this log');
  const extra = membersIn(textIn(bytes)) as ReceiptExtra | undefined;
  if (extra?.v !== RECEIPT_VERSION) throw new RangeError('not a receipt: it does not say of what');
  const leaf = membersIn(extra.leaf);
  if (leaf === undefined) throw new RangeError('not a receipt: its leaf is not canonical JSON');
  const { size, root } = checkpoint;
  const hash = leafHash(Buffer.from(extra.leaf));
  if (!isIncluded({ index, size, root, proof: hashes, leafHash: hash }))
    throw new RangeError('the leaf is not in the tree that was signed');
  for (const name of ['source', 'id', 'stream', 'rev', 'recordedAt'] as const)
    if (
      leaf[name] !== extra[name] ||
      !(name === 'rev' ? isCount(leaf[name]) : typeof leaf[name] === 'string')
    )
      throw new RangeError(`the leaf has another ${name} than the receipt`);
  return { extra, index, checkpoint, signers };
}

/** Undefined for what is not UTF-8. */
function textIn(bytes: Uint8Array | undefined): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The members of a canonical JSON object; undefined when a text is none, to the byte. */
function membersIn(text: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonicalJson(value) === text ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
