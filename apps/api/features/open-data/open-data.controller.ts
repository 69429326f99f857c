import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catalogueOf, explanationOf, toFrameJson, toHeadingJson, LICENCE, PUBLISHER } from '#libs/open-data';
import { languageIn } from '../../kernel/http/language-in.js';
import { Needs } from '../../kernel/access/permission.js';
import { PAGE_POLICY } from '../report-files/page-style.js';
import { answerImmutable } from './answer.js';
import { OpenData, openFiles } from './open-data.js';
import { openPage } from './open-page.js';

/** The page of a state that may change: fresh within five minutes. */
const SHORT = 'public, max-age=300';

/** Open data for everybody, below /open (docs/decisions/0073). */
@Controller('open')
export class OpenDataController {
  constructor(private readonly open: OpenData) {}

  /** A page for people: the newest edition, and all others. */
  @Get()
  @Needs('public')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', PAGE_POLICY)
  @Header('Cache-Control', SHORT)
  @Header('Vary', 'Accept-Language')
  async page(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = languageIn(query, request.headers['accept-language']);
    const editions = await this.open.list();
    const newest = editions.some(({ standing }) => standing === 'IN_FORCE')
      ? await this.open.latest()
      : undefined;
    void reply.header('Content-Language', language);
    return openPage(editions, newest && (await this.open.edition(newest.editionId)), language);
  }

  @Get('v1')
  @Needs('public')
  @Header('Cache-Control', SHORT)
  async index() {
    const editions = await this.open.list();
    return {
      publisher: PUBLISHER,
      licence: LICENCE,
      explanation: explanationOf(this.open.rules()),
      catalogue: '/open/v1/dcat.jsonld',
      odata: '/open/v1/odata',
      latest: '/open/v1/edities/laatste',
      editions: editions.map((one) => ({
        ...toHeadingJson(one),
        standing: one.standing,
        supersededBy: one.supersededBy ?? null,
        reason: one.reason ?? null,
        href: `/open/v1/edities/${one.editionId}`,
      })),
    };
  }

  @Get('v1/dcat.jsonld')
  @Needs('public')
  @Header('Content-Type', 'application/ld+json; charset=utf-8')
  @Header('Cache-Control', SHORT)
  async catalogue(): Promise<string> {
    const editions = await this.open.list();
    const open = editions.filter(({ standing }) => standing !== 'WITHDRAWN');
    return JSON.stringify(catalogueOf(open, this.open.rules()));
  }

  @Get('v1/edities/laatste')
  @Needs('public')
  async latest(@Res() reply: FastifyReply): Promise<void> {
    const { editionId } = await this.open.latest();
    await reply.header('Cache-Control', SHORT).redirect(`/open/v1/edities/${editionId}`, 302);
  }

  @Get('v1/edities/laatste/:file')
  @Needs('public')
  async latestFile(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const { editionId } = await this.open.latest();
    const address = `/open/v1/edities/${editionId}/${encodeURIComponent(file)}`;
    await reply.header('Cache-Control', SHORT).redirect(address, 302);
  }

  /** What an edition is and which files it is given as. */
  @Get('v1/edities/:id')
  @Needs('public')
  async edition(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const edition = await this.open.edition(id);
    const href = (name: string): string => `/open/v1/edities/${edition.editionId}/${name}`;
    const body = {
      ...toHeadingJson(edition),
      ...toFrameJson(edition),
      explanation: explanationOf(edition.rules),
      files: openFiles().map(({ name, title, mediaType }) => ({ name, title, mediaType, href: href(name) })),
    };
    const contentType = 'application/json; charset=utf-8';
    return answerImmutable(request, reply, {
      bytes: JSON.stringify(body),
      contentType,
      digest: edition.digest,
    });
  }

  @Get('v1/edities/:id/:file')
  @Needs('public')
  async file(
    @Param('id') id: string,
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { bytes, format, edition } = await this.open.file(id, name);
    if (name === 'cijfers.csv')
      void reply.header(
        'Link',
        '<cijfers.csv-metadata.json>; rel="describedby"; type="application/csvm+json"',
      );
    const download = /xlsx|ods|csv/.test(format.contentType) ? 'attachment' : 'inline';
    void reply.header(
      'Content-Disposition',
      `${download}; filename="${edition.editionId.replace(/[^\w.-]/g, '_')}-${format.name}"`,
    );
    return answerImmutable(request, reply, {
      bytes,
      contentType: format.contentType,
      digest: edition.digest,
    });
  }
}
