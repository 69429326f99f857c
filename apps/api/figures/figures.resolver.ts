import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { Figures } from '#libs/read-model';
import { CurrentActor } from '../identity/current-actor.js';
import { Needs } from '../identity/permission.js';
import { figureModelOf } from './figure-model-of.js';
import { FigureModel } from './figure.model.js';
import { figuresCost } from './figures-cost.js';
import { FiguresArgs } from './figures.args.js';
import { GetFigures } from './figures-query.js';
import { positionIn, questionOf } from './question.js';

@Resolver(() => FigureModel)
export class FiguresResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly figures: Figures,
  ) {}

  @Query(() => [FigureModel], { name: 'figures', complexity: figuresCost })
  @Needs('figures')
  async figuresOf(
    @Args() args: FiguresArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<FigureModel[]> {
    const answer = await this.queries.execute(
      new GetFigures(questionOf(args), actor, positionIn(args.atLeast)),
    );
    return answer.map((figure) => figureModelOf(figure, () => this.figures.at(figure.position)));
  }
}
