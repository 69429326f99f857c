import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ingest, type EventRequest, type Receipt } from '#libs/ingest';
import { AppError } from '../../kernel/errors/app-error.js';
import { refused } from './refused.js';
import { authorise } from '../../kernel/access/permission.js';
import { commandWith } from '../../kernel/messages.js';

/** Store the CloudEvents of an HTTP request: all or none. */
export class PostRequest extends commandWith<
  readonly Receipt[],
  { request: EventRequest; correlationId: string }
>() {}

/** Carries out PostRequest. */
@CommandHandler(PostRequest)
export class PostRequestHandler implements ICommandHandler<PostRequest> {
  constructor(private readonly ingest: Ingest) {}

  async execute({ request, actor, correlationId }: PostRequest): Promise<readonly Receipt[]> {
    const outcome = await this.ingest.postRequest(request, authorise(actor, 'post'), { correlationId });
    if (outcome.stored) return outcome.receipts;
    if ('unsupportedMediaType' in outcome) throw unsupported();
    throw refused(outcome);
  }
}

/** UNSUPPORTED_MEDIA_TYPE, with what may be sent. */
export const unsupported = (): AppError =>
  new AppError('UNSUPPORTED_MEDIA_TYPE', {
    nl: 'Stuur application/cloudevents+json, application/cloudevents-batch+json, of application/json met ce-*-headers',
    en: 'Send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce-* headers',
  });
