import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Due, Submission } from '#libs/indicators';
import { dateOf, stepsFrom, SUBMISSION, type Label, type SubmissionState } from '#libs/programme';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, DateTimeScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { PeriodModel } from '../figures/figure.model.js';
import type { SubmissionView } from './get-submissions.js';
import { toPeriodModel } from '../editions/edition.model.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const STATE_LABELS: Readonly<Record<SubmissionState, Label>> = SUBMISSION.states;

export const SubmissionStateModel = enumOf('SubmissionState', Object.keys(STATE_LABELS));

/** A step that a submission took. */
@ObjectType('SubmissionStep')
export class SubmissionStepModel {
  @Field(() => SubmissionStateModel)
  state!: string;
  @Field(() => LabelModel)
  stateLabel!: Label;
  @Field(() => ID)
  entryId!: string;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
  @NullableField(() => String)
  reason?: string | undefined;
}

@ObjectType('Submission', {
  description: 'Wat een partner over een periode inlevert / what a partner hands in',
})
export class SubmissionModel {
  /** What it was made from; for its digest. Not a field. */
  readonly submission!: Submission;
  @Field(() => ID, { description: '<periode>.<partner>' })
  id!: string;
  @Field(() => String)
  partnerId!: string;
  @Field(() => String)
  partnerName!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => Boolean)
  expected!: boolean;
  @Field(() => SubmissionStateModel)
  state!: string;
  @Field(() => LabelModel)
  stateLabel!: Label;
  @NullableField(() => DateScalar)
  dueOn?: string | undefined;
  @NullableField(() => Boolean)
  onTime?: boolean | undefined;
  @NullableField(() => PositionScalar)
  upToPosition?: string | undefined;
  @Field(() => Boolean, { description: 'Niets te melden / nothing to report' })
  nilReport!: boolean;
  @NullableField(() => String)
  narrative?: string | undefined;
  @Field(() => [String], {
    description: 'Gebeurtenistypen die hierop kunnen volgen / event types that can follow',
  })
  nextSteps!: readonly string[];
  @Field(() => [SubmissionStepModel])
  steps!: readonly SubmissionStepModel[];
}

/** A submission as REST and GraphQL give it. */
export function toSubmissionModel({
  id,
  submission,
  partnerName,
  dueOn,
  onTime,
  steps,
}: SubmissionView): SubmissionModel {
  const { partnerId, period, expected, state, upToPosition, nilReport, narrative } = submission;
  return {
    submission,
    id,
    partnerId,
    partnerName,
    period: toPeriodModel(period, false),
    expected,
    state,
    stateLabel: STATE_LABELS[state],
    dueOn,
    onTime,
    upToPosition: upToPosition === undefined ? undefined : String(upToPosition),
    nilReport,
    narrative,
    nextSteps: stepsFrom(SUBMISSION, state),
    steps: steps.map(({ at, step }) => ({
      state: step.state,
      stateLabel: STATE_LABELS[step.state],
      entryId: step.entryId,
      position: String(step.position),
      recordedAt: at,
      reason: step.reason,
    })),
  };
}

/** A reporting period, with how far handing in is. */
@ObjectType('ReportingPeriod')
export class ReportingPeriodModel {
  @Field(() => ID, { description: 'De gebeurtenis die haar opende / the entry that opened it' })
  entryId!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => DateScalar)
  dueOn!: string;
  @Field(() => Boolean)
  closed!: boolean;
  @Field(() => Int, { description: 'Hoeveel partners er inleveren / how many partners are to hand in' })
  expected!: number;
  @Field(() => Int)
  made!: number;
  @Field(() => Int, { description: 'Aanvaard of niets te melden / accepted or nil' })
  complete!: number;
}

@ObjectType('Due', { description: 'Wat nog moet worden ingeleverd / what is still to be handed in' })
export class DueModel {
  @Field(() => String)
  partnerId!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => DateScalar)
  dueOn!: string;
  @Field(() => SubmissionStateModel)
  state!: string;
  @Field(() => Int, { description: 'Dagen tot de inleverdatum; onder nul: te laat / below zero: too late' })
  daysLeft!: number;
  @NullableField(
    () => Int,
    'De laatste herinnering waarvan de dag is gekomen: −14, −3 of 1 / the last reminder whose day has come',
  )
  reminder?: number | undefined;
}

/** What is due as REST and GraphQL give it. */
export const toDueModel = ({ partnerId, period, dueOn, state, daysLeft, reminder }: Due): DueModel => ({
  partnerId,
  period: toPeriodModel(period, false),
  dueOn: dateOf(dueOn),
  state,
  daysLeft,
  reminder,
});
