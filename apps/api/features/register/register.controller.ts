import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetRegister } from './get-register.js';
import { neighbourhoodModels, toPartnerModel } from './register.resolver.js';

/** The areas and the partners of the programme by REST, as GraphQL gives them. */
@Controller('v1')
export class RegisterController {
  constructor(private readonly queries: QueryBus) {}

  @Get('gebieden')
  @Needs('definitions')
  async neighbourhoods(@CurrentActor() actor: Actor | undefined) {
    return neighbourhoodModels(await this.queries.execute(new GetRegister({ actor })));
  }

  @Get('partners')
  @Needs('definitions')
  async partners(@CurrentActor() actor: Actor | undefined) {
    const { partners } = await this.queries.execute(new GetRegister({ actor }));
    return [...partners.values()].map(toPartnerModel);
  }
}
