import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { actorOf } from '../../kernel/access/current-actor.js';
import { PERMISSION, type Need } from '../../kernel/access/permission.js';
import { RegisteredPartners } from '../../kernel/access/registered-partners.js';

/** Asked of everybody, or decided from the log itself: posting is refused to who is not admitted by ingest. */
const NOT_ASKED: readonly (Need | undefined)[] = ['public', 'self', 'post', undefined];

/**
 * A partner that is not in the register, or not any more, is let in nowhere; every question asks again
 * (RegisteredQueries).
 */
@Injectable()
export class RegisterGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly register: RegisteredPartners,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.getAllAndOverride<Need | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!NOT_ASKED.includes(permission)) await this.register.mustHave(actorOf(context));
    return true;
  }
}
