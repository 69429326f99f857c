import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Figure } from '#libs/indicators';
import { KpiModel } from '../definitions/kpi.model.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { AmountsModel, MeasuredModel, PARTNERS_REPORTING } from './measured.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('Period')
export class PeriodModel {
  @Field(() => String)
  code!: string;
  @Field(() => DateScalar)
  from!: string;
  @Field(() => DateScalar)
  to!: string;
  @Field(() => Boolean)
  cumulative!: boolean;
}

@ObjectType('FigurePart')
export class FigurePartModel extends AmountsModel {
  @Field(() => String)
  dimension!: string;
  @Field(() => String, { description: 'Partner, code of werklijn; UNKNOWN is er altijd / is always there' })
  key!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => Boolean, {
    description: 'Mag worden opgeteld met de andere delen / may be added to the others',
  })
  addsUp!: boolean;
}

@ObjectType('PartnerName')
export class PartnerNameModel {
  @Field(() => ID)
  partnerId!: string;
  @Field(() => String)
  name!: string;
}

@ObjectType('Figure', { description: 'Een cijfer met zijn kwaliteit / a figure with its quality' })
export class FigureModel extends MeasuredModel {
  /** What it was computed from; for its lineage. Not a field. */
  readonly figure!: Figure;
  @Field(() => KpiModel)
  kpi!: KpiModel;
  @Field(() => String)
  scope!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => [String])
  addsUpOver!: readonly string[];
  @Field(() => PositionScalar, { description: 'Waarop het berekend is / at which it was computed' })
  position!: string;
  @Field(() => DateScalar)
  referenceDate!: string;
  @Field(() => Int, { description: PARTNERS_REPORTING })
  partnersReporting!: number;
  @Field(() => [FigurePartModel])
  parts!: readonly FigurePartModel[];
  @NullableField(() => Boolean, 'Of de delen samen het geheel zijn / whether the parts sum to it')
  partsAddUp?: boolean | undefined;
}
