import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { AsOfQueryArgs, toAsOfQuery } from '../../kernel/graphql/as-of.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { EventTypeModel, toEventTypeModel } from './event-type.model.js';
import { GetDefinitions } from './get-definitions.js';
import { GetKpis } from './get-kpis.js';
import { KpiModel, toKpiModel } from './kpi.model.js';

/** Indicators and types of events in GraphQL. */
@Resolver()
export class DefinitionsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [KpiModel], {
    description: 'De definities van alle indicatoren / the definitions of all KPIs',
  })
  @Needs('definitions')
  async kpis(@CurrentActor() actor: Actor | undefined, @Args() asOfArgs: AsOfQueryArgs): Promise<KpiModel[]> {
    const kpis = await this.queries.execute(new GetKpis({ actor, ...toAsOfQuery(asOfArgs) }));
    return kpis.map(({ versions, inForce }) => toKpiModel(versions, inForce));
  }

  @Query(() => [EventTypeModel], { description: 'Wat er wordt vastgelegd / what is recorded' })
  @Needs('definitions')
  async eventTypes(@CurrentActor() actor: Actor | undefined): Promise<EventTypeModel[]> {
    return (await this.queries.execute(new GetDefinitions({ actor }))).eventTypes.map(toEventTypeModel);
  }
}
