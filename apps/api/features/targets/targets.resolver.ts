import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import {
  addsUpOverAreas,
  findKpi,
  type EffectiveEntries,
  type Target,
  type TargetNode,
} from '#libs/indicators';
import { toMoment } from '#libs/platform';
import { typeNamed } from '#libs/programme';
import { AsOfInputModel, toAsOfQuery } from '../../kernel/graphql/as-of.js';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetTargets } from './get-targets.js';
import { areaMoves } from '../register/area-move.model.js';
import { TargetModel, type BaselineModel } from './target.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';
import { given } from '../../kernel/given.js';

/** Which targets, as of when. */
@ArgsType()
export class TargetsArgs {
  @NullableField(() => [String], 'Codes; standaard alle / default all')
  kpis?: string[] | null;
  @NullableField(
    () => [String],
    'Bomen vanaf deze gebieden; standaard vanaf de top / trees from these scopes; default the top',
  )
  scopes?: string[] | null;
  @NullableField(() => AsOfInputModel, 'Standaard nu / default now')
  asOf?: AsOfInputModel | null;
  @NullableField(() => PositionScalar, 'Wacht tot deze positie verwerkt is / read-your-writes')
  atLeast?: string | null;
}

/** Every KPI at most, a few periods and 33 scopes. */
const TARGETS = 100;

/** Targets in GraphQL, as trees. */
@Resolver(() => TargetModel)
export class TargetsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [TargetModel], {
    complexity: ({ childComplexity }) => TARGETS * (1 + childComplexity),
    description:
      'Streefwaarden: landelijk > gemeente > gebied / targets: national > municipal > neighbourhood',
  })
  @Needs('figures')
  async targets(
    @Args() { kpis, scopes, ...asOfArgs }: TargetsArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<TargetModel[]> {
    const filter = given({ kpis, scopes });
    const { trees, entries } = await this.queries.execute(
      new GetTargets({ filter, actor, ...toAsOfQuery(asOfArgs) }),
    );
    return trees.map((node) => toTargetModel(node, entries));
  }
}

function toTargetModel(
  { target, baseline, children, orphanOf, ...node }: TargetNode,
  entries: EffectiveEntries,
): TargetModel {
  const kpi = findKpi(target.kpi);
  return {
    ...node,
    ...aim(target, entries),
    ascending: kpi?.ascending ?? true,
    addsUpOverAreas: addsUpOverAreas(kpi),
    baseline: baseline && aim(baseline, entries),
    orphan: orphanOf !== undefined,
    scopeWentTo: areaMoves(orphanOf ?? [], entries),
    children: children.map((child) => toTargetModel(child, entries)),
  };
}

/** Events name KPIs of the catalogue by their code's form only, so one may be of no KPI. */
const itself = (code: string) => ({ nl: code, en: code });

function aim(
  { kind: _kind, derivedFromTargetId: _parent, versions, ...target }: Target,
  entries: EffectiveEntries,
): BaselineModel {
  const kpi = findKpi(target.kpi);
  return {
    ...target,
    kpiLabel: kpi?.label ?? itself(target.kpi),
    unit: kpi?.unit ?? itself(''),
    versions: versions.map(({ position, ...version }) => ({
      ...version,
      label: typeNamed(version.event).label,
      position: String(position),
      recordedAt: toMoment(entries.store.moments.of(position) ?? 0),
    })),
  };
}
