import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Figure } from '#libs/indicators';
import { KpiModel } from '../definitions/kpi.model.js';
import { LabelModel } from '../graphql/label.model.js';
import { DateScalar, PositionScalar } from '../graphql/scalars.js';

export enum FigureStatusModel {
  NO_DATA = 'NO_DATA',
  OK = 'OK',
  NOT_MATURE = 'NOT_MATURE',
  PROTECTED = 'PROTECTED',
}
registerEnumType(FigureStatusModel, { name: 'FigureStatus' });

@ObjectType('Period')
export class PeriodModel {
  @Field(() => String)
  code: string;
  @Field(() => DateScalar)
  from: string;
  @Field(() => DateScalar)
  to: string;
  @Field(() => Boolean)
  cumulative: boolean;
}

@ObjectType('FigureComponent')
export class ComponentModel {
  @Field(() => String)
  name: string;
  @Field(() => Float)
  value: number;
}

@ObjectType('FigurePart')
export class FigurePartModel {
  @Field(() => String)
  dimension: string;
  @Field(() => String, { description: 'Partner, code of werklijn; UNKNOWN is er altijd / is always there' })
  key: string;
  @Field(() => LabelModel)
  label: LabelModel;
  @Field(() => FigureStatusModel)
  status: string;
  @Field(() => Float, { nullable: true })
  value?: number | undefined;
  @Field(() => Float, { nullable: true })
  numerator?: number | undefined;
  @Field(() => Float, { nullable: true })
  denominator?: number | undefined;
  @Field(() => Boolean, {
    description: 'Mag worden opgeteld met de andere delen / may be added to the others',
  })
  addsUp: boolean;
}

@ObjectType('Figure', { description: 'Een cijfer met zijn kwaliteit / a figure with its quality' })
export class FigureModel {
  /** What it was computed from; for its lineage. Not a field. */
  readonly figure: Figure;
  @Field(() => KpiModel)
  kpi: KpiModel;
  @Field(() => String)
  scope: string;
  @Field(() => PeriodModel)
  period: PeriodModel;
  @Field(() => FigureStatusModel)
  status: string;
  @Field(() => Float, { nullable: true })
  value?: number | undefined;
  @Field(() => Float, { nullable: true })
  numerator?: number | undefined;
  @Field(() => Float, { nullable: true })
  denominator?: number | undefined;
  @Field(() => [ComponentModel])
  components: readonly ComponentModel[];
  @Field(() => Float, {
    nullable: true,
    description: 'Hoeveel niet te beoordelen zijn / how many cannot be judged',
  })
  unknown?: number | undefined;
  @Field(() => Float, { nullable: true })
  total?: number | undefined;
  @Field(() => Float, {
    nullable: true,
    description: 'Hoeveel nog niet rijp zijn / how many are not mature yet',
  })
  immature?: number | undefined;
  @Field(() => Float, { nullable: true, description: 'unknown / total' })
  unknownShare?: number | undefined;
  @Field(() => Float, {
    nullable: true,
    description: 'Streefwaarde voor dit gebied en deze periode / target of this scope and period',
  })
  target?: number | undefined;
  @Field(() => Float, { nullable: true, description: 'Nulmeting / what it was before' })
  baseline?: number | undefined;
  @Field(() => Float, {
    nullable: true,
    description:
      'Welk deel van de weg van nulmeting naar streefwaarde is afgelegd, 1 = gehaald, ook als lager beter is / ' +
      'how much of the way from baseline to target is gone, 1 = reached, also when lower is better',
  })
  progress?: number | undefined;
  @Field(() => Int)
  partnersReporting: number;
  @Field(() => Int)
  partnersExpected: number;
  @Field(() => [String])
  addsUpOver: readonly string[];
  @Field(() => Int)
  definitionVersion: number;
  @Field(() => PositionScalar, { description: 'Waarop het berekend is / at which it was computed' })
  position: string;
  @Field(() => DateScalar)
  referenceDate: string;
  @Field(() => [FigurePartModel])
  parts: readonly FigurePartModel[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of de delen samen het geheel zijn / whether the parts sum to it',
  })
  partsAddUp?: boolean | undefined;
}
