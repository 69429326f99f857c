/** What a platform gives: Node and the browser each in their own way. */
export interface Cryptography {
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  /** A hash that is fed piece by piece. */
  readonly hashing: () => Hashing;
  /** Whether a signature (64 bytes) of a message is of a public key (32 bytes), RFC 8032. */
  readonly isEd25519: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;
}

export interface Hashing {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}
