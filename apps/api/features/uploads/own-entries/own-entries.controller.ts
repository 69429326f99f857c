import { QueryBus } from '@nestjs/cqrs';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { correctionFile, MEDIA_TYPE, type Format, type OwnEntry } from '#libs/tabular';
import { CurrentActor } from '../../../kernel/access/current-actor.js';
import { Needs } from '../../../kernel/access/permission.js';
import { AppError } from '../../../kernel/errors/app-error.js';
import { languageIn } from '../../../kernel/http/language-in.js';
import { dayIn, together, type QueryString } from '../../../kernel/http/query-string.js';
import { typeCalled } from '../upload-query.js';
import { GetOwnChoices } from './get-own-choices.js';
import { GetOwnEntries } from './get-own-entries.js';

const NAME = /^(?<type>.+)\.(?<format>csv|xlsx|ods|json)$/;

/** One's own entries as a file in which they can be corrected, retracted and reinstated (docs/decisions/0054). */
@Controller('v1/correctiebestanden')
export class OwnEntriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':file')
  @Needs('post')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('file') file: string,
    @Query() query: QueryString,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<Buffer | { readonly entries: readonly OwnEntry[] }> {
    const parts = NAME.exec(file)?.groups;
    const type = typeCalled(parts?.['type'] ?? '');
    if (!type || type.consistency.of === 'corrected-entry')
      throw new AppError('NOT_FOUND', { nl: 'Dit bestand is er niet', en: 'There is no such file' });
    const range = together({ from: () => dayIn(query, 'van'), to: () => dayIn(query, 'tot') });
    const entries = await this.queries.execute(new GetOwnEntries({ type, actor, range }));
    if (parts?.['format'] === 'json') return { entries };
    const format = parts?.['format'] as Format;
    const own = await this.queries.execute(new GetOwnChoices({ type, actor }));
    const language = languageIn(query, request.headers['accept-language']);
    void reply.headers({
      'Content-Type': format === 'csv' ? `${MEDIA_TYPE.csv}; charset=utf-8` : MEDIA_TYPE[format],
      'Content-Disposition': `attachment; filename="correcties-${type.name}.${format}"`,
    });
    return correctionFile(type, format, language, { entries, own });
  }
}
