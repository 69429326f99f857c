import type { Role } from './roles.js';

/** Who asks: established once per request by the guard, checked again by every command and query handler. */
export interface Actor {
  readonly role: Role;
  /** Only for a role that acts for an organisation: which one. */
  readonly partnerId?: string;
  /** The token's subject, for the record of who did what. */
  readonly subject: string;
  /** When its token ends, in milliseconds since 1970; undefined where tokens have no end (demo). */
  readonly until?: number;
}
