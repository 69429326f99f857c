import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { sha256Hex } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { ReadModel, type Report } from '#libs/read-model';
import { API_VERSION } from '../../kernel/http/headers.js';
import { isKnown } from '../../kernel/http/if-none-match.js';
import type { Language } from '../../kernel/language.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { GetRegister } from '../register/get-register.js';
import { languageIn } from '../../kernel/http/language-in.js';
import { FORMATS } from './formats.js';
import { formatFor, type FormatName } from './report-formats.js';
import { Renderings } from './renderings.js';
import { reportDocument } from './report-document.js';
import { GetReport } from '../editions/get-report.js';

/** Report editions to read and to keep: JSON, CSV, XLSX, PDF and a page (docs/decisions/0011). */
@Controller('v1/rapportages')
export class ReportsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModel: ReadModel,
    private readonly renderings: Renderings,
    private readonly trail: Trail,
  ) {}

  @Get(':id')
  @Needs('reports')
  async report(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<Buffer | undefined> {
    void reply.header('Vary', 'Accept, Accept-Language');
    const name = formatFor(query['formaat'], request.headers.accept);
    const language = languageIn(query, request.headers['accept-language']);
    const report = await this.queries.execute(new GetReport({ editionId: id, actor }));
    const format = FORMATS[name];
    const tag = entityTag(report, name, format.spoken ? language : undefined);
    if (isKnown(tag, request.headers['if-none-match'])) {
      void reply.code(304).header('ETag', tag);
      return undefined;
    }
    const body = await this.renderings.get(tag, async () => {
      const register = await this.queries.execute(
        new GetRegister({ actor, asOf: { position: BigInt(report.edition.asOfPosition) } }),
      );
      return Buffer.from(await format.write(reportDocument(report, register, this.readModel), language));
    });
    if (actor) this.trail.file(actor, `report ${name}`, id);
    void reply.headers({
      ...format.headers,
      ETag: tag,
      'Content-Type': format.contentType,
      ...(format.spoken ? { 'Content-Language': language } : {}),
      'Content-Disposition': `${format.download ? 'attachment' : 'inline'}; filename="${fileName(id, name)}"`,
    });
    return body;
  }
}

const fileName = (id: string, format: FormatName): string =>
  `rapportage-${id.replace(/[^\w.-]/g, '_')}.${format}`;

/** The digest of the figures; what else an answer depends on is what became of the edition and how it is given. */
function entityTag({ edition, previous }: Report, format: FormatName, language?: Language): string {
  const standing = (one: Report['previous']) => [one?.editionId ?? null, one?.standing ?? null];
  const rest = canonicalJson([API_VERSION, standing(edition), standing(previous), format, language ?? null]);
  return `"${edition.digest}.${sha256Hex(rest).slice(0, 16)}"`;
}
