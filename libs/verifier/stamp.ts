import { isSame } from './bytes.js';
import { certificateIn, HASH_OF, leadsTo, type Certificate } from './certificate.js';
import type { Cryptography, HashName } from './cryptography.js';
import {
  derIn,
  INTEGER,
  must,
  mustBeDer,
  NULL,
  OCTETS,
  oidOf,
  partsOf,
  retagged,
  SEQUENCE,
  SET,
  tagged,
  timeOf,
  type Der,
} from './der.js';

/** A time stamp (RFC 3161): that an authority had the hash of a text at a moment. */
export interface Stamp {
  /** What was hashed how. */
  readonly hash: HashName;
  readonly imprint: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly info: Uint8Array;
  /** The hashes that who signs takes; undefined of each that is not known. */
  readonly digests: readonly (HashName | undefined)[];
  readonly signer: Signer;
  readonly certificates: readonly Certificate[];
}

interface Signer {
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly digest: HashName;
  /** What is signed: the attributes, as the set that they are. */
  readonly attributes: Uint8Array;
  readonly byType: ReadonlyMap<string, Der>;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const [SIGNED_DATA, TST_INFO] = ['1.2.840.113549.1.7.2', '1.2.840.113549.1.9.16.1.4'];
const [CONTENT_TYPE, MESSAGE_DIGEST] = ['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4'];
const [SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2] = [
  '1.2.840.113549.1.9.16.2.12',
  '1.2.840.113549.1.9.16.2.47',
];
const RSA = '1.2.840.113549.1.1.1';

const HASHES: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Undefined for a hash that is not known; one that is has no parameters, or nothing for them (RFC 5754, 2). */
function knownHash(algorithm: Der | undefined): HashName | undefined {
  const [id, parameters, ...more] = partsOf(must(algorithm, SEQUENCE));
  const hash = HASHES[oidOf(id)];
  const isPlain = more.length === 0 && (parameters === undefined || must(parameters, NULL).body.length === 0);
  if (hash !== undefined && !isPlain) throw new RangeError('stamp: parameters of a hash');
  return hash;
}

const hashIn = (algorithm: Der | undefined): HashName => {
  const hash = knownHash(algorithm);
  if (hash === undefined) throw new RangeError('stamp: hash');
  return hash;
};

/** Reads a TimeStampResp. Throws RangeError for anything that is no stamp to the letter. */
export function stampIn(bytes: Uint8Array): Stamp {
  const reply = derIn(bytes, SEQUENCE);
  mustBeDer(reply);
  const [status, token] = partsOf(reply);
  const [granted] = partsOf(must(status, SEQUENCE));
  if ((must(granted, INTEGER).body[0] ?? 2) > 1) throw new RangeError('stamp: not granted');
  const [kind, explicit] = partsOf(must(token, SEQUENCE));
  if (oidOf(kind) !== SIGNED_DATA) throw new RangeError('stamp: not signed');
  const [version, digests, content, ...rest] = partsOf(must(partsOf(must(explicit, tagged(0)))[0], SEQUENCE));
  must(version, INTEGER);
  const [type, octets] = partsOf(must(content, SEQUENCE));
  if (oidOf(type) !== TST_INFO) throw new RangeError('stamp: of something else');
  const info = must(partsOf(must(octets, tagged(0)))[0], OCTETS).body;
  const [, , imprint, , at] = partsOf(derIn(info, SEQUENCE));
  const [algorithm, hashed] = partsOf(must(imprint, SEQUENCE));
  const signers = partsOf(must(rest.at(-1), SET));
  if (signers.length !== 1) throw new RangeError('stamp: one signer');
  const certificates = rest.find(({ tag }) => tag === tagged(0));
  return {
    hash: hashIn(algorithm),
    imprint: must(hashed, OCTETS).body,
    at: timeOf(at),
    info,
    digests: partsOf(must(digests, SET)).map(knownHash),
    signer: signerIn(must(signers[0], SEQUENCE)),
    certificates:
      certificates === undefined ? [] : partsOf(certificates).map(({ whole }) => certificateIn(whole)),
  };
}

function signerIn(der: Der): Signer {
  const [version, id, digest, attributes, algorithm, signature] = partsOf(der);
  must(version, INTEGER);
  const [issuer, serial] = partsOf(must(id, SEQUENCE));
  const list = must(attributes, tagged(0));
  const byType = new Map(
    partsOf(list).map((attribute) => {
      const [type, values] = partsOf(attribute);
      const [value, ...more] = partsOf(must(values, SET));
      if (value === undefined || more.length > 0) throw new RangeError('stamp: attribute');
      return [oidOf(type), value] as const;
    }),
  );
  return {
    issuer: must(issuer, SEQUENCE).whole,
    serial: must(serial, INTEGER).body,
    digest: hashIn(digest),
    attributes: retagged(list, SET),
    byType,
    algorithm: oidOf(partsOf(must(algorithm, SEQUENCE))[0]),
    signature: must(signature, OCTETS).body,
  };
}

/** Whether a stamp is over a text. */
export async function isOver(
  { digest }: Cryptography,
  { hash, imprint }: Stamp,
  text: Uint8Array,
): Promise<boolean> {
  return isSame(await digest(hash, text), imprint);
}

/**
 * Whether the signature of a stamp is right, and of a certificate for stamping that led to a trusted one at the
 * moment of the stamp. Undefined when that is of a kind that cannot be checked here.
 */
export async function isOfAuthority(
  cryptography: Cryptography,
  stamp: Stamp,
  trusted: readonly Certificate[],
): Promise<boolean | undefined> {
  const { signer, info, certificates: others, at } = stamp;
  const { byType, digest, attributes: message, algorithm, signature } = signer;
  const certificate = [...others, ...trusted].find(
    ({ issuer, serial }) => isSame(issuer, signer.issuer) && isSame(serial, signer.serial),
  );
  if (!certificate?.isForStamping || !stamp.digests.includes(digest)) return false;
  const messageDigest = byType.get(MESSAGE_DIGEST);
  const type = byType.get(CONTENT_TYPE);
  if (messageDigest === undefined || type === undefined || oidOf(type) !== TST_INFO) return false;
  if (!isSame(must(messageDigest, OCTETS).body, await cryptography.digest(digest, info))) return false;
  if (!(await namesCertificate(cryptography, byType, certificate))) return false;
  const hash = algorithm === RSA ? digest : HASH_OF[algorithm];
  if (hash === undefined) return undefined;
  const isSigned = await cryptography.isSigned({ key: certificate.key, hash, message, signature });
  return isSigned === true ? leadsTo(cryptography, { certificate, others, trusted, at }) : isSigned;
}

/** What is signed names the certificate that it is signed with (RFC 5035): it cannot be taken for another's. */
async function namesCertificate(
  { digest }: Cryptography,
  byType: Signer['byType'],
  { whole }: Certificate,
): Promise<boolean> {
  for (const [type, standard] of [
    [SIGNING_CERTIFICATE_V2, 'SHA-256'],
    [SIGNING_CERTIFICATE, 'SHA-1'],
  ] as const) {
    const named = byType.get(type);
    if (named === undefined) continue;
    const [id] = partsOf(must(partsOf(named)[0], SEQUENCE));
    const parts = partsOf(must(id, SEQUENCE));
    const hash = parts[0]?.tag === SEQUENCE ? hashIn(parts[0]) : standard;
    const octets = parts.find(({ tag }) => tag === OCTETS);
    return octets !== undefined && isSame(octets.body, await digest(hash, whole));
  }
  return false;
}
