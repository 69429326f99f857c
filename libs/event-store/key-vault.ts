import type { StoreFault } from './file-fault.js';

/**
 * What a pseudonym stands for; person keys are the partner's own (`scope` = partnerId), the others programme-wide
 * (`scope` = '').
 */
export interface VaultKey {
  readonly kind: 'household' | 'dwelling' | 'person';
  readonly scope: string;
  /** The sender's pseudonym, 43 characters base64url. */
  readonly key: string;
}

/** A key with the token it has. */
export interface VaultEntry extends VaultKey {
  readonly token: string;
}

/**
 * Keeps the senders' pseudonyms out of the log: an event holds a random token, the vault alone knows which key it
 * stands for. Forgetting a key leaves the log as it is and makes its entries nobody's (AVG), which an immutable log
 * could not. One key has one token forever, also under racing callers and after a restart; the token is durable
 * when it is answered.
 */
export interface KeyVault {
  /**
   * Tokens in the order of the keys; a key seen for the first time gets a new random token (`t_` + 22 characters
   * base64url).
   */
  tokensFor(keys: readonly VaultKey[]): Promise<readonly string[]>;
  /** Tokens in the order of the keys, undefined for a key never seen; makes none. */
  knownTokens(keys: readonly VaultKey[]): Promise<readonly (string | undefined)[]>;
  /** The key behind each token that is still known. */
  reveal(tokens: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Destroys the key; its token can no longer be revealed, and the same key gets a new token. Answers how many were
   * destroyed.
   */
  forget(keys: readonly VaultKey[]): Promise<number>;
  /**
   * All that is in it, in no order: to move it to another vault. What is forgotten meanwhile may still be among it.
   */
  entries(): AsyncIterable<VaultEntry>;
  /** Takes keys over with the tokens they have. Rejects TypeError for a key that has another token here. */
  restore(entries: readonly VaultEntry[]): Promise<void>;
  /** Only of a vault in a file: why no key can be kept now, if anything. */
  fault?(): StoreFault | undefined;
  /**
   * Only of a vault in a file: holds some keys against what they were stored with, those after a token (absent: the
   * first). Answers the last token it came to, undefined at the end; what is wrong is a `fault` from then on.
   */
  scrub?(after?: string): string | undefined;
  close(): Promise<void>;
}
