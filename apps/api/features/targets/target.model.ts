import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { AreaMoveModel } from '../register/area-move.model.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, DateTimeScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const IN_UNIT_SHOWN =
  'In de eenheid die de indicator toont: van een percentage in procenten, 45 is 45 % (`Figure.target` is een deel van 1) / ' +
  'in the unit that the KPI shows: of a share in percents, 45 is 45 % (`Figure.target` is a part of 1)';

@ObjectType('TargetVersion', {
  description: 'Een waarde, gezet of met reden herzien / set, or revised with a reason',
})
export class TargetVersionModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => String, { description: 'TargetSet, TargetRevised, BaselineSet' })
  event!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => Float, { description: IN_UNIT_SHOWN })
  value!: number;
  @NullableField(() => String)
  reason?: string | undefined;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
}

/** What baselines and targets have in common. */
@ObjectType({ isAbstract: true })
export abstract class AimModel {
  @Field(() => ID)
  targetId!: string;
  @Field(() => String)
  kpi!: string;
  @Field(() => LabelModel)
  kpiLabel!: LabelModel;
  @Field(() => LabelModel)
  unit!: LabelModel;
  @Field(() => String, { description: 'NL, GM… of gebied / or neighbourhood' })
  scope!: string;
  @NullableField(() => String, 'Het cijfer van deze periode … / the figure of this period')
  period?: string | undefined;
  @NullableField(
    () => DateScalar,
    '… of het cumulatieve cijfer tot deze dag / or the cumulative figure up to this day',
  )
  byDate?: string | undefined;
  @Field(() => Float, { description: `De waarde die nu geldt / the value that holds. ${IN_UNIT_SHOWN}` })
  value!: number;
  @Field(() => [TargetVersionModel], { description: 'Oudste eerst / oldest first' })
  versions!: readonly TargetVersionModel[];
}

@ObjectType('Baseline', { description: 'Een nulmeting / a baseline' })
export class BaselineModel extends AimModel {}

@ObjectType('Target', {
  description: 'Een streefwaarde met wat ervan is afgeleid / a target and those derived from it',
})
export class TargetModel extends AimModel {
  @Field(() => Boolean, { description: 'Meer is beter / more is better' })
  ascending!: boolean;
  @NullableField(() => ID)
  parentTargetId?: string | undefined;
  @NullableField(() => BaselineModel)
  baseline?: BaselineModel | undefined;
  @Field(() => [TargetModel], { description: 'Ruimste gebied eerst / widest scope first' })
  children!: readonly TargetModel[];
  @Field(() => Boolean, {
    description:
      'Of streefwaarden van gebieden optellen tot het geheel / whether those of areas sum to the whole',
  })
  addsUpOverAreas!: boolean;
  @NullableField(
    () => Float,
    'Som van de afgeleide streefwaarden van dezelfde periode of dag; leeg waar zij niet optellen / ' +
      'sum of those derived of the same period or day; null where they do not add up',
  )
  sumOfChildren?: number | undefined;
  @NullableField(
    () => Float,
    'Wat niet is verdeeld; negatief: meer verdeeld dan gezet / not divided; negative: more than set',
  )
  notDivided?: number | undefined;
  @Field(() => Boolean, {
    description:
      'Van een gemeente die is opgegaan: geen cijfer wordt eraan getoetst / of a municipality that was merged: no figure is held against it',
  })
  orphan!: boolean;
  @Field(() => [AreaMoveModel], {
    description:
      'Waar de gebieden van zo een streefwaarde heen gingen / where the neighbourhoods of such a target went',
  })
  scopeWentTo!: readonly AreaMoveModel[];
}
