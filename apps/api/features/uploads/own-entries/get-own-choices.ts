import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAllowed, type Actor } from '#libs/access';
import { courseNamedBy, stepNames, type EventType } from '#libs/programme';
import type { OwnChoices } from '#libs/tabular';
import { GetRegister } from '../../register/get-register.js';
import { OpenThings } from './open-things.js';
import { queryWith } from '../../../kernel/messages.js';

/** What may be chosen of one's own in a file of a type: areas by name, and what was begun and is not over. */
export class GetOwnChoices extends queryWith<OwnChoices, { type: EventType }>() {}

/** Answers GetOwnChoices. */
@QueryHandler(GetOwnChoices)
export class GetOwnChoicesHandler implements IQueryHandler<GetOwnChoices> {
  constructor(
    private readonly queries: QueryBus,
    private readonly things: OpenThings,
  ) {}

  /** Nothing for who may not post: then there is nothing of one's own. */
  async execute({ type, actor }: GetOwnChoices): Promise<OwnChoices> {
    if (!actor || !isAllowed(actor, 'post')) return {};
    const choices: Record<string, readonly string[]> = { neighbourhoodId: await this.#areasOf(actor) };
    for (const field of Object.keys(type.fields)) {
      const course = courseNamedBy(field);
      // What an event begins has no name yet.
      if (!course || stepNames(course)[0] === type.name) continue;
      choices[field] = await this.things.of(course, actor);
    }
    return choices;
  }

  /** Names of the areas where a partner takes part; all for the office. */
  async #areasOf(actor: Actor): Promise<readonly string[]> {
    const { partners, neighbourhoods } = await this.queries.execute(new GetRegister({ actor }));
    const own = actor.partnerId === undefined ? undefined : partners.get(actor.partnerId)?.neighbourhoodIds;
    return (own ?? [...neighbourhoods.keys()]).flatMap((id) => neighbourhoods.get(id)?.name ?? []);
  }
}
