import type { Actor } from './actor.js';

/**
 * Who holds a token: undefined when nobody does (401). Rejects when it cannot tell, e.g. the issuer is unreachable
 * (503).
 */
export interface Authenticator {
  authenticate(bearer: string | undefined): Promise<Actor | undefined>;
  /** Asks at the start what it will need; rejects with OtherIssuerError where no token could ever be right. */
  check?(): Promise<void>;
}

/** The token of an `Authorization: Bearer …` header; undefined when there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([^\s]+) *$/i.exec(header ?? '')?.[1];
}
