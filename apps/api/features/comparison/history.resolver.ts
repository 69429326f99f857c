import { QueryBus } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import type { FigureAt } from '#libs/indicators';
import { dateOf, fault } from '#libs/programme';
import { QueryError } from '#libs/read-model';
import { positionIn, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { toRestatementModel } from './to-comparison-models.js';
import { GetComparison } from './get-comparison.js';
import { GetHistory } from './get-history.js';
import { HistoryArgs } from './history.args.js';
import { FigureHistoryModel, HistoryStepModel, type FigureAtModel } from './history.model.js';
import { RestatementModel } from '../restatement/restatement.model.js';
import { cursorOf, pageCost, positionInCursor } from '../../kernel/graphql/page.js';
import { given } from '../../kernel/given.js';

/** A split by cause replays the log between two places. */
const RESTATEMENT_COST = 100;

/** The history of a figure in GraphQL. */
@Resolver(() => HistoryStepModel)
export class HistoryResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => FigureHistoryModel, {
    complexity: pageCost,
    description:
      'De plaatsen in het logboek waar een cijfer anders werd, oudste eerst / the places in the log at which a figure changed, oldest first',
  })
  @Needs('figures')
  async figureHistory(
    @Args() args: HistoryArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<FigureHistoryModel> {
    const { kpi, scope, period, cumulative, by, first, recordedFrom, recordedTo } = args;
    const after = args.after == null ? undefined : positionInCursor(args.after);
    if (args.after != null && after === undefined)
      throw new QueryError([fault('BAD_CURSOR', ['after'], {}, args.after)]);
    const asOf = toAsOfInput(args.asOf);
    const question = {
      ...{ kpi, scope, period, cumulative, by, first },
      ...given({ recordedFrom, recordedTo, asOf, after }),
    };
    const page = await this.queries.execute(
      new GetHistory({ question, actor, atLeast: positionIn(args.atLeast) }),
    );
    return {
      start: page.start && toFigureAtModel(page.start),
      steps: page.steps.map((step) => ({
        of: { kpi, scope, period, cumulative },
        recordedAt: new Date(step.recordedAt).toISOString(),
        before: toFigureAtModel(step.before),
        after: toFigureAtModel(step.after),
      })),
      pageInfo: {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: after !== undefined,
        endCursor: page.end > 0 ? cursorOf(page.end) : undefined,
      },
    };
  }

  @ResolveField(() => RestatementModel, {
    nullable: true,
    complexity: ({ childComplexity }: { childComplexity: number }) => RESTATEMENT_COST + childComplexity,
    description:
      'De verandering naar oorzaak; leeg waar het gebied niet bestond / the change by cause; null where the scope was not there',
  })
  async restatement(
    @Parent() { of, before, after }: HistoryStepModel,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<RestatementModel | undefined> {
    const question = {
      from: stateAt(before),
      to: stateAt(after),
      period: of.period,
      cumulative: of.cumulative,
      kpis: [of.kpi],
      scopes: [of.scope],
    };
    const comparison = await this.queries.execute(new GetComparison({ question, actor }));
    const [figure] = comparison.figures;
    return figure && toRestatementModel(comparison, figure);
  }
}

const stateAt = ({ position, referenceDate }: FigureAtModel) => ({
  asOf: { position: BigInt(position) },
  referenceDate,
});

const toFigureAtModel = ({ position, referenceDay, figure }: FigureAt): FigureAtModel => ({
  position: String(position),
  referenceDate: dateOf(referenceDay),
  status: figure?.status ?? 'NO_DATA',
  value: figure?.value,
});
