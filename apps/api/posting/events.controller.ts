import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { EntryById } from '../entries/entry-by-id.js';
import { restEntry } from '../entries/rest-entry.js';
import { CurrentActor } from '../identity/current-actor.js';
import { Needs } from '../identity/permission.js';
import { PostRequest } from './post-request.js';
import { receiptJson } from './receipt-json.js';

@Controller('v1/gebeurtenissen')
export class EventsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** 201 when anything new was stored, 200 when all of it was known; one receipt for one event, a list for a batch. */
  @Post()
  @Needs('post')
  async post(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<unknown> {
    const { headers, id } = request;
    const contentType = headers['content-type'];
    const { body: sent } = request;
    const body = typeof sent === 'string' || sent instanceof Uint8Array ? sent : '';
    const receipts = await this.commands.execute(new PostRequest({ contentType, headers, body }, actor, id));
    reply.code(receipts.some(({ duplicate }) => !duplicate) ? 201 : 200);
    const batch = contentType?.toLowerCase().includes('cloudevents-batch') === true;
    const [first] = receipts;
    if (!batch && first)
      void reply.header('Location', `/v1/gebeurtenissen/${first.correctsEntryId ?? first.entryId}`);
    return batch ? receipts.map(receiptJson) : first && receiptJson(first);
  }

  @Get(':id')
  @Needs('entries')
  @Header('Content-Type', 'application/json; charset=utf-8')
  async entry(@Param('id') entryId: string, @CurrentActor() actor: Actor | undefined): Promise<unknown> {
    return restEntry(await this.queries.execute(new EntryById(entryId, actor)));
  }
}
