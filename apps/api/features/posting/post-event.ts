import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ingest, type Receipt } from '#libs/ingest';
import { authorise } from '../../kernel/access/permission.js';
import { refused } from './refused.js';
import { commandWith } from '../../kernel/messages.js';

/** Store one event that came as a value (a GraphQL mutation). */
export class PostEvent extends commandWith<
  Receipt,
  { event: Readonly<Record<string, unknown>>; correlationId: string }
>() {}

/** Carries out PostEvent. */
@CommandHandler(PostEvent)
export class PostEventHandler implements ICommandHandler<PostEvent> {
  constructor(private readonly ingest: Ingest) {}

  async execute({ event, actor, correlationId }: PostEvent): Promise<Receipt> {
    const outcome = await this.ingest.post([event], authorise(actor, 'post'), {
      single: true,
      correlationId,
    });
    if (!outcome.stored) throw refused(outcome);
    const [receipt] = outcome.receipts;
    if (!receipt) throw new Error('stored without a receipt');
    return receipt;
  }
}
