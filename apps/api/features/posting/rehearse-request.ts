import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ingest, type EventRequest, type Rehearsal, type Rehearsed } from '#libs/ingest';
import { badInput } from '../../kernel/errors/known-error.js';
import { authorise } from '../../kernel/access/permission.js';
import { unsupported } from './post-request.js';
import { commandWith } from '../../kernel/messages.js';

/** What posting the CloudEvents of an HTTP request would answer; nothing is stored. */
export class RehearseRequest extends commandWith<
  readonly Rehearsed[],
  { request: EventRequest; correlationId: string }
>() {}

/** The same of events that came as values (GraphQL). */
export class RehearseEvents extends commandWith<
  readonly Rehearsed[],
  { events: readonly unknown[]; correlationId: string }
>() {}

/** Carries out RehearseRequest. */
@CommandHandler(RehearseRequest)
export class RehearseRequestHandler implements ICommandHandler<RehearseRequest> {
  constructor(private readonly ingest: Ingest) {}

  async execute({ request, actor, correlationId }: RehearseRequest): Promise<readonly Rehearsed[]> {
    const rehearsal = await this.ingest.rehearseRequest(request, authorise(actor, 'post'), { correlationId });
    if ('unsupportedMediaType' in rehearsal) throw unsupported();
    return itemsOf(rehearsal);
  }
}

/** Carries out RehearseEvents. */
@CommandHandler(RehearseEvents)
export class RehearseEventsHandler implements ICommandHandler<RehearseEvents> {
  constructor(private readonly ingest: Ingest) {}

  async execute({ events, actor, correlationId }: RehearseEvents): Promise<readonly Rehearsed[]> {
    return itemsOf(await this.ingest.rehearse(events, authorise(actor, 'post'), { correlationId }));
  }
}

function itemsOf(rehearsal: Rehearsal): readonly Rehearsed[] {
  if (!rehearsal.accepted) throw badInput(rehearsal.faults);
  return rehearsal.items;
}
