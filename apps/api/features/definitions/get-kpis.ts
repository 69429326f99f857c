import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { KPIS, versionsOf, type KpiVersion } from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { dayOf } from '#libs/programme';
import { ReadModel, resolveReferenceDay } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { CLOCK } from '../../kernel/tokens.js';
import { queryWith, type AsOfQuery } from '../../kernel/messages.js';

export interface DefinedKpi {
  /** Oldest first. */
  readonly versions: readonly KpiVersion[];
  /** Number of the version in force on the day asked from. */
  readonly inForce: number;
}

/** The definitions of all KPIs with the versions known at a position. */
export class GetKpis extends queryWith<readonly DefinedKpi[], AsOfQuery>() {}

/** Answers GetKpis. */
@QueryHandler(GetKpis)
export class GetKpisHandler implements IQueryHandler<GetKpis> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ actor, asOf, atLeast }: GetKpis): Promise<readonly DefinedKpi[]> {
    authorise(actor, 'definitions');
    const entries = await this.projection.entriesAt({ asOf, atLeast });
    const today = resolveReferenceDay(this.readModel.model, asOf, undefined, this.clock.now());
    return KPIS.map((kpi) => {
      const versions = versionsOf(entries, kpi);
      const holds = versions.findLast(
        ({ validFrom }) => validFrom === undefined || dayOf(validFrom) <= today,
      );
      return { versions, inForce: holds?.kpi.version ?? 1 };
    });
  }
}
