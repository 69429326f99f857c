import { QueryBus } from '@nestjs/cqrs';
import { Args, Extensions, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { breakBefore, findKpi, movedOutOf, programmeRegisterAt, type Figure } from '#libs/indicators';
import { Figures } from '#libs/read-model';
import { DefinitionBreakModel } from '../definitions/definition-break.model.js';
import { EntryConnectionModel } from '../entries/entry-connection.model.js';
import { connectionOf } from '../entries/connection-of.js';
import { areaMoves, AreaMoveModel } from '../register/area-move.model.js';
import { positionIn } from '../../kernel/graphql/as-of.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { toFigureModel } from './to-figure-model.js';
import { FigureModel, PartnerNameModel } from './figure.model.js';
import { figuresCost } from './figures-cost.js';
import { GetFigures } from './get-figures.js';
import { GetLineage } from './get-lineage.js';
import { FiguresArgs, QuestionArgs } from './figures.args.js';
import { toFiguresQuery } from './to-figures-query.js';
import { WatchFigures } from './watch-figures.js';
import { PageArgs, pageCost } from '../../kernel/graphql/page.js';

/** As many as there are in a programme. */
const PARTNERS = 20;
const MOVES = 3;

/** Figures in GraphQL: asked once, or followed. */
@Resolver(() => FigureModel)
export class FiguresResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly figures: Figures,
  ) {}

  @Query(() => [FigureModel], { name: 'figures', complexity: figuresCost })
  @Needs('figures')
  async ask(@Args() args: FiguresArgs, @CurrentActor() actor: Actor | undefined): Promise<FigureModel[]> {
    const answer = await this.queries.execute(
      new GetFigures({ query: toFiguresQuery(args), actor, atLeast: positionIn(args.atLeast) }),
    );
    return this.models(answer);
  }

  @Extensions({ complexity: figuresCost })
  @Subscription(() => [FigureModel], {
    description:
      'De cijfers nu, en opnieuw zodra er een verandert / the figures now, and again when one changes',
    resolve: (answer: FigureModel[]) => answer,
  })
  @Needs('figures')
  async figuresChanged(
    @Args() args: QuestionArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<AsyncIterableIterator<FigureModel[]>> {
    const feed = await this.queries.execute(new WatchFigures({ query: toFiguresQuery(args), actor }));
    return mapped(feed, (answer) => this.models(answer));
  }

  @ResolveField(() => EntryConnectionModel, {
    complexity: pageCost,
    description: 'De gebeurtenissen waar het cijfer uit bestaat / the entries it was made of',
  })
  async entries(
    @Parent() { figure }: FigureModel,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<EntryConnectionModel> {
    return connectionOf(await this.queries.execute(new GetLineage({ figure, page, actor })));
  }

  @ResolveField(() => [PartnerNameModel], {
    complexity: ({ childComplexity }) => PARTNERS * (1 + childComplexity),
    description:
      'Wie van de verwachte partners niets aanleverde in de periode (partnersExpected − partnersReporting) / ' +
      'which of the partners expected reported nothing in the period',
  })
  partnersMissing(@Parent() { figure }: FigureModel): PartnerNameModel[] {
    const { expected, reporting } = this.figures.partners(figure);
    const { partners } = programmeRegisterAt(this.figures.at(figure.position));
    return expected
      .filter((partnerId) => !reporting.includes(partnerId))
      .map((partnerId) => ({ partnerId, name: partners.get(partnerId)?.name ?? partnerId }));
  }

  @ResolveField(() => [AreaMoveModel], {
    complexity: ({ childComplexity }) => MOVES * (1 + childComplexity),
    description:
      'Gebieden die deze gemeente had en die nu onder een andere vallen; een gemeente die is opgegaan heeft geen cijfer meer / ' +
      'neighbourhoods that this municipality had and that are in another now; one that was merged has no figure any more',
  })
  scopeWentTo(@Parent() { figure }: FigureModel): AreaMoveModel[] {
    const entries = this.figures.at(figure.position);
    return areaMoves(movedOutOf(entries, figure.scope), entries);
  }

  @ResolveField(() => DefinitionBreakModel, {
    nullable: true,
    description:
      'Dat de periode ervoor, van dezelfde lengte, een andere versie van de definitie volgt / ' +
      'that the period before, of the same length, follows another version of the definition',
  })
  definitionBreak(@Parent() { figure }: FigureModel): DefinitionBreakModel | undefined {
    const kpi = findKpi(figure.kpi);
    return kpi && breakBefore(this.figures.at(figure.position), kpi, figure.period, figure.definitionVersion);
  }

  private models(answer: readonly Figure[]): FigureModel[] {
    return answer.map((figure) => toFigureModel(figure, () => this.figures.at(figure.position)));
  }
}

/** An iterator with its values changed; ending it ends the source at once. */
function mapped<T, R>(source: AsyncIterableIterator<T>, change: (value: T) => R): AsyncIterableIterator<R> {
  const take = async (result: Promise<IteratorResult<T, unknown>>): Promise<IteratorResult<R>> => {
    const { value, done } = await result;
    return done === true ? { value: undefined, done } : { value: change(value), done: false };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => take(source.next()),
    return: () => take(source.return?.() ?? Promise.resolve({ value: undefined, done: true })),
  };
}
