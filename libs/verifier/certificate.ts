import { fromBase64, isSame } from './bytes.js';
import type { Cryptography, HashName } from './cryptography.js';
import {
  BIT_STRING,
  derIn,
  isTrue,
  must,
  OCTETS,
  oidOf,
  partsOf,
  SEQUENCE,
  tagged,
  timeOf,
  type Der,
} from './der.js';

/** A certificate (RFC 5280), as far as a time stamp needs it. */
export interface Certificate {
  readonly whole: Uint8Array;
  /** What its issuer signed, how, and the signature. */
  readonly signed: Uint8Array;
  readonly algorithm: string;
  /** Whether what is signed says so too (RFC 5280, 4.1.1.2). */
  readonly isOfAlgorithm: boolean;
  readonly signature: Uint8Array;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly from: number;
  readonly until: number;
  /** SubjectPublicKeyInfo. */
  readonly key: Uint8Array;
  readonly isAuthority: boolean;
  /** Its key may stamp and nothing else (RFC 3161, 2.3). */
  readonly isForStamping: boolean;
}

const [BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, TIME_STAMPING] = [
  '2.5.29.19',
  '2.5.29.37',
  '1.3.6.1.5.5.7.3.8',
];

/** Which hash an algorithm of signing takes; undefined for one that is not known here. */
export const HASH_OF: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};

/** The bytes of a bit string of whole bytes. */
function bitsOf(der: Der | undefined): Uint8Array {
  const { body } = must(der, BIT_STRING);
  if (body[0] !== 0) throw new RangeError('certificate: bits');
  return body.subarray(1);
}

/** Throws RangeError for what is no certificate. */
export function certificateIn(bytes: Uint8Array): Certificate {
  const [tbs, algorithm, signature] = partsOf(derIn(bytes, SEQUENCE));
  const all = partsOf(must(tbs, SEQUENCE));
  const [serial, inner, issuer, validity, subject, key, ...rest] =
    all[0]?.tag === tagged(0) ? all.slice(1) : all;
  const [from, until] = partsOf(must(validity, SEQUENCE));
  const extensions = extensionsIn(rest.find(({ tag }) => tag === tagged(3)));
  const use = extensions.get(EXTENDED_KEY_USAGE);
  const purposes = use ? partsOf(derIn(use.value, SEQUENCE)).map(oidOf) : [];
  const constraints = extensions.get(BASIC_CONSTRAINTS);
  return {
    whole: bytes,
    signed: must(tbs, SEQUENCE).whole,
    algorithm: oidOf(partsOf(must(algorithm, SEQUENCE))[0]),
    isOfAlgorithm: isSame(must(inner, SEQUENCE).whole, must(algorithm, SEQUENCE).whole),
    signature: bitsOf(signature),
    serial: serial?.body ?? new Uint8Array(),
    issuer: must(issuer, SEQUENCE).whole,
    subject: must(subject, SEQUENCE).whole,
    from: timeOf(from),
    until: timeOf(until),
    key: must(key, SEQUENCE).whole,
    isAuthority: constraints !== undefined && isTrue(partsOf(derIn(constraints.value, SEQUENCE))[0]),
    isForStamping: use?.isCritical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING,
  };
}

function extensionsIn(
  der: Der | undefined,
): ReadonlyMap<string, { readonly isCritical: boolean; readonly value: Uint8Array }> {
  const list = der === undefined ? [] : partsOf(must(partsOf(der)[0], SEQUENCE));
  return new Map(
    list.map((extension) => {
      const parts = partsOf(extension);
      const value = must(parts.at(-1), OCTETS).body;
      return [oidOf(parts[0]), { isCritical: parts.length > 2 && isTrue(parts[1]), value }];
    }),
  );
}

/** The certificates in a PEM file. Throws RangeError for none, and for one that cannot be read. */
export function certificatesIn(pem: string): readonly Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new RangeError('no certificate');
  return found.map((text) => {
    const bytes = fromBase64(text.replaceAll(/-----[A-Z ]+-----|\s/g, ''));
    if (bytes === undefined) throw new RangeError('certificate: base64');
    return certificateIn(bytes);
  });
}

/** So many certificates from the one that stamps to one that is trusted. */
const LONGEST = 8;

/**
 * Whether a certificate leads, by signatures that are right and certificates that were valid at a moment, to one
 * that is trusted. Undefined when a signature on the way is of a kind that cannot be checked here.
 */
export async function leadsTo(
  cryptography: Cryptography,
  asked: {
    readonly certificate: Certificate;
    readonly others: readonly Certificate[];
    readonly trusted: readonly Certificate[];
    readonly at: number;
  },
  depth = 0,
): Promise<boolean | undefined> {
  const { certificate, others, trusted, at } = asked;
  if (at < certificate.from || at > certificate.until || depth > LONGEST) return false;
  if (trusted.some(({ whole }) => isSame(whole, certificate.whole))) return true;
  if (!certificate.isOfAlgorithm) return false;
  let found: boolean | undefined = false;
  for (const above of [...trusted, ...others]) {
    if (!above.isAuthority || !isSame(above.subject, certificate.issuer)) continue;
    if (isSame(above.whole, certificate.whole)) continue;
    const hash = HASH_OF[certificate.algorithm];
    const isSigned =
      hash &&
      (await cryptography.isSigned({
        key: above.key,
        hash,
        message: certificate.signed,
        signature: certificate.signature,
      }));
    if (isSigned === false) continue;
    const leads = await leadsTo(cryptography, { ...asked, certificate: above }, depth + 1);
    if (leads === true && isSigned === true) return true;
    if (leads !== false) found = undefined;
  }
  return found;
}
