import type { EventType } from '#libs/programme';

import type { Actor } from './actor.js';

/** Whether the actor may record events of this type; a partner must act for an organisation. */
export function mayPost(actor: Actor, type: Pick<EventType, 'postedBy'>): boolean {
  if (actor.role === 'partner' && actor.partnerId === undefined) return false;
  return type.postedBy.includes(actor.role);
}

/** Single entries: the programme office and the auditor all of them, a partner its own, a ministry none. */
export function maySeeEntry(actor: Actor, entry: { readonly partnerId?: string | undefined }): boolean {
  if (actor.role === 'programme-office' || actor.role === 'auditor') return true;
  return actor.role === 'partner' && actor.partnerId !== undefined && actor.partnerId === entry.partnerId;
}

/** Figures as they stand now; a ministry reads published editions instead. */
export const mayQueryFigures = (actor: Actor): boolean => actor.role !== 'ministry';

/** How the figures are defined is open to everybody who may come in. */
export const maySeeDefinitions = (_actor: Actor): boolean => true;
