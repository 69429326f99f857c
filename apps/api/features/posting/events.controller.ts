import { Controller, Get, Header, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { EntryById } from '../entries/entry-by-id.js';
import { restEntry } from '../entries/rest-entry.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { PROOFS } from '../../kernel/tokens.js';
import { dryRunOf } from './dry-run.js';
import { PostRequest } from './post-request.js';
import { toReceiptJson } from './receipt-json.js';
import { RehearseRequest } from './rehearse-request.js';

const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

/** Recording events and reading one, by REST. */
@Controller('v1/gebeurtenissen')
export class EventsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
  ) {}

  /**
   * 201 when anything new was stored, 200 when all of it was known; one receipt for one event, a list for a batch.
   * `Wijkspoor-Promise` is the log's signature over all of them (a note, in base64;
   * docs/specification/transparency.md). With `proef=true` 200 and what would have been answered: nothing is stored.
   */
  @Post()
  @Needs('post')
  async post(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const { headers, id: correlationId } = request;
    const contentType = headers['content-type'];
    const { body: sent } = request;
    const body = typeof sent === 'string' || sent instanceof Uint8Array ? sent : '';
    const batch = contentType?.toLowerCase().includes('cloudevents-batch') === true;
    const posted = { request: { contentType, headers, body }, actor, correlationId };
    if (dryRunOf(query)) {
      const items = await this.commands.execute(new RehearseRequest(posted));
      reply.code(200);
      const rehearsed = items.map((item) => ({ dryRun: true, ...item }));
      return batch ? rehearsed : rehearsed[0];
    }
    const receipts = await this.commands.execute(new PostRequest(posted));
    reply.code(receipts.some(({ duplicate }) => !duplicate) ? 201 : 200);
    if (this.proofs) void reply.header('Wijkspoor-Promise', toBase64(this.proofs.promise(receipts)));
    const [first] = receipts;
    if (!batch && first)
      void reply.header('Location', `/v1/gebeurtenissen/${first.correctsEntryId ?? first.entryId}`);
    return batch ? receipts.map(toReceiptJson) : first && toReceiptJson(first);
  }

  @Get(':id')
  @Needs('entries')
  @Header('Content-Type', 'application/json; charset=utf-8')
  async entry(@Param('id') entryId: string, @CurrentActor() actor: Actor | undefined): Promise<unknown> {
    return restEntry(await this.queries.execute(new EntryById({ entryId, actor })));
  }
}
