import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import type { SubmissionState } from '#libs/programme';
import { Figures } from '#libs/read-model';
import { AsOfQueryArgs, toAsOfQuery } from '../../kernel/graphql/as-of.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetDue } from './get-due.js';
import { GetPeriods } from './get-periods.js';
import { GetSubmissions } from './get-submissions.js';
import { ASSESSMENTS, type Assessment } from './assessments.js';
import { AssessSubmission, MakeSubmission } from './make-submission.js';
import { digestOfSubmission } from './submission-digest.js';
import {
  DueModel,
  toDueModel,
  ReportingPeriodModel,
  SubmissionModel,
  toSubmissionModel,
  SubmissionStateModel,
} from './submission.model.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { given } from '../../kernel/given.js';
import { repeatable } from '../../kernel/messages.js';

const AssessmentModel = enumOf('Assessment', ASSESSMENTS);

/** Periods and submissions in GraphQL. */
@Resolver(() => SubmissionModel)
export class SubmissionsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly figures: Figures,
  ) {}

  @Query(() => [ReportingPeriodModel], { description: 'De rapportageperioden / the reporting periods' })
  @Needs('reports')
  reportingPeriods(
    @CurrentActor() actor: Actor | undefined,
    @Args() asOfArgs: AsOfQueryArgs,
  ): Promise<readonly ReportingPeriodModel[]> {
    return this.queries.execute(new GetPeriods({ actor, ...toAsOfQuery(asOfArgs) }));
  }

  @Query(() => [SubmissionModel], {
    description: 'Inzendingen, verwacht of gedaan / submissions expected or made',
  })
  @Needs('submissions')
  async submissions(
    @CurrentActor() actor: Actor | undefined,
    @Args() asOfArgs: AsOfQueryArgs,
    @Args('period', { type: () => String, nullable: true }) period?: string | null,
    @Args('partnerId', { type: () => String, nullable: true }) partnerId?: string | null,
    @Args('state', { type: () => SubmissionStateModel, nullable: true }) state?: SubmissionState | null,
  ): Promise<SubmissionModel[]> {
    const filter = given({ period, partnerId, state });
    const found = await this.queries.execute(new GetSubmissions({ filter, actor, ...toAsOfQuery(asOfArgs) }));
    return found.map(toSubmissionModel);
  }

  @Query(() => [DueModel], {
    description: 'Wat nog moet worden ingeleverd, met herinneringen / what is due, with reminders',
  })
  @Needs('submissions')
  async due(@CurrentActor() actor: Actor | undefined): Promise<DueModel[]> {
    return (await this.queries.execute(new GetDue({ actor }))).map(toDueModel);
  }

  @Mutation(() => SubmissionModel, { description: 'Lever een periode in / hand in a period' })
  @Needs('post')
  async makeSubmission(
    @Args('period') period: string,
    @CurrentActor() actor: Actor | undefined,
    @Context() { requestId }: RequestContext,
    @Args('upToPosition', { type: () => PositionScalar, nullable: true }) upToPosition?: string | null,
    @Args('narrative', { type: () => String, nullable: true }) narrative?: string | null,
    @Args('nilReport', { type: () => Boolean, nullable: true }) nilReport?: boolean | null,
    @Args('nilConfirmed', {
      type: () => Boolean,
      nullable: true,
      description:
        'Niets te melden, ook al zijn er gebeurtenissen / nothing to report although there are entries',
    })
    nilConfirmed?: boolean | null,
    @Args('idempotencyKey', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<SubmissionModel> {
    const submission = given({ period, upToPosition, narrative, nilReport, nilConfirmed });
    const command = new MakeSubmission({ submission, actor, ...repeatable(requestId, key) });
    return toSubmissionModel(await this.commands.execute(command));
  }

  @Mutation(() => SubmissionModel, {
    description: 'Aanvaard een inzending of stuur haar terug / accept or return',
  })
  @Needs('office')
  async assessSubmission(
    @Args('partnerId') partnerId: string,
    @Args('period') period: string,
    @Args('decision', { type: () => AssessmentModel }) decision: Assessment,
    @CurrentActor() actor: Actor | undefined,
    @Context() { requestId }: RequestContext,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
    @Args('idempotencyKey', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<SubmissionModel> {
    const assessment = { partnerId, period, decision, reason: reason ?? undefined };
    const command = new AssessSubmission({ ...assessment, actor, ...repeatable(requestId, key) });
    return toSubmissionModel(await this.commands.execute(command));
  }

  @ResolveField(() => String, {
    nullable: true,
    complexity: 50,
    description: 'SHA-256 over wat is ingeleverd / over what was handed in',
  })
  digest(@Parent() { submission }: SubmissionModel): string | undefined {
    return digestOfSubmission(this.figures, submission)?.digest;
  }

  @ResolveField(() => Int, {
    nullable: true,
    complexity: 50,
    description: 'Hoeveel gebeurtenissen er zijn ingeleverd / how many entries were handed in',
  })
  entryCount(@Parent() { submission }: SubmissionModel): number | undefined {
    return digestOfSubmission(this.figures, submission)?.entries;
  }
}
