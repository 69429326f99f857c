import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Kpi } from '#libs/indicators';
import { LabelModel } from '../graphql/label.model.js';
import { JsonScalar } from '../graphql/scalars.js';

@ObjectType('Split')
export class SplitModel {
  @Field(() => String)
  dimension: string;
  @Field(() => Boolean, { description: 'De delen mogen worden opgeteld / the parts may be added up' })
  addsUp: boolean;
}

@ObjectType('Kpi', { description: 'Definitie van een indicator (KPIS.md) / definition of a KPI' })
export class KpiModel {
  @Field(() => ID)
  code: string;
  @Field(() => Int)
  version: number;
  @Field(() => Int, { nullable: true })
  werklijn?: number | undefined;
  @Field(() => LabelModel)
  label: LabelModel;
  @Field(() => LabelModel)
  unit: LabelModel;
  @Field(() => LabelModel)
  formula: LabelModel;
  @Field(() => String)
  source: string;
  @Field(() => [String], { description: 'periods, areas, parts' })
  addsUpOver: readonly string[];
  @Field(() => Boolean, { description: 'Meer is beter / more is better' })
  ascending: boolean;
  @Field(() => JsonScalar)
  parameters: unknown;
  @Field(() => [SplitModel])
  splits: readonly SplitModel[];
}

const models = new WeakMap<Kpi, KpiModel>();

export function kpiModel(kpi: Kpi): KpiModel {
  const known = models.get(kpi);
  if (known) return known;
  const { measure: _measure, ...rest } = kpi;
  models.set(kpi, rest);
  return rest;
}
