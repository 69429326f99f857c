import { sign, verify } from 'node:crypto';

import { COSIGNATURE, ED25519, fromBase64, isKeyName, type SigningKey, type VerifierKey } from './keys.js';

/** A line of a signed note: who says to have signed, and the signature behind the four bytes of the key's id. */
export interface Signature {
  readonly name: string;
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** A text with its signatures (C2SP signed-note); the text ends in a line end. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly Signature[];
}

export interface Verified {
  readonly key: VerifierKey;
  /** When a witness says it saw this (seconds since 1970); only for cosignatures. */
  readonly at?: number;
}

export const MAX_NOTE_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;
const LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/;
/** C2SP tlog-cosignature; as a number it would lose digits that are signed. */
const LAST_TIME = 2n ** 63n - 1n;
const CONTROL = /[^\P{Cc}\n]|\ufffd/u;

/** Reads a note. Throws RangeError for anything that is not one to the letter. */
export function parseNote(note: string): Note {
  if (Buffer.byteLength(note) > MAX_NOTE_BYTES || !note.isWellFormed() || CONTROL.test(note))
    throw new RangeError('not a note: too long, or with control characters');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new RangeError('not a note: no signatures');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new RangeError(`a note has at most ${MAX_SIGNATURES} signatures`);
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): Signature {
  const [, name = '', body = ''] = LINE.exec(line) ?? [];
  const bytes = fromBase64(body);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5)
    throw new RangeError('not a signature line');
  return { name, id: bytes.readUInt32BE(0), bytes: new Uint8Array(bytes.subarray(4)) };
}

const signatureLine = ({ name, id, bytes }: Signature): string => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(id);
  return `— ${name} ${Buffer.concat([head, bytes]).toString('base64')}\n`;
};

/** The note as it is written. */
export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** Signs a text that ends in a line end and has no empty last line of signatures of its own. */
export function signNote(text: string, key: SigningKey): Signature {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a line end');
  return { name: key.name, id: key.id, bytes: new Uint8Array(sign(null, Buffer.from(text), key.key)) };
}

const cosigned = (text: string, at: number | bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);

/**
 * A witness's signature of a checkpoint with the moment it saw it, in whole seconds since 1970 (C2SP
 * tlog-cosignature).
 */
export function cosign(text: string, key: SigningKey, at: number | bigint): Signature {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const signature = sign(null, cosigned(text, at), key.key);
  return { name: key.name, id: key.id, bytes: new Uint8Array(Buffer.concat([time, signature])) };
}

/**
 * The keys, of those given, by which the note is signed. A signature that says to be of a known key and does not
 * verify throws RangeError: it is a forgery or damage, not an unknown signer. Unknown signers are passed over.
 */
export function verifyNote({ text, signatures }: Note, keys: readonly VerifierKey[]): readonly Verified[] {
  const verified = new Map<VerifierKey, Verified>();
  for (const signature of signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (key?.key === undefined || verified.has(key)) continue;
    const found = checked(text, signature.bytes, key);
    if (found === undefined) throw new RangeError(`the signature of ${key.name} is not right`);
    verified.set(key, found);
  }
  return [...verified.values()];
}

function checked(text: string, bytes: Uint8Array, key: VerifierKey): Verified | undefined {
  if (key.key === undefined) return undefined;
  if (key.kind === ED25519) return verify(null, Buffer.from(text), key.key, bytes) ? { key } : undefined;
  if (key.kind !== COSIGNATURE || bytes.length !== 72) return undefined;
  const at = Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE();
  if (at > LAST_TIME || !verify(null, cosigned(text, at), key.key, bytes.subarray(8))) return undefined;
  return { key, at: Number(at) };
}
