import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { CheckLog, GetLogCheck } from './check-log.js';
import { toLogCheckJson } from './log-check-json.js';
import { LogCheckModel } from './log-check.model.js';

/** The check of the whole log in GraphQL. */
@Resolver()
export class LogCheckResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Mutation(() => LogCheckModel, {
    description:
      'Laat deze server het hele logboek nakijken, of sluit aan bij de controle die loopt / has this server check the whole log, or joins the check under way',
  })
  @Needs('audit')
  async checkLog(@CurrentActor() actor: Actor | undefined): Promise<LogCheckModel> {
    return toLogCheckJson(await this.commands.execute(new CheckLog({ actor })));
  }

  @Query(() => LogCheckModel, {
    description:
      'Hoe die controle staat; waar een minuut niemand naar vraagt, wordt gestopt / how that check stands; one that nobody asks after for a minute is stopped',
  })
  @Needs('audit')
  async logCheck(@CurrentActor() actor: Actor | undefined): Promise<LogCheckModel> {
    return toLogCheckJson(await this.queries.execute(new GetLogCheck({ actor })));
  }
}
