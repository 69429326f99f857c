import { Field, Float, ObjectType } from '@nestjs/graphql';
import { FigureStatusModel } from '../figures/measured.model.js';
import { DateTimeScalar, PositionScalar, DateScalar } from '../../kernel/graphql/scalars.js';
import { PageInfoModel } from '../../kernel/graphql/page.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('KnownFigure', {
  description:
    'Een cijfer zoals bekend op een plaats in het logboek / a figure as known at a place in the log',
})
export class FigureAtModel {
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateScalar)
  referenceDate!: string;
  @Field(() => FigureStatusModel)
  status!: string;
  @NullableField(() => Float)
  value?: number | undefined;
}

@ObjectType('HistoryStep', { description: 'Een plaats waar het cijfer anders werd / where it changed' })
export class HistoryStepModel {
  /** What it was asked with; for its causes. Not a field. */
  readonly of!: {
    readonly kpi: string;
    readonly scope: string;
    readonly period: string;
    readonly cumulative: boolean;
  };
  @Field(() => DateTimeScalar, { description: 'Van de laatste vastlegging / of what was recorded last' })
  recordedAt!: string;
  @Field(() => FigureAtModel)
  before!: FigureAtModel;
  @Field(() => FigureAtModel)
  after!: FigureAtModel;
}

/** A page of the history of a figure. */
@ObjectType('FigureHistory')
export class FigureHistoryModel {
  @NullableField(
    () => FigureAtModel,
    'Voor de eerste stap; leeg waar niets is vastgelegd / before the first step; null where nothing was recorded',
  )
  start?: FigureAtModel | undefined;
  @Field(() => [HistoryStepModel])
  steps!: readonly HistoryStepModel[];
  @Field(() => PageInfoModel)
  pageInfo!: PageInfoModel;
}
