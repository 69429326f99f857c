import { QueryBus } from '@nestjs/cqrs';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { CATALOGUE } from '#libs/programme';
import { MEDIA_TYPE, template, type Format } from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { languageIn } from '../../kernel/http/language-in.js';
import { GetOwnChoices } from './own-entries/get-own-choices.js';
import { typeCalled } from './upload-query.js';

const NAME = /^(?<type>.+)\.(?<format>csv|xlsx|ods)$/;

/**
 * Files to fill in, open to all as the schemas are that they are made of; who may post has what is its own in them to
 * choose from: areas, open placements, works, obstacles.
 */
@Controller('v1/sjablonen')
export class TemplatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Needs('public')
  list() {
    return CATALOGUE.map(({ type, name, label, werklijn, postedBy }) => ({
      type,
      name,
      label,
      werklijn: werklijn ?? null,
      postedBy,
      csv: `/v1/sjablonen/${name}.csv`,
      xlsx: `/v1/sjablonen/${name}.xlsx`,
      ods: `/v1/sjablonen/${name}.ods`,
    }));
  }

  @Get(':file')
  @Needs('public')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('file') file: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<Buffer> {
    const parts = NAME.exec(file)?.groups;
    const type = typeCalled(parts?.['type'] ?? '');
    if (!type)
      throw new AppError('NOT_FOUND', { nl: 'Dit sjabloon is er niet', en: 'There is no such template' });
    const format = parts?.['format'] as Format;
    const language = languageIn(query, request.headers['accept-language']);
    const own = await this.queries.execute(new GetOwnChoices({ type, actor }));
    const bytes = await template(type, format, language, own);
    void reply.headers({
      'Content-Type': format === 'csv' ? `${MEDIA_TYPE.csv}; charset=utf-8` : MEDIA_TYPE[format],
      'Content-Disposition': `attachment; filename="${type.name}.${format}"`,
    });
    return bytes;
  }
}
