import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { KPIS, type Kpi } from '#libs/indicators';
import { CATALOGUE, type EventType } from '#libs/programme';
import { authorise } from '../identity/permission.js';

export interface Definitions {
  readonly kpis: readonly Kpi[];
  readonly eventTypes: readonly EventType[];
}

/** What can be recorded and what is reported of it. */
export class GetDefinitions extends Query<Definitions> {
  constructor(readonly actor: Actor | undefined) {
    super();
  }
}

@QueryHandler(GetDefinitions)
export class GetDefinitionsHandler implements IQueryHandler<GetDefinitions> {
  async execute({ actor }: GetDefinitions): Promise<Definitions> {
    authorise(actor, 'definitions');
    return { kpis: KPIS, eventTypes: CATALOGUE };
  }
}
