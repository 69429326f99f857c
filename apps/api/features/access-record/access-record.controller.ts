import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { ACCESS_KINDS, isAccessKind } from '#libs/access-record';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { codeIn, numberIn, oneOf, type QueryString } from '../../kernel/http/query-string.js';
import { toAccessPageJson } from './access-row-json.js';
import { GetAccessRecord } from './get-access-record.js';

/** The record of reads by REST. */
@Controller('v1/inzagen')
export class AccessRecordController {
  constructor(private readonly queries: QueryBus) {}

  /** Who saw what on this replica, newest first; for who may audit. */
  @Get()
  @Needs('audit')
  async list(@Query() query: QueryString, @CurrentActor() actor: Actor | undefined) {
    const question = {
      kind: codeIn(query, 'soort', Object.keys(ACCESS_KINDS).filter(isAccessKind)),
      subject: oneOf(query, 'wie'),
      first: numberIn(query, 'first', 50),
      after: oneOf(query, 'after'),
    };
    return toAccessPageJson(await this.queries.execute(new GetAccessRecord({ question, actor })));
  }
}
