import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import type { Edition } from '#libs/indicators';
import { Editions, LogEditions, type LogRecomputation } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { Quotas, takeRecomputation } from '../../kernel/quotas/quotas.js';
import { editionOf } from './get-report.js';

type Recomputed = LogRecomputation & { readonly edition: Edition };

/** An edition's digest computed from the log, read again from its first entry, beside the one it was published with. */
export class RecomputeEdition extends Query<Recomputed> {
  constructor(
    readonly editionId: string,
    readonly actor: Actor | undefined,
  ) {
    super();
  }
}

@QueryHandler(RecomputeEdition)
export class RecomputeEditionHandler implements IQueryHandler<RecomputeEdition> {
  constructor(
    private readonly editions: Editions,
    private readonly logEditions: LogEditions,
    private readonly projection: Projection,
    private readonly quotas: Quotas,
  ) {}

  async execute({ editionId, actor }: RecomputeEdition): Promise<Recomputed> {
    const asker = authorise(actor, 'reports');
    takeRecomputation(this.quotas, asker.subject);
    await this.projection.ready();
    const edition = editionOf(this.editions, editionId);
    return { edition, ...(await this.logEditions.recompute(edition)) };
  }
}
