import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { toPeriodModel } from '../editions/edition.model.js';
import { PeriodModel } from '../figures/figure.model.js';
import type { QuestionView } from './get-questions.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const SpeakerModel = enumOf('Speaker', ['OFFICE', 'PARTNER'], {
  description: 'Het programmabureau of de partner / the programme office or the partner',
});

@ObjectType('Answer', { description: 'Een antwoord op een vraag / an answer to a question' })
export class AnswerModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => SpeakerModel, { description: 'Wie het schreef / who wrote it' })
  by!: string;
  @Field(() => String, { description: 'Wat er geschreven is / what was written' })
  message!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
}

@ObjectType('Question', {
  description:
    'Een vraag over een inzending of een cijfer, met de antwoorden / a question about a submission or a figure, with its answers',
})
export class QuestionModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => String)
  partnerId!: string;
  @Field(() => String)
  partnerName!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @NullableField(
    () => String,
    'Over welk cijfer; leeg bij een inzending / about which figure; null for a submission',
  )
  kpi?: string | undefined;
  @NullableField(() => String, 'Van welk gebied dat cijfer is / of which area that figure is')
  scope?: string | undefined;
  @Field(() => SpeakerModel, { description: 'Wie het vroeg / who asked' })
  by!: string;
  @Field(() => String, { description: 'Wat er gevraagd is / what was asked' })
  message!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
  @NullableField(() => SpeakerModel, 'Wie aan zet is / whose turn it is')
  waitsFor?: string | undefined;
  @Field(() => [AnswerModel], { description: 'De antwoorden, oudste eerst / the answers, oldest first' })
  answers!: readonly AnswerModel[];
}

/** A question as REST and GraphQL give it. */
export function toQuestionModel({ question, partnerName, askedAt, answeredAt }: QuestionView): QuestionModel {
  const { period, answers, ...rest } = question;
  return {
    ...rest,
    partnerName,
    period: toPeriodModel(period, false),
    recordedAt: askedAt,
    answers: answers.map(({ entryId, by, message }, i) => ({
      entryId,
      by,
      message,
      recordedAt: answeredAt[i] ?? askedAt,
    })),
  };
}
