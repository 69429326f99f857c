import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE } from '#libs/programme';
import { MEDIA_TYPE, template } from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { Needs } from '../../kernel/access/permission.js';
import { languageIn } from '../../kernel/http/language-in.js';
import { typeCalled } from './upload-query.js';

const NAME = /^(?<type>.+)\.(?<format>csv|xlsx)$/;

/** Files to fill in, open to all as the schemas are that they are made of. */
@Controller('v1/sjablonen')
export class TemplatesController {
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
    }));
  }

  @Get(':file')
  @Needs('public')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('file') file: string,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Buffer> {
    const parts = NAME.exec(file)?.groups;
    const type = typeCalled(parts?.['type'] ?? '');
    if (!type)
      throw new AppError('NOT_FOUND', { nl: 'Dit sjabloon is er niet', en: 'There is no such template' });
    const format = parts?.['format'] === 'csv' ? 'csv' : 'xlsx';
    const bytes = await template(type, format, languageIn(query, request.headers['accept-language']));
    void reply.headers({
      'Content-Type': format === 'csv' ? `${MEDIA_TYPE.csv}; charset=utf-8` : MEDIA_TYPE.xlsx,
      'Content-Disposition': `attachment; filename="${type.name}.${format}"`,
    });
    return bytes;
  }
}
