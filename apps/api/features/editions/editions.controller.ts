import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { ReadModel } from '#libs/read-model';
import { toAsOfInput } from '../../kernel/graphql/as-of.js';
import { given } from '../../kernel/given.js';
import { readJsonBody } from '../../kernel/http/body.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetEditions } from './get-report.js';
import { RecomputeEdition } from './recompute-edition.js';
import { PublishEdition, WithdrawEdition } from './publish-edition.js';
import { PublicationBody, WithdrawalBody } from './bodies.js';
import { toEditionJson } from './edition-json.js';
import { repeatableIn, periodIn, type QueryString } from '../../kernel/http/query-string.js';

/** Editions by REST: the list, publishing, withdrawing and recomputing. */
@Controller('v1/rapportages')
export class EditionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly readModel: ReadModel,
  ) {}

  /** Oldest first; what is superseded or withdrawn is among them. */
  @Get()
  @Needs('reports')
  async list(@Query() query: QueryString, @CurrentActor() actor: Actor | undefined) {
    const found = await this.queries.execute(new GetEditions({ actor, period: periodIn(query, 'periode') }));
    return found.map((edition) => toEditionJson(edition, this.readModel));
  }

  @Post()
  @Needs('office')
  async publish(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const { asOf, ...rest } = given(readJsonBody(PublicationBody, request));
    const at = toAsOfInput(asOf);
    const publication = { ...rest, ...given({ asOf: at }) };
    const edition = await this.commands.execute(
      new PublishEdition({ publication, actor, ...repeatableIn(request) }),
    );
    void reply.header('Location', `/v1/rapportages/${edition.editionId}`);
    return toEditionJson(edition, this.readModel);
  }

  /** A withdrawal is an entry of the log: that is where Location leads. */
  @Post(':id/intrekkingen')
  @Needs('office')
  async withdraw(
    @Param('id') editionId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const { reason } = readJsonBody(WithdrawalBody, request);
    const command = new WithdrawEdition({ editionId, reason, actor, ...repeatableIn(request) });
    const { withdrawalEntryId, ...edition } = await this.commands.execute(command);
    void reply.header('Location', `/v1/gebeurtenissen/${withdrawalEntryId}`);
    return toEditionJson(edition, this.readModel);
  }

  /** The digest computed from the log and nothing else, beside the one it was published with. */
  @Get(':id/herberekening')
  @Needs('reports')
  async recompute(@Param('id') editionId: string, @CurrentActor() actor: Actor | undefined) {
    const { edition, digest, equal, figures, upTo, damage } = await this.queries.execute(
      new RecomputeEdition({ editionId, actor }),
    );
    return {
      editionId,
      publishedDigest: edition.digest,
      digest: digest ?? null,
      equal,
      figures,
      upToPosition: String(upTo),
      damage: damage ?? null,
    };
  }
}
