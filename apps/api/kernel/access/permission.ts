import { SetMetadata } from '@nestjs/common';
import { isAllowed, type Actor, type Permission } from '#libs/access';
import { AppError } from '../errors/app-error.js';

/** What a route is for: one of the permissions, or everybody, known or not. */
export type Need = Permission | 'public';

export const PERMISSION = 'wijkspoor:permission';

/** Says what a route or resolver is for; one without it is refused to everybody. */
export const Needs = (permission: Need) => SetMetadata(PERMISSION, permission);

/** Throws UNAUTHENTICATED or FORBIDDEN. Called by the guard, and again by every command and query handler. */
export function authorise(actor: Actor | undefined, permission: Permission): Actor {
  if (!actor)
    throw new AppError('UNAUTHENTICATED', {
      nl: 'Stuur een geldig token mee: Authorization: Bearer …',
      en: 'Send a valid token: Authorization: Bearer …',
    });
  if (!isAllowed(actor, permission))
    throw new AppError('FORBIDDEN', {
      nl: 'Uw rol geeft hier geen toegang toe',
      en: 'Your role gives no access to this',
    });
  return actor;
}
