import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetKpis } from './get-kpis.js';
import { toKpiModel } from './kpi.model.js';

/** The definitions of all KPIs by REST, as GraphQL gives them. */
@Controller('v1/indicatoren')
export class KpisController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Needs('definitions')
  async kpis(@CurrentActor() actor: Actor | undefined) {
    const kpis = await this.queries.execute(new GetKpis({ actor }));
    return kpis.map(({ versions, inForce }) => toKpiModel(versions, inForce));
  }
}
