import { Inject, Injectable } from '@nestjs/common';
import { organisationOf, type Actor } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { programmeRegisterAt } from '#libs/indicators';
import { Figures, ReadModel } from '#libs/read-model';
import { AppError } from '../errors/app-error.js';
import type { Patience } from '../patience.js';
import { PATIENCE, STORE } from '../tokens.js';

/**
 * Who takes part in the programme: a partner that is not in the register, or not any more, has the rights of nobody.
 */
@Injectable()
export class RegisteredPartners {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(PATIENCE) private readonly patience: Patience,
  ) {}

  /** Throws FORBIDDEN for who acts for a partner that is not in the register. */
  async mustHave(actor: Actor | undefined): Promise<void> {
    const partnerId = actor && organisationOf(actor);
    if (partnerId === undefined) return;
    // Until the read model has caught up every question is answered 503 by its handler.
    if (this.readModel.status.state !== 'live' || this.#has(partnerId)) return;
    const head = await this.store.head();
    await this.readModel.waitFor(head, this.patience.registration).catch(() => undefined);
    if (this.#has(partnerId)) return;
    throw new AppError('FORBIDDEN', {
      nl: 'Deze partner staat niet in het register van het programma',
      en: 'This partner is not in the register of the programme',
    });
  }

  #has(partnerId: string): boolean {
    const { partners } = programmeRegisterAt(this.figures.at(this.readModel.model.position));
    return partners.has(partnerId);
  }
}
