import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAllowed } from '#libs/access';
import type { Edition } from '#libs/indicators';
import { Editions, LogEditions, OutsideEditions, type LogRecomputation } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { Quotas, takeRecomputation } from '../../kernel/quotas/quotas.js';
import { editionOf } from './get-report.js';
import { queryWith } from '../../kernel/messages.js';

type Recomputed = LogRecomputation & { readonly edition: Edition };

/**
 * An edition's digest computed from the log, read again from its first entry, beside the one it was published with.
 */
export class RecomputeEdition extends queryWith<Recomputed, { editionId: string }>() {}

/** Answers RecomputeEdition. */
@QueryHandler(RecomputeEdition)
export class RecomputeEditionHandler implements IQueryHandler<RecomputeEdition> {
  constructor(
    private readonly editions: Editions,
    private readonly logEditions: LogEditions,
    private readonly outside: OutsideEditions,
    private readonly projection: Projection,
    private readonly quotas: Quotas,
  ) {}

  async execute({ editionId, actor }: RecomputeEdition): Promise<Recomputed> {
    const authorised = authorise(actor, 'reports');
    takeRecomputation(this.quotas, authorised.subject);
    await this.projection.ready();
    const edition = editionOf(this.editions, editionId);
    const found = await this.logEditions.recompute(edition);
    if (isAllowed(authorised, 'figures')) return { edition, ...found };
    // The digest over the exact figures would let hidden ones be guessed; that it was equal may be said.
    const { digest: _, ...rest } = found;
    const [shown = edition] = await this.outside.named([edition]);
    return { edition: shown, ...rest, ...(found.equal ? { digest: shown.digest } : {}) };
  }
}
