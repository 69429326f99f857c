import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#libs/event-store';
import { promisedOf } from '#libs/transparency';
import { AppError } from '../../kernel/errors/app-error.js';
import { authorise } from '../../kernel/access/permission.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { PROOFS, STORE } from '../../kernel/tokens.js';
import { UploadJobs } from './upload-jobs.js';
import { queryWith } from '../../kernel/messages.js';

/** The receipts of an upload of one's own, a line of JSON for each row. */
export class GetReceipts extends queryWith<AsyncIterable<string>, { id: string }>() {}

/** Answers GetReceipts. */
@QueryHandler(GetReceipts)
export class GetReceiptsHandler implements IQueryHandler<GetReceipts> {
  constructor(
    private readonly jobs: UploadJobs,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
  ) {}

  async execute({ id, actor }: GetReceipts): Promise<AsyncIterable<string>> {
    const job = this.jobs.find(id, authorise(actor, 'post'));
    if (job?.positions === undefined || this.proofs === null)
      throw new AppError('NOT_FOUND', {
        nl: 'Bij deze aanlevering zijn hier geen ontvangstbewijzen (meer)',
        en: 'There are no receipts with this upload here (any more)',
      });
    const signed = await this.proofs.shown();
    if (signed.size < job.positions.reduce((most, position) => Math.max(most, position), 0))
      throw this.proofs.notYet();
    return this.lines(job.positions, this.proofs);
  }

  /** One row at a time: the file is never whole in memory. */
  private async *lines(positions: Float64Array, proofs: Proofs): AsyncGenerator<string> {
    for (const position of positions) {
      const [event] = await this.store.readAll({ after: BigInt(position) - 1n, limit: 1 });
      if (event === undefined) return;
      const proof = await proofs.receipt(event);
      yield `${JSON.stringify({ entryId: event.eventId, ...promisedOf(event), proof })}\n`;
    }
  }
}
