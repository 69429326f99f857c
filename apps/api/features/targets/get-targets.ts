import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  findKpi,
  scopeOf,
  targetTrees,
  type EffectiveEntries,
  type TargetFilter,
  type TargetNode,
  unknownKpi,
  unknownScope,
} from '#libs/indicators';
import type { Fault } from '#libs/programme';
import { QueryError } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith, type AsOfQuery } from '../../kernel/messages.js';

export interface TargetsFound {
  readonly trees: readonly TargetNode[];
  /** The effective entries they were read from. */
  readonly entries: EffectiveEntries;
}

/** The targets as known at a position, as trees. */
export class GetTargets extends queryWith<TargetsFound, { filter: TargetFilter } & AsOfQuery>() {}

/** Answers GetTargets. */
@QueryHandler(GetTargets)
export class GetTargetsHandler implements IQueryHandler<GetTargets> {
  constructor(private readonly projection: Projection) {}

  async execute({ filter, actor, asOf, atLeast }: GetTargets): Promise<TargetsFound> {
    authorise(actor, 'figures');
    const entries = await this.projection.entriesAt({ asOf, atLeast });
    const faults: Fault[] = [
      ...(filter.kpis ?? []).flatMap((code, i) => (findKpi(code) ? [] : [unknownKpi(['kpis', i], code)])),
      ...(filter.scopes ?? []).flatMap((code, i) =>
        scopeOf(entries, code) ? [] : [unknownScope(entries, ['scopes', i], code)],
      ),
    ];
    if (faults.length > 0) throw new QueryError(faults);
    return { trees: targetTrees(entries, filter, findKpi), entries };
  }
}
