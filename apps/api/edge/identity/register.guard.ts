import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { EventStore } from '#libs/event-store';
import { organisationOf } from '#libs/access';
import { registerAt } from '#libs/indicators';
import { Figures, ReadModel } from '#libs/read-model';
import { AppError } from '../../kernel/errors/app-error.js';
import { STORE } from '../../kernel/tokens.js';
import { actorOf } from '../../kernel/access/current-actor.js';
import { PERMISSION, type Need } from '../../kernel/access/permission.js';

/** How long a registration that was just posted is waited for, in milliseconds. */
const PATIENCE = 2_000;
/** Asked of everybody, or decided from the log itself: posting is refused to who is not admitted by ingest. */
const NOT_ASKED: readonly (Need | undefined)[] = ['public', 'self', 'post', undefined];

/** A partner that is not in the register, or not any more, has the rights of nobody. */
@Injectable()
export class RegisterGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.getAllAndOverride<Need | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const actor = actorOf(context);
    const partnerId = actor && organisationOf(actor);
    if (partnerId === undefined || NOT_ASKED.includes(permission)) return true;
    // Until the read model has caught up every question is answered 503 by its handler.
    if (this.readModel.status.state !== 'live' || this.#isRegistered(partnerId)) return true;
    await this.readModel.waitFor(await this.store.head(), PATIENCE).catch(() => undefined);
    if (this.#isRegistered(partnerId)) return true;
    throw new AppError('FORBIDDEN', {
      nl: 'Deze partner staat niet in het register van het programma',
      en: 'This partner is not in the register of the programme',
    });
  }

  #isRegistered(partnerId: string): boolean {
    const { partners } = registerAt(this.figures.at(this.readModel.model.position));
    return partners.has(partnerId);
  }
}
