import { QueryBus } from '@nestjs/cqrs';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import type { Cause } from '#libs/indicators';
import { fault } from '#libs/programme';
import type { ComparisonQuery } from '#libs/read-model';
import { comparisonCost } from '../figures/figures-cost.js';
import { toEntryModel } from '../entries/to-entry-model.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { positionIn } from '../../kernel/graphql/as-of.js';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { toCausingModel, toRestatementModel, toStateModel } from './to-comparison-models.js';
import { StateInputModel, toStateQuery } from '../editions/editions.args.js';
import { GetCauses, GetComparison } from './get-comparison.js';
import {
  CausingEntryConnectionModel,
  CauseModel,
  ComparisonModel,
  RestatementModel,
} from '../restatement/restatement.model.js';
import { pageCost } from '../../kernel/graphql/page.js';
import { given } from '../../kernel/given.js';

/** Restatements of figures in GraphQL, with the entries that caused them. */
@Resolver(() => RestatementModel)
export class ComparisonResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ComparisonModel, {
    complexity: comparisonCost,
    description:
      'Hoe cijfers van de ene stand tot de andere kwamen, precies gesplitst naar oorzaak / how figures came from one state to another, split exactly by cause',
  })
  @Needs('reports')
  async comparison(
    @CurrentActor() actor: Actor | undefined,
    @Args('from', { type: () => StateInputModel }) from: StateInputModel,
    @Args('to', { type: () => StateInputModel, nullable: true }) to?: StateInputModel | null,
    @Args('period', { type: () => String, nullable: true }) period?: string | null,
    @Args('cumulative', { type: () => Boolean, nullable: true }) cumulative?: boolean | null,
    @Args('kpis', { type: () => [String], nullable: true }) kpis?: string[] | null,
    @Args('scopes', { type: () => [String], nullable: true }) scopes?: string[] | null,
    @Args('atLeast', { type: () => PositionScalar, nullable: true }) atLeast?: string | null,
  ): Promise<ComparisonModel> {
    const question: ComparisonQuery = {
      from: toStateQuery(from),
      to: toStateQuery(to ?? {}),
      ...given({ period, cumulative, kpis, scopes }),
    };
    const comparison = await this.queries.execute(
      new GetComparison({ question, actor, atLeast: positionIn(atLeast) }),
    );
    return {
      from: toStateModel(comparison.from),
      to: toStateModel(comparison.to),
      figures: comparison.figures.map((figure) => toRestatementModel(comparison, figure)),
    };
  }

  @ResolveField(() => CausingEntryConnectionModel, {
    complexity: pageCost,
    description:
      'De gebeurtenissen waar de oorzaken uit bestaan, in volgorde van wat het verschil maakte / the entries that the causes are made of',
  })
  async entries(
    @Parent() { comparison, figure }: RestatementModel,
    @CurrentActor() actor: Actor | undefined,
    @Args('cause', { type: () => CauseModel, nullable: true }) cause?: Cause | null,
    @Args('first', { type: () => Int, defaultValue: 20 }) first = 20,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<CausingEntryConnectionModel> {
    const from = after == null ? 0 : Number(after);
    if (!Number.isInteger(from)) throw badInput([fault('BAD_CURSOR', ['after'], {}, after)]);
    const found = await this.queries.execute(
      new GetCauses({
        question: {
          comparison,
          figure,
          first,
          after: from,
          ...(cause == null ? {} : { cause }),
        },
        actor,
      }),
    );
    const nodes = found.causes.map(({ causing, entry }) => {
      const model = toEntryModel(entry);
      return { ...toCausingModel(causing), entryId: model.entryId, entry: model };
    });
    return {
      edges: nodes.map((node, i) => ({ cursor: String(from + i + 1), node })),
      nodes,
      totalCount: found.total,
      notShown: found.notShown,
      pageInfo: {
        hasNextPage: found.hasNextPage,
        hasPreviousPage: from > 0,
        endCursor: String(from + nodes.length),
      },
    };
  }
}
