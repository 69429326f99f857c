import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context, ID, Mutation, ObjectType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { ReadModel } from '#libs/read-model';
import { positionIn } from '../../kernel/graphql/as-of.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetRegister } from '../register/get-register.js';
import { EditionModel, toEditionModel } from './edition.model.js';
import { toPublicationRequest, PublishEditionInputModel } from './editions.args.js';
import { GetEditions, GetReport } from './get-report.js';
import { GetHeldBackNext } from './held-back.js';
import { newestInForce } from './newest-in-force.js';
import { RecomputeEdition } from './recompute-edition.js';
import { PublishEdition, WithdrawEdition } from './publish-edition.js';
import { toReportModel } from './to-report-model.js';
import { ReportModel } from './report.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';
import { repeatable } from '../../kernel/messages.js';

/** A report is one answer of a known size, whatever is asked of it. */
const REPORT_COST = 5_000;

@ObjectType('Recomputation', {
  description:
    'Een rapportage berekend uit het logboek en uit niets anders / computed from the log and nothing else',
})
export class RecomputationModel {
  @Field(() => EditionModel)
  edition!: EditionModel;
  @NullableField(
    () => String,
    'Ontbreekt als het logboek haar niet geeft / absent when the log does not give it',
  )
  digest?: string;
  @Field(() => Boolean, {
    description: 'Gelijk aan het kenmerk waarmee zij is vastgesteld / equal to the published digest',
  })
  equal!: boolean;
  @Field(() => Int)
  figures!: number;
  @Field(() => PositionScalar, {
    description: 'Tot welke positie het logboek is gelezen / up to where the log was read',
  })
  upTo!: string;
  @NullableField(
    () => LabelModel,
    'Welke gebeurtenis niet is wat is opgeslagen / which event is not what was stored',
  )
  damage?: LabelModel;
}

/** Editions and reports in GraphQL. */
@Resolver()
export class EditionsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly readModel: ReadModel,
  ) {}

  @Query(() => [EditionModel], {
    description: 'Alle rapportages, oudste eerst / every edition, oldest first',
  })
  @Needs('reports')
  async editions(
    @CurrentActor() actor: Actor | undefined,
    @Args('period', { type: () => String, nullable: true }) period?: string | null,
    @Args('atLeast', { type: () => PositionScalar, nullable: true }) atLeast?: string | null,
  ): Promise<EditionModel[]> {
    const found = await this.queries.execute(
      new GetEditions({ actor, period: period ?? undefined, atLeast: positionIn(atLeast) }),
    );
    return found.map((edition) => toEditionModel(edition, this.readModel));
  }

  @Query(() => ReportModel, { complexity: REPORT_COST })
  @Needs('reports')
  async report(
    @Args('editionId', { type: () => ID }) editionId: string,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<ReportModel> {
    const report = await this.queries.execute(new GetReport({ editionId, actor }));
    const position = BigInt(report.edition.asOfPosition);
    const register = await this.queries.execute(new GetRegister({ actor, asOf: { position } }));
    return toReportModel(report, register, this.readModel);
  }

  @Query(() => ReportModel, {
    nullable: true,
    complexity: REPORT_COST,
    description:
      'De hele rapportage over de nieuwste periode die geldt, in één vraag; leeg als er nog geen is / ' +
      'the whole edition in force on the newest period, in one question; absent when there is none yet',
  })
  @Needs('reports')
  async latestReport(@CurrentActor() actor: Actor | undefined): Promise<ReportModel | undefined> {
    const newest = newestInForce(await this.queries.execute(new GetEditions({ actor })));
    return newest && this.report(newest.editionId, actor);
  }

  @Query(() => LabelModel, {
    nullable: true,
    description:
      'Waarom buitenstaanders niets over mensen zouden zien van een rapportage die nu werd vastgesteld; leeg als dat er niet is / ' +
      'why outsiders would see nothing about people of an edition published now; absent when there is no reason',
  })
  @Needs('office')
  heldBackIfPublished(
    @Args('period', { type: () => String }) period: string,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<LabelModel | undefined> {
    return this.queries.execute(new GetHeldBackNext({ period, actor }));
  }

  @Query(() => RecomputationModel, { complexity: REPORT_COST })
  @Needs('reports')
  async recomputedEdition(
    @Args('editionId', { type: () => ID }) editionId: string,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<RecomputationModel> {
    const found = await this.queries.execute(new RecomputeEdition({ editionId, actor }));
    return { ...found, upTo: String(found.upTo), edition: toEditionModel(found.edition, this.readModel) };
  }

  @Mutation(() => EditionModel, { description: 'Stel een rapportage vast / publish an edition' })
  @Needs('office')
  async publishEdition(
    @Args('input') input: PublishEditionInputModel,
    @CurrentActor() actor: Actor | undefined,
    @Context() { requestId }: RequestContext,
    @Args('idempotencyKey', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<EditionModel> {
    const publication = toPublicationRequest(input);
    const command = new PublishEdition({ publication, actor, ...repeatable(requestId, key) });
    return toEditionModel(await this.commands.execute(command), this.readModel);
  }

  @Mutation(() => EditionModel, { description: 'Trek een rapportage in / withdraw an edition' })
  @Needs('office')
  async withdrawEdition(
    @Args('editionId', { type: () => ID }) editionId: string,
    @Args('reason') reason: string,
    @CurrentActor() actor: Actor | undefined,
    @Context() { requestId }: RequestContext,
    @Args('idempotencyKey', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<EditionModel> {
    const command = new WithdrawEdition({ editionId, reason, actor, ...repeatable(requestId, key) });
    return toEditionModel(await this.commands.execute(command), this.readModel);
  }
}
