import { countIn, fromBase64, hex, isSame, joined, textOf, utf8 } from './bytes.js';
import { isCount, membersOf, valueIn } from './canonical.js';
import type { Cryptography } from './cryptography.js';
import type { Line } from './source.js';

/** Kinds of keys of C2SP signed-note: what a log signs with is the first, the others make cosignatures. */
export const [ED25519, COSIGNATURE, ML_DSA] = [0x01, 0x04, 0x06];

/** `<name>+<id>+<kind and key>`. */
export interface Key {
  readonly name: string;
  /** Four bytes as eight hexadecimal digits. */
  readonly id: string;
  readonly kind: number;
  readonly bytes: Uint8Array;
}

interface Signature {
  readonly name: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A signed checkpoint (C2SP tlog-checkpoint in a signed-note). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** What is signed. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 100;
/** No space of Unicode (its property, which is not what `\s` is), no plus sign. */
const NAME = /^[^\p{White_Space}+\p{Cc}]+$/u;
/** Bytes of a key by its kind. */
const LENGTHS: Readonly<Record<number, number>> = { [ED25519]: 32, [COSIGNATURE]: 32, [ML_DSA]: 1312 };

/** Throws RangeError for what is no key of a kind that is known. */
export function keyIn({ sha256 }: Cryptography, text: string): Key {
  const [, name = '', id = '', body = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(body);
  const [kind = 0] = bytes ?? [];
  if (!NAME.test(name) || bytes?.length !== 1 + (LENGTHS[kind] ?? NaN)) throw new RangeError('not a key');
  if (kind !== ML_DSA && !isPoint(bytes.subarray(1))) throw new RangeError('a key that anybody has');
  if (hex(sha256(utf8(`${name}\n`), bytes).subarray(0, 4)) !== id)
    throw new RangeError('the id of the key does not fit it');
  return { name, id, kind, bytes: bytes.subarray(1) };
}

/**
 * Of the points of small order what stands below 2^255 (RFC 8032, 5.1.2), little-endian: 0, 1, p - 1, and those of
 * order 8.
 */
const SMALL: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

/**
 * Whether bytes may be a key of Ed25519: below p (RFC 8032, 5.1.3), and not of small order, with which anybody could
 * have signed. What programs for cryptography say of these differs.
 */
function isPoint(bytes: Uint8Array): boolean {
  const last = (bytes[31] ?? 0) & 0x7f;
  const y = `${hex(bytes.subarray(0, 31))}${hex(Uint8Array.of(last))}`;
  const isBelow = !(y.endsWith(`${'ff'.repeat(30)}7f`) && (bytes[0] ?? 0) >= 0xed);
  return isBelow && !SMALL.has(y);
}

/**
 * The same as somebody gives it who holds it: spaces and line ends about it, and a byte order mark before it, are no
 * part of it.
 */
export const keyGiven = (cryptography: Cryptography, text: string): Key =>
  keyIn(cryptography, text.replace(/^[\ufeff \t\r\n]+|[ \t\r\n]+$/g, ''));

/** Throws RangeError for anything that is no signed checkpoint to the letter. */
export function checkpointIn(bytes: Uint8Array): Checkpoint {
  const note = bytes.length > MOST_BYTES ? undefined : textOf(bytes);
  const end = note?.lastIndexOf('\n\n') ?? -1;
  if (note === undefined || end < 0 || !note.endsWith('\n') || /[^\P{Cc}\n]/u.test(note))
    throw new RangeError('not a signed note');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new RangeError('too many signatures');
  const [origin = '', sizeText = '', rootText = '', rest, ...more] = text.split('\n');
  const [size, root] = [countIn(sizeText), fromBase64(rootText)];
  if (origin === '' || size === undefined || root?.length !== 32 || rest !== '' || more.length > 0)
    throw new RangeError('not a checkpoint');
  return { origin, size, root, text, signatures: lines.map(signatureIn) };
}

/** The same as a line that is a JSON text, to the byte. */
export function checkpointInLine({ bytes, isWhole }: Line): Checkpoint {
  const text = isWhole ? textOf(bytes) : undefined;
  const note = valueIn(text ?? '');
  if (typeof note !== 'string') throw new RangeError('not a line with a note');
  return checkpointIn(utf8(note));
}

function signatureIn(line: string): Signature {
  const [, name = '', body = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = fromBase64(body);
  if (!NAME.test(name) || bytes === undefined || bytes.length < 5) throw new RangeError('not a signature');
  return { name, id: hex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
}

/** Whether a log signed a checkpoint; what says to be of the key and is not, is no signature. */
export async function isSignedBy(
  cryptography: Cryptography,
  checkpoint: Checkpoint,
  key: Key,
): Promise<boolean> {
  const own = of(checkpoint, key);
  if (own === undefined || key.kind !== ED25519 || checkpoint.origin !== key.name) return false;
  return cryptography.isEd25519(key.bytes, utf8(checkpoint.text), own.bytes);
}

/** C2SP tlog-cosignature; as a number it would lose digits that are signed. */
const LAST_TIME = 2n ** 63n - 1n;

/**
 * When a witness saw a checkpoint (seconds since 1970): undefined without its signature, false when that is not
 * right.
 */
export async function seenAt(
  cryptography: Cryptography,
  checkpoint: Checkpoint,
  key: Key,
): Promise<number | false | undefined> {
  const own = of(checkpoint, key);
  if (own === undefined || key.kind === ML_DSA) return undefined;
  if (key.kind !== COSIGNATURE || own.bytes.length !== 72) return false;
  const time = new DataView(joined([own.bytes]).buffer).getBigUint64(0);
  if (time > LAST_TIME) return false;
  const message = utf8(`cosignature/v1\ntime ${time}\n${checkpoint.text}`);
  return (await cryptography.isEd25519(key.bytes, message, own.bytes.subarray(8))) ? Number(time) : false;
}

const of = ({ signatures }: Checkpoint, { name, id }: Key): Signature | undefined =>
  signatures.find((one) => one.name === name && one.id === id);

/** Whether two keys are one: name, kind and bytes. */
export const isSameKey = (one: Key, other: Key): boolean =>
  one.name === other.name && one.kind === other.kind && isSame(one.bytes, other.bytes);

/** A receipt (C2SP tlog-proof). */
export interface Receipt {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: Checkpoint;
  /** The bytes of the leaf that it proves. */
  readonly leaf: Uint8Array;
}

/** Throws RangeError for anything that is no receipt to the letter. */
export function receiptIn(bytes: Uint8Array): Receipt {
  const text = (bytes.length > MOST_BYTES ? undefined : textOf(bytes)) ?? '';
  const end = text.indexOf('\n\n');
  const [head, ...lines] = text.slice(0, Math.max(0, end)).split('\n');
  if (head !== 'c2sp.org/tlog-proof@v1') throw new RangeError('not a receipt');
  const extraText = lines[0]?.startsWith('extra ') ? lines.shift()?.slice(6) : undefined;
  const leaf = leafIn(textOf(fromBase64(extraText ?? '') ?? new Uint8Array()));
  const index = countIn(/^index (.+)$/.exec(lines.shift() ?? '')?.[1] ?? '');
  const hashes = lines.map((line) => fromBase64(line) ?? new Uint8Array());
  if (leaf === undefined || index === undefined) throw new RangeError('not a receipt');
  if (hashes.length > 63 || hashes.some(({ length }) => length !== 32)) throw new RangeError('not a receipt');
  return { index, hashes, leaf, checkpoint: checkpointIn(utf8(text.slice(end + 2))) };
}

const PROMISED = ['source', 'id', 'stream', 'recordedAt'];

/** The leaf in the `extra` of a receipt, which says the same as the receipt; undefined when it does not. */
function leafIn(extraText: string | undefined): Uint8Array | undefined {
  const extra = membersOf(extraText);
  const text = extra?.['leaf'];
  const leaf = typeof text === 'string' ? membersOf(text) : undefined;
  if (extra === undefined || leaf === undefined || extra['v'] !== 'wijkspoor-receipt/1') return undefined;
  const isRight = (name: string): boolean => typeof leaf[name] === 'string' && extra[name] === leaf[name];
  if (!isCount(leaf['rev']) || extra['rev'] !== leaf['rev']) return undefined;
  return PROMISED.every(isRight) ? utf8(String(text)) : undefined;
}
