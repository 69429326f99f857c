import type { EventType, PostedAs } from '#libs/programme';

import type { Actor } from './actor.js';
import { rightsOfRole, type Permission, type RoleRights } from './roles.js';

/** The rights of who asks: of its role, or none when that must act for an organisation and does not. */
function rightsOf({ role, partnerId }: Actor): RoleRights | undefined {
  const rights = rightsOfRole(role);
  return rights.forPartner && partnerId === undefined ? undefined : rights;
}

/** Whether the actor has a permission. */
export const isAllowed = (actor: Actor, permission: Permission): boolean =>
  rightsOf(actor)?.permissions.includes(permission) === true;

/** All that the actor is allowed, in the order of its role's row. */
export const permissionsOf = (actor: Actor): readonly Permission[] => rightsOf(actor)?.permissions ?? [];

/** The organisation of the register that the actor acts for; undefined for who acts for none. */
export const organisationOf = (actor: Actor): string | undefined =>
  rightsOf(actor)?.forPartner === true ? actor.partnerId : undefined;

/** As whom the log knows the actor when it posts; undefined for who may not post. */
export function posterOf(actor: Actor): PostedAs | undefined {
  const rights = rightsOf(actor);
  if (rights?.postsAs === undefined || !isAllowed(actor, 'post')) return undefined;
  return { role: rights.postsAs, partnerId: organisationOf(actor) };
}

/** Whether the actor may record events of this type. */
export function mayPost(actor: Actor, type: Pick<EventType, 'postedBy'>): boolean {
  const poster = posterOf(actor);
  return poster !== undefined && type.postedBy.includes(poster.role);
}

/** Nobody's: no id of a partner is empty. */
const NOBODYS = '';

/** The one partner whose entries the actor is held to; undefined when it sees those of all, '' when it sees none. */
export function heldTo(actor: Actor): string | undefined {
  const entries = rightsOf(actor)?.entries ?? 'none';
  if (entries === 'all') return undefined;
  return entries === 'own' ? (organisationOf(actor) ?? NOBODYS) : NOBODYS;
}

/** Whether a single entry, finding or submission is the actor's to see; one of the office itself has no partner. */
export function maySeeEntry(actor: Actor, entry: { readonly partnerId?: string | undefined }): boolean {
  const held = heldTo(actor);
  return held === undefined || held === entry.partnerId;
}

/** Whether the actor reads the keys that senders gave, in entries that it sees; else the vault's tokens. */
export const maySeeKeys = (actor: Actor): boolean => rightsOf(actor)?.keys === true;
