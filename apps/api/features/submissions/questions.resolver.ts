import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import type { Speaker } from '#libs/indicators';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { AsOfQueryArgs, toAsOfQuery } from '../../kernel/graphql/as-of.js';
import { GetQuestions } from './get-questions.js';
import { QuestionModel, toQuestionModel, SpeakerModel } from './question.model.js';
import { given } from '../../kernel/given.js';

/** Questions in GraphQL. */
@Resolver(() => QuestionModel)
export class QuestionsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [QuestionModel], {
    description:
      'Vragen over inzendingen en cijfers met hun antwoorden, nieuwste eerst, hoogstens 500 / questions about submissions and figures with their answers, newest first, at most 500',
  })
  @Needs('submissions')
  async questions(
    @CurrentActor() actor: Actor | undefined,
    @Args() asOfArgs: AsOfQueryArgs,
    @Args('period', { type: () => String, nullable: true }) period?: string | null,
    @Args('partnerId', { type: () => String, nullable: true }) partnerId?: string | null,
    @Args('kpi', { type: () => String, nullable: true }) kpi?: string | null,
    @Args('waitsFor', {
      type: () => SpeakerModel,
      nullable: true,
      description: 'Alleen waar deze aan zet is / only where it is its turn',
    })
    waitsFor?: Speaker | null,
  ): Promise<QuestionModel[]> {
    const filter = given({ period, partnerId, kpi, waitsFor });
    const found = await this.queries.execute(new GetQuestions({ filter, actor, ...toAsOfQuery(asOfArgs) }));
    return found.map(toQuestionModel);
  }
}
