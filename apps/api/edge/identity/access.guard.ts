import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { actorOf } from '../../kernel/access/current-actor.js';
import { authorise, PERMISSION, type Need } from '../../kernel/access/permission.js';
import { AppError } from '../../kernel/errors/app-error.js';

/** The one guard before every route and resolver: what does not say what it is for is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const permission = this.reflector.getAllAndOverride<Need | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (permission === undefined)
      throw new AppError('FORBIDDEN', {
        nl: 'Hier is geen toegang geregeld',
        en: 'No access is arranged here',
      });
    if (permission !== 'public') authorise(actorOf(context), permission);
    return true;
  }
}
