import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetReceipt } from './get-receipt.js';

/** Receipts by REST. */
@Controller('v1/gebeurtenissen')
export class ReceiptController {
  constructor(private readonly queries: QueryBus) {}

  /** The receipt as a file, as soon as a checkpoint covers the entry; 404 with Retry-After until then. */
  @Get(':id/bewijs')
  @Needs('entries')
  async receipt(
    @Param('id') entryId: string,
    @CurrentActor() actor: Actor | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = await this.queries.execute(new GetReceipt({ entryId, actor }));
    await reply
      .type('text/plain; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="${entryId.toLowerCase()}.tlog-proof"`)
      .send(text);
  }
}
