import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Actor } from '#libs/access';
import { MEDIA_TYPE } from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { headersOf } from '../../kernel/errors/problem.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { GetReceipts } from './get-receipts.js';
import { GetUpload } from './get-upload.js';
import { PostUpload } from './post-upload.js';
import type { UploadJob } from './upload-job.js';
import { toUploadJson, toUploadProblem } from './upload-json.js';
import { languageIn } from '../../kernel/http/language-in.js';
import { dryRunOf, formatOf, mustBeUsed, rowsOf, sheetOf, sourceOf, typeOf } from './upload-query.js';

type QueryString = Readonly<Record<string, unknown>>;

/** Uploads of files by REST: sending one, following it, its receipts and its faults. */
@Controller('v1/aanleveringen')
export class UploadsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly trail: Trail,
  ) {}

  /**
   * 201 when rows were added, 200 when all were known or for a dry run, a problem when refused. With `Prefer:
   * respond-async` (RFC 7240) 202 at once, with the place where its progress can be asked.
   */
  @Post()
  @Needs('post')
  async post(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: QueryString,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<unknown> {
    const { headers, id: correlationId, body } = request;
    const format = formatOf(headers['content-type']);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const language = languageIn(query, headers['accept-language']);
    mustBeUsed(query, format);
    const file =
      format === 'events'
        ? { format, bytes }
        : { type: typeOf(query['soort']), format, bytes, sheet: sheetOf(query) };
    const upload = { file, dryRun: dryRunOf(query), source: sourceOf(query), correlationId, language };
    const wait = !/\brespond-async\b/i.test(String(headers['prefer'] ?? ''));
    const job = await this.commands.execute(new PostUpload({ request: upload, actor, wait }));
    if (!wait)
      void reply.code(202).headers({
        Location: `/v1/aanleveringen/${job.id}`,
        'Preference-Applied': 'respond-async',
        'Retry-After': '1',
      });
    else if (job.status !== 'DONE') return refuse(job, request, reply, query);
    else reply.code(!job.dryRun && job.outcome?.accepted === true && job.outcome.added > 0 ? 201 : 200);
    return toUploadJson(job, language, correlationId);
  }

  @Get(':id')
  @Needs('post')
  async progress(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() query: QueryString,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<unknown> {
    const job = await this.queries.execute(new GetUpload({ id, actor }));
    return toUploadJson(job, languageIn(query, request.headers['accept-language']), request.id);
  }

  /**
   * The receipt of every row, a line of JSON each, as soon as a checkpoint covers the last of them; 404 with
   * Retry-After until then.
   */
  @Get(':id/ontvangstbewijzen')
  @Needs('post')
  async receipts(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<void> {
    const lines = await this.queries.execute(new GetReceipts({ id, actor }));
    await reply
      .type('application/jsonl; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="ontvangstbewijzen-${id}.jsonl"`)
      .send(Readable.from(lines));
  }

  /** The file again with a column of faults: the refused rows, or with `rijen=alle` every row. */
  @Get(':id/fouten')
  @Needs('post')
  async faults(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query() query: QueryString,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<Buffer> {
    const job = await this.queries.execute(new GetUpload({ id, actor }));
    const file = job.faultFiles[rowsOf(query)];
    const { format } = job;
    if (!file || format === 'events')
      throw new AppError('NOT_FOUND', {
        nl: 'Bij deze aanlevering is geen bestand met fouten',
        en: 'There is no file of faults with this upload',
      });
    if (actor) this.trail.file(actor, 'upload faults', id);
    void reply.headers({
      'Content-Type': format === 'csv' ? `${MEDIA_TYPE.csv}; charset=utf-8` : MEDIA_TYPE[format],
      'Content-Disposition': `attachment; filename="fouten-${job.id}.${format}"`,
    });
    return Buffer.from(file);
  }
}

function refuse(job: UploadJob, request: FastifyRequest, reply: FastifyReply, query: QueryString): string {
  const language = languageIn(query, request.headers['accept-language']);
  const problem = toUploadProblem(job, language, request.id);
  void reply
    .code(problem.status)
    .headers({ ...(job.error ? headersOf(job.error) : {}), 'Content-Language': language })
    .type('application/problem+json; charset=utf-8');
  return JSON.stringify(problem);
}
