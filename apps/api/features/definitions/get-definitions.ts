import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { CATALOGUE, type EventType } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';

export interface Definitions {
  readonly eventTypes: readonly EventType[];
}

/** What can be recorded. What is reported of it depends on a position: GetKpis. */
export class GetDefinitions extends Query<Definitions> {
  constructor(readonly actor: Actor | undefined) {
    super();
  }
}

@QueryHandler(GetDefinitions)
export class GetDefinitionsHandler implements IQueryHandler<GetDefinitions> {
  async execute({ actor }: GetDefinitions): Promise<Definitions> {
    authorise(actor, 'definitions');
    return { eventTypes: CATALOGUE };
  }
}
