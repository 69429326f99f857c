/** What a platform gives: Node and the browser each in their own way. */
export interface Cryptography {
  /** Of the parts one after another, of a text its UTF-8. */
  readonly sha256: (...parts: readonly (Uint8Array | string)[]) => Uint8Array;
  /** A hash that is fed piece by piece. */
  readonly hashing: () => Hashing;
  /** Whether a signature (64 bytes) of a message is of a public key (32 bytes), RFC 8032. */
  readonly isEd25519: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;
  /** The hash of a short message. */
  readonly digest: (hash: HashName, message: Uint8Array) => Promise<Uint8Array>;
  /**
   * Whether a signature of a message is of a key (RSA PKCS #1 or ECDSA); undefined for a kind of key that is not
   * known.
   */
  readonly isSigned: (asked: SignatureToCheck) => Promise<boolean | undefined>;
}

export type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface SignatureToCheck {
  /** SubjectPublicKeyInfo, DER. */
  readonly key: Uint8Array;
  readonly hash: HashName;
  readonly message: Uint8Array;
  /** As certificates have it: of ECDSA the DER of its two numbers. */
  readonly signature: Uint8Array;
}

export interface Hashing {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}
