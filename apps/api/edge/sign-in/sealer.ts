import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import type { Clock } from '#libs/platform';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * Claims that only this server can read and make (JWE, RFC 7516), until their end. Each purpose has a key of its
 * own, so that what was sealed for one is nothing for another.
 */
export class Sealer {
  readonly #key: Uint8Array;

  constructor(
    secret: string,
    purpose: string,
    private readonly clock: Clock,
  ) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', `wijkspoor ${purpose} 1`, 32));
  }

  /** `end` in seconds since 1970. */
  seal(claims: JWTPayload, end: number): Promise<string> {
    return new EncryptJWT(claims).setProtectedHeader(ALGORITHM).setExpirationTime(end).encrypt(this.#key);
  }

  /** Undefined when it is not ours, was changed, or is over. */
  async unseal(sealed: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        keyManagementAlgorithms: [ALGORITHM.alg],
        contentEncryptionAlgorithms: [ALGORITHM.enc],
        requiredClaims: ['exp'],
        currentDate: new Date(this.clock.now()),
      });
      return payload;
    } catch {
      return undefined;
    }
  }
}
