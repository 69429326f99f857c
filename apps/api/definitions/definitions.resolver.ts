import { QueryBus } from '@nestjs/cqrs';
import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../identity/current-actor.js';
import { Needs } from '../identity/permission.js';
import { EventTypeModel, eventTypeModel } from './event-type.model.js';
import { GetDefinitions } from './get-definitions.js';
import { KpiModel, kpiModel } from './kpi.model.js';

@Resolver()
export class DefinitionsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [KpiModel], {
    description: 'De definities van alle indicatoren / the definitions of all KPIs',
  })
  @Needs('definitions')
  async kpis(@CurrentActor() actor: Actor | undefined): Promise<KpiModel[]> {
    return (await this.queries.execute(new GetDefinitions(actor))).kpis.map(kpiModel);
  }

  @Query(() => [EventTypeModel], { description: 'Wat er wordt vastgelegd / what is recorded' })
  @Needs('definitions')
  async eventTypes(@CurrentActor() actor: Actor | undefined): Promise<EventTypeModel[]> {
    return (await this.queries.execute(new GetDefinitions(actor))).eventTypes.map(eventTypeModel);
  }
}
