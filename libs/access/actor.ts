import type { Role } from '#libs/programme';

/** Who asks: established once per request by the guard, checked again by every command and query handler. */
export interface Actor {
  readonly role: Role;
  /** Only for role `partner`: the one organisation it acts for. */
  readonly partnerId?: string;
  /** The token's subject, for the record of who did what. */
  readonly subject: string;
}
