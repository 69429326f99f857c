import { canonicalJson } from '#libs/programme';
import { parseCount } from '../log/checkpoint.js';
import { CompactRange } from '../merkle/compact-range.js';
import { EMPTY_ROOT, HASH_BYTES, leafHash, sameHash } from '../merkle/hashing.js';
import { fromBase64, type SigningKey, type VerifierKey } from '../note/keys.js';
import { formatNote, parseNote, signNote, verifyNote } from '../note/note.js';
import type { Promised } from './receipt.js';

export const PROMISE_VERSION = 'wijkspoor-promise/1';

/** What the log signs at once for an answer, before a checkpoint covers what it accepted. */
export interface AnswerPromise {
  readonly origin: string;
  /** The newest checkpoint then; size 0 before there was one. */
  readonly after: { readonly size: number; readonly root: Uint8Array };
  /** How many events the answer accepts. */
  readonly count: number;
  /** Root of the RFC 9162 tree over the canonical JSON of each, in the answer's order. */
  readonly root: Uint8Array;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const leafIn = ({ source, id, digest, stream, rev, recordedAt }: Promised): Uint8Array =>
  leafHash(Buffer.from(canonicalJson({ source, id, digest, stream, rev, recordedAt })));

function rootOf(items: readonly Promised[]): Uint8Array {
  const range = new CompactRange();
  for (const item of items) range.append(leafIn(item));
  return range.root();
}

/** Leaves between two turns of others. */
const AT_ONCE = 500;

async function rootInTurns(items: readonly Promised[]): Promise<Uint8Array> {
  const range = new CompactRange();
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    range.append(leafIn(item));
  }
  return range.root();
}

/**
 * One signature for one answer, however many events it accepts: a note of five lines (version, origin, newest
 * checkpoint, count, root). Its first line keeps it from ever being read as a checkpoint.
 */
export function promise(
  items: readonly Promised[],
  after: { readonly size: number; readonly root: Uint8Array } | undefined,
  key: SigningKey,
): string {
  return noteOf({ count: items.length, root: rootOf(items) }, after, key);
}

/** The same of tens of thousands, giving others their turn. */
export async function promiseInTurns(
  items: readonly Promised[],
  after: { readonly size: number; readonly root: Uint8Array } | undefined,
  key: SigningKey,
): Promise<string> {
  return noteOf({ count: items.length, root: await rootInTurns(items) }, after, key);
}

function noteOf(
  answer: Pick<AnswerPromise, 'count' | 'root'>,
  after: AnswerPromise['after'] | undefined,
  key: SigningKey,
): string {
  const { size, root } = after ?? { size: 0, root: EMPTY_ROOT };
  const lines = [
    ...[PROMISE_VERSION, key.name, `${size} ${base64(root)}`],
    ...[answer.count, base64(answer.root)],
  ];
  const text = `${lines.join('\n')}\n`;
  return formatNote({ text, signatures: [signNote(text, key)] });
}

/** Checks that the log promised exactly these events in this order. Throws RangeError that says what is not right. */
export function checkPromise(note: string, items: readonly Promised[], log: VerifierKey): AnswerPromise {
  const parsed = parseNote(note);
  if (verifyNote(parsed, [log]).length === 0) throw new RangeError('the promise is not signed by this log');
  const [version, origin = '', afterText = '', countText = '', rootText = '', end, ...more] =
    parsed.text.split('\n');
  const [sizeText = '', afterRoot = ''] = afterText.split(' ');
  const [size, count] = [parseCount(sizeText), parseCount(countText)];
  const [after, root] = [fromBase64(afterRoot), fromBase64(rootText)];
  const isWhole = end === '' && more.length === 0 && version === PROMISE_VERSION && origin === log.name;
  if (!isWhole || size === undefined || after?.length !== HASH_BYTES || root?.length !== HASH_BYTES)
    throw new RangeError('not a promise');
  if (count !== items.length || !sameHash(root, rootOf(items)))
    throw new RangeError('another answer was promised');
  return { origin, after: { size, root: after }, count, root };
}
