import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { CheckLog, GetLogCheck } from './check-log.js';
import { toLogCheckJson, type LogCheckJson } from './log-check-json.js';

/** The check of the whole log by REST. */
@Controller('v1/logboek/controle')
export class LogCheckController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Begins a check of the whole log, or joins the one under way; to be asked after with GET. */
  @Post()
  @HttpCode(202)
  @Needs('audit')
  async begin(@CurrentActor() actor: Actor | undefined): Promise<LogCheckJson> {
    return toLogCheckJson(await this.commands.execute(new CheckLog({ actor })));
  }

  @Get()
  @Needs('audit')
  @Header('Cache-Control', 'no-store')
  async state(@CurrentActor() actor: Actor | undefined): Promise<LogCheckJson> {
    return toLogCheckJson(await this.queries.execute(new GetLogCheck({ actor })));
  }
}
