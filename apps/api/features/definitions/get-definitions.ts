import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CATALOGUE, type EventType } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { queryWith } from '../../kernel/messages.js';

export interface Definitions {
  readonly eventTypes: readonly EventType[];
}

/** What can be recorded. What is reported of it depends on a position: GetKpis. */
export class GetDefinitions extends queryWith<Definitions>() {}

/** Answers GetDefinitions. */
@QueryHandler(GetDefinitions)
export class GetDefinitionsHandler implements IQueryHandler<GetDefinitions> {
  async execute({ actor }: GetDefinitions): Promise<Definitions> {
    authorise(actor, 'definitions');
    return { eventTypes: CATALOGUE };
  }
}
