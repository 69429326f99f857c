import { Inject, Injectable } from '@nestjs/common';
import { heldTo, isAllowed, type Actor } from '#libs/access';
import type { EventStore, NewEvent } from '#libs/event-store';
import { Foretelling } from '#libs/read-model';
import { Trail } from '../../../kernel/access/trail.js';
import { Projection } from '../../../kernel/projection.js';
import { STORE } from '../../../kernel/tokens.js';
import { toMovesJson, type MovesJson } from './moves-json.js';

/** What a file that was tried would do to the figures, as far as its sender may see them. */
@Injectable()
export class FileForetelling {
  constructor(
    private readonly foretelling: Foretelling,
    private readonly projection: Projection,
    private readonly trail: Trail,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  /**
   * Undefined for who may see no figures, and of a file that adds nothing. A read model that is behind is told as
   * such.
   */
  async of(actor: Actor, events: readonly NewEvent[]): Promise<MovesJson | undefined> {
    if (!isAllowed(actor, 'figures') || events.length === 0) return undefined;
    const atLeast = await this.store.head();
    await this.projection.ready(atLeast).catch(() => undefined);
    this.trail.figures(actor, 'foretold', { events: events.length });
    return toMovesJson(await this.foretelling.foretell(events, { own: heldTo(actor), atLeast }));
  }
}
