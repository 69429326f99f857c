import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** Kinds of signatures of C2SP signed-note that are known here, by the byte that names them. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export const COSIGNATURE_ML_DSA = 0x06;

/**
 * Before the 32 bytes of an Ed25519 public key in a SubjectPublicKeyInfo (RFC 8410), and of a private one in PKCS #8.
 */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of one who signs, as C2SP signed-note writes it: `<name>+<key id>+<kind and key>`. */
export interface VerifierKey {
  readonly name: string;
  /** Four bytes, as a number: a hash of name, kind and key. */
  readonly id: number;
  readonly kind: number;
  /** Absent for a kind that is known but cannot be checked by this Node. */
  readonly key?: KeyObject;
}

export interface SigningKey {
  readonly name: string;
  readonly id: number;
  readonly key: KeyObject;
  /** The text that others check by. */
  readonly verifier: string;
}

/** Whether a text may be the name of a key (C2SP signed-note): no white space, plus sign or control character. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}+\p{Cc}]/u.test(name);

/** Bytes of a key by its kind. */
const LENGTHS: Readonly<Record<number, number>> = {
  [ED25519]: 32,
  [COSIGNATURE]: 32,
  [COSIGNATURE_ML_DSA]: 1312,
};

const idOf = (name: string, kindAndKey: Uint8Array): number =>
  createHash('sha256').update(name).update('\n').update(kindAndKey).digest().readUInt32BE(0);
const hex = (id: number): string => id.toString(16).padStart(8, '0');
const keyText = (name: string, kind: number, raw: Uint8Array): string => {
  const bytes = Buffer.concat([Uint8Array.of(kind), raw]);
  return `${name}+${hex(idOf(name, bytes))}+${bytes.toString('base64')}`;
};

/** Base64 as RFC 4648 has it, padding and all; undefined for anything that does not come back the same. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** The prime of Ed25519 (RFC 8032, 5.1), and what stands below 2^255 of its points of small order. */
const P = 2n ** 255n - 19n;
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  ...[0n, 1n, P - 1n],
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]);

/**
 * Whether 32 bytes may be a key of Ed25519: below p (RFC 8032, 5.1.3), and not of small order, with which anybody
 * could have signed.
 */
function isPoint(raw: Uint8Array): boolean {
  const y = BigInt.asUintN(255, BigInt(`0x${Buffer.from(raw).reverse().toString('hex')}`));
  return y < P && !SMALL_ORDER.has(y);
}

/** Reads a verifier key. Throws RangeError for a wrong form, an id that does not fit, or a kind that is not known. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name = '', idText = '', body = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(body);
  if (!isKeyName(name) || bytes === undefined) throw new RangeError('not a verifier key');
  const id = Number.parseInt(idText, 16);
  if (idOf(name, bytes) !== id) throw new RangeError(`the id of the key of ${name} does not fit its key`);
  const [kind = 0] = bytes;
  if (bytes.length !== 1 + (LENGTHS[kind] ?? NaN))
    throw new RangeError(
      `the key of ${name} is of an unknown kind, or has not as many bytes as its kind has`,
    );
  if (kind === COSIGNATURE_ML_DSA) return { name, id, kind };
  if (!isPoint(bytes.subarray(1))) throw new RangeError(`the key of ${name} is one that anybody has`);
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { name, id, kind, key };
}

/**
 * Makes the key of one who signs from the 32 bytes of its seed; `kind` ED25519 for a log, COSIGNATURE for a witness.
 */
export function signingKey(name: string, seed: Uint8Array, kind: number = ED25519): SigningKey {
  if (!isKeyName(name)) throw new RangeError('the name of a key has no spaces and no plus sign');
  if (seed.length !== 32) throw new RangeError('the seed of a key has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return {
    name,
    id: idOf(name, Buffer.concat([Uint8Array.of(kind), raw])),
    key,
    verifier: keyText(name, kind, raw),
  };
}

/** Reads `PRIVATE+KEY+<name>+<key id>+<kind and seed>`. Throws RangeError as `parseVerifierKey` does. */
export function parseSigningKey(text: string): SigningKey {
  const [, name = '', idText = '', body = ''] =
    /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(body);
  if (bytes?.length !== 33) throw new RangeError('not a signing key');
  const made = signingKey(name, bytes.subarray(1), bytes[0]);
  if (hex(made.id) !== idText) throw new RangeError(`the id of the key of ${name} does not fit its key`);
  return made;
}

/** A new key as the text that `parseSigningKey` reads; keep it where only the signer can read it. */
export function newSigningKey(name: string, kind: number = ED25519): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
  const { id } = signingKey(name, seed, kind);
  const body = Buffer.concat([Uint8Array.of(kind), seed]).toString('base64');
  return `PRIVATE+KEY+${name}+${hex(id)}+${body}`;
}
