import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import type { SubmissionState } from '#libs/programme';
import { Figures } from '#libs/read-model';
import { defined } from '#libs/platform';
import { given } from '../../kernel/given.js';
import { readJsonBody } from '../../kernel/http/body.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { authorise, Needs } from '../../kernel/access/permission.js';
import { GetSubmissions } from './get-submissions.js';
import { AssessSubmission, MakeSubmission, submissionOf } from './make-submission.js';
import { STATE_LABELS } from './submission.model.js';
import { digestOfSubmission } from './submission-digest.js';
import { AssessmentBody, SubmissionBody } from './bodies.js';
import {
  codeIn,
  oneOf,
  periodIn,
  repeatableIn,
  together,
  type QueryString,
} from '../../kernel/http/query-string.js';
import { inUrl } from '../../kernel/http/in-url.js';
import { toAssessmentsJson, toSubmissionJson, submissionWithDigest } from './submission-json.js';

const STATES = Object.keys(STATE_LABELS) as SubmissionState[];

const placedInUrl = inUrl({ partnerId: 'partner' });

/** Submissions and their assessments by REST. */
@Controller('v1/inzendingen')
export class SubmissionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly figures: Figures,
  ) {}

  @Get()
  @Needs('submissions')
  async list(@Query() query: QueryString, @CurrentActor() actor: Actor | undefined) {
    const filter = together({
      period: () => periodIn(query, 'periode'),
      partnerId: () => oneOf(query, 'partner'),
      state: () => codeIn(query, 'status', STATES),
    });
    const found = await this.queries
      .execute(new GetSubmissions({ filter: defined(filter), actor }))
      .catch(placedInUrl);
    return found.map(toSubmissionJson);
  }

  @Get(':id')
  @Needs('submissions')
  async one(@Param('id') id: string, @CurrentActor() actor: Actor | undefined) {
    const view = await this.find(id, actor);
    return submissionWithDigest(view, digestOfSubmission(this.figures, view.submission));
  }

  /** 201, also when the same request (Idempotency-Key) is answered as the first time. */
  @Post()
  @Needs('post')
  async make(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const submission = given(readJsonBody(SubmissionBody, request));
    const view = await this.commands.execute(
      new MakeSubmission({ submission, actor, ...repeatableIn(request) }),
    );
    void reply.header('Location', `/v1/inzendingen/${view.id}`);
    return submissionWithDigest(view, digestOfSubmission(this.figures, view.submission));
  }

  @Get(':id/beoordelingen')
  @Needs('submissions')
  async assessments(@Param('id') id: string, @CurrentActor() actor: Actor | undefined) {
    return toAssessmentsJson(await this.find(id, actor));
  }

  /** An assessment is an entry of the log: that is where Location leads. */
  @Post(':id/beoordelingen')
  @Needs('office')
  async assess(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const { submission } = await this.find(id, actor);
    const { decision, reason } = given(readJsonBody(AssessmentBody, request));
    const { partnerId, period } = submission;
    const assessment = { partnerId, period, decision, reason };
    const command = new AssessSubmission({ ...assessment, actor, ...repeatableIn(request) });
    const { entryId, ...view } = await this.commands.execute(command);
    void reply.header('Location', `/v1/gebeurtenissen/${entryId}`);
    return toAssessmentsJson(view).find((assessment) => assessment.entryId === entryId);
  }

  /** By `<period>.<partner>`. Throws 404 for one that is not there and for one that is not the asker's. */
  private find(id: string, actor: Actor | undefined) {
    const [, period = '', partnerId = ''] = /^([^.]*)\.(.*)$/.exec(id) ?? [];
    return submissionOf(this.queries, authorise(actor, 'submissions'), partnerId, period);
  }
}
