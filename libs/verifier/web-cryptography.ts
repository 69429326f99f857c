import { joined, utf8 } from './bytes.js';
import type { Cryptography, HashName } from './cryptography.js';
import { derIn, INTEGER, must, oidOf, partsOf, SEQUENCE } from './der.js';
import { Sha256 } from './sha256.js';

/** In a browser (and any Node): SHA-256 of its own, as the browser's answers later; Ed25519 of Web Crypto. */
export const webCryptography: Cryptography = {
  sha256: (...parts) => {
    const hashing = new Sha256();
    for (const part of parts) hashing.update(typeof part === 'string' ? utf8(part) : part);
    return hashing.digest();
  },
  hashing: () => new Sha256(),
  isEd25519: async (key, message, signature) => {
    const { subtle } = globalThis.crypto;
    try {
      const imported = await subtle.importKey('raw', toArrayBuffer(key), { name: 'Ed25519' }, false, [
        'verify',
      ]);
      return await subtle.verify(
        { name: 'Ed25519' },
        imported,
        toArrayBuffer(signature),
        toArrayBuffer(message),
      );
    } catch {
      return false;
    }
  },
  digest: async (hash, message) =>
    new Uint8Array(await globalThis.crypto.subtle.digest(hash, toArrayBuffer(message))),
  isSigned: async ({ key, hash, message, signature }) => {
    const kind = kindOf(key, hash);
    if (kind === undefined) return undefined;
    const { subtle } = globalThis.crypto;
    try {
      const imported = await subtle.importKey('spki', toArrayBuffer(key), kind, false, ['verify']);
      const raw = 'namedCurve' in kind ? rawSignature(signature, kind.length ?? 0) : signature;
      return await subtle.verify(kind, imported, toArrayBuffer(raw), toArrayBuffer(message));
    } catch {
      return false;
    }
  },
};

/** Bytes of their own: what `slice` gives of a buffer of Node's are not. */
const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const [RSA, EC] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];
/** Curves by identifier: the name, and how many bytes each of the two numbers of a signature has. */
const CURVES: Readonly<Record<string, readonly [namedCurve: string, length: number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
};

/** How Web Crypto calls a kind of key. */
function kindOf(key: Uint8Array, hash: HashName) {
  const [kind, curve] = partsOf(must(partsOf(derIn(key, SEQUENCE))[0], SEQUENCE));
  if (oidOf(kind) === RSA) return { name: 'RSASSA-PKCS1-v1_5', hash };
  const [namedCurve, length] = (oidOf(kind) === EC && curve ? CURVES[oidOf(curve)] : undefined) ?? [];
  if (namedCurve === undefined || length === undefined) return undefined;
  return { name: 'ECDSA', hash, namedCurve, length };
}

/** A signature of ECDSA as Web Crypto has it: both numbers at their full length. */
function rawSignature(der: Uint8Array, length: number): Uint8Array {
  const numbers = partsOf(derIn(der, SEQUENCE)).map((number) => must(number, INTEGER).body);
  return joined(
    numbers.map((number) => {
      const bytes = number.length > length ? number.subarray(number.length - length) : number;
      return joined([new Uint8Array(length - bytes.length), bytes]);
    }),
  );
}
