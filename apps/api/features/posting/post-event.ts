import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { Ingest, type Receipt } from '#libs/ingest';
import { authorise } from '../../kernel/access/permission.js';
import { refused } from './refused.js';

/** Store one event that came as a value (a GraphQL mutation). */
export class PostEvent extends Command<Receipt> {
  constructor(
    readonly event: Readonly<Record<string, unknown>>,
    readonly actor: Actor | undefined,
    readonly correlationId: string,
  ) {
    super();
  }
}

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
