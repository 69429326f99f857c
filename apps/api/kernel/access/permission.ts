import { SetMetadata } from '@nestjs/common';
import { mayQueryFigures, maySeeDefinitions, type Actor } from '#libs/access';
import { AppError } from '../errors/app-error.js';

/** What a request may be for. Which entries exactly is decided in the data layer, which types may be posted in ingest. */
export type Permission =
  'post' | 'figures' | 'entries' | 'definitions' | 'reports' | 'submissions' | 'office' | 'self' | 'public';

const MAY: Readonly<Record<Permission, (actor: Actor) => boolean>> = {
  post: ({ role, partnerId }) =>
    role === 'programme-office' || (role === 'partner' && partnerId !== undefined),
  figures: mayQueryFigures,
  entries: ({ role, partnerId }) =>
    role === 'programme-office' || role === 'auditor' || (role === 'partner' && partnerId !== undefined),
  definitions: maySeeDefinitions,
  /** Published editions are for everybody who may come in. */
  reports: () => true,
  submissions: ({ role, partnerId }) =>
    role === 'programme-office' || role === 'auditor' || (role === 'partner' && partnerId !== undefined),
  office: ({ role }) => role === 'programme-office',
  /** Who one is, for everybody who may come in, in the register or not. */
  self: () => true,
  public: () => true,
};

export const PERMISSION = 'wijkspoor:permission';

/** Says what a route or resolver is for; one without it is refused to everybody. */
export const Needs = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** Whether an actor may; for what depends on more than one permission. */
export const isAllowed = (actor: Actor, permission: Permission): boolean => MAY[permission](actor);

/** Throws UNAUTHENTICATED or FORBIDDEN. Called by the guard, and again by every command and query handler. */
export function authorise(actor: Actor | undefined, permission: Permission): Actor {
  if (!actor)
    throw new AppError('UNAUTHENTICATED', {
      nl: 'Stuur een geldig token mee: Authorization: Bearer …',
      en: 'Send a valid token: Authorization: Bearer …',
    });
  if (!MAY[permission](actor))
    throw new AppError('FORBIDDEN', {
      nl: 'Uw rol geeft hier geen toegang toe',
      en: 'Your role gives no access to this',
    });
  return actor;
}
