import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetDue } from './get-due.js';
import { GetPeriods } from './get-periods.js';
import { toDueJson } from './submission-json.js';

/** Reporting periods and what is due, by REST. */
@Controller('v1')
export class PeriodsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('rapportageperioden')
  @Needs('reports')
  periods(@CurrentActor() actor: Actor | undefined) {
    return this.queries.execute(new GetPeriods({ actor }));
  }

  /** What is due, for a partner its own. */
  @Get('herinneringen')
  @Needs('submissions')
  async due(@CurrentActor() actor: Actor | undefined) {
    return (await this.queries.execute(new GetDue({ actor }))).map(toDueJson);
  }
}
