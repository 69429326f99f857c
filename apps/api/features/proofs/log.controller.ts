import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { formatBundle, stampOf, type TileFolder } from '#libs/transparency';
import { AppError } from '../../kernel/errors/app-error.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { authorise, Needs } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { numberIn, requiredNumber, together, type QueryString } from '../../kernel/http/query-string.js';
import { inUrl } from '../../kernel/http/in-url.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { PROOFS } from '../../kernel/tokens.js';
import { GetConsistency, GetInclusion } from './get-proofs.js';
import { toConsistencyJson, toInclusionJson } from './proof-json.js';
import { signing } from './signing.js';
import { tileRequest, type TileRequest } from './tile-request.js';

const TEXT = 'text/plain; charset=utf-8';
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * The log as C2SP tlog-tiles lays it out, below /v1/logboek. Checkpoint, policy and tiles are hashes and for
 * everybody, so that a witness or monitor outside needs no account; entries say who posted what, and are for who may
 * audit.
 */
@Controller('v1/logboek')
export class LogController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
    private readonly trail: Trail,
  ) {}

  @Get('checkpoint')
  @Needs('public')
  @Header('Content-Type', TEXT)
  async checkpoint(): Promise<string> {
    return (await signing(this.proofs).shown()).note;
  }

  /** The checkpoint that was signed at a size. */
  @Get('checkpoint/:size')
  @Needs('public')
  async checkpointAt(@Param('size') size: string, @Res() reply: FastifyReply): Promise<void> {
    const { checkpoints } = signing(this.proofs).sequencing;
    const signed = /^\d{1,15}$/.test(size) ? await checkpoints.at(Number(size)) : undefined;
    if (signed === undefined) throw notThere();
    await reply.type(TEXT).send(signed.note);
  }

  /** The stamp (RFC 3161) over the checkpoint of a size, as the authority answered it. */
  @Get('stempel/:size')
  @Needs('public')
  async stamp(@Param('size') size: string, @Res() reply: FastifyReply): Promise<void> {
    const { settings } = signing(this.proofs);
    const der = /^[1-9]\d{0,14}$/.test(size) ? await stampOf(settings.folder, Number(size)) : undefined;
    if (der === undefined) throw notThere();
    await reply.header('Cache-Control', IMMUTABLE).type('application/timestamp-reply').send(der);
  }

  /** The certificates (PEM) that the certificate of a stamp leads to. */
  @Get('stempelautoriteit')
  @Needs('public')
  @Header('Content-Type', 'application/x-pem-file')
  authority(): string {
    const { stamps } = signing(this.proofs).settings;
    if (stamps === undefined) throw notThere();
    return stamps.authority;
  }

  /** Whom to believe (C2SP tlog-policy); without witnesses the log alone. */
  @Get('beleid')
  @Needs('public')
  @Header('Content-Type', TEXT)
  policy(): string {
    return signing(this.proofs).policyText();
  }

  @Get('tile/entries/*')
  @Needs('audit')
  entries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#file('entries', request, reply);
  }

  @Get('tile/:level/*')
  @Needs('public')
  tile(
    @Param('level') level: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Entries have a route of their own, with a right of its own.
    if (!/^\d+$/.test(level)) throw notThere();
    return this.#file(level, request, reply);
  }

  /** ?index=…[&omvang=…]: that a leaf is in the log. */
  @Get('insluiting')
  @Needs('audit')
  async inclusion(@Query() query: QueryString, @CurrentActor() actor: Actor | undefined) {
    const { size, index } = together({
      index: () => requiredNumber(query, 'index'),
      size: () => numberIn(query, 'omvang', -1),
    });
    return toInclusionJson(
      await this.queries
        .execute(new GetInclusion({ index, actor, size: size < 0 ? undefined : size }))
        .catch(placedInUrl),
    );
  }

  /** ?van=…[&tot=…]: that one signed log is the beginning of another. */
  @Get('samenhang')
  @Needs('audit')
  async consistency(@Query() query: QueryString, @CurrentActor() actor: Actor | undefined) {
    const { from, to } = together({
      from: () => requiredNumber(query, 'van'),
      to: () => numberIn(query, 'tot', -1),
    });
    return toConsistencyJson(
      await this.queries
        .execute(new GetConsistency({ from, actor, to: to < 0 ? undefined : to }))
        .catch(placedInUrl),
    );
  }

  async #file(kind: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { tiles } = signing(this.proofs).sequencing;
    const rest = (request.params as Readonly<Record<string, string>>)['*'] ?? '';
    const wanted = tileRequest(kind, rest);
    const bytes = wanted && (await bytesOf(tiles, wanted));
    if (wanted === undefined || bytes === undefined) throw notThere();
    if (wanted.isEntries) this.trail.file(authorise(request.actor, 'audit'), 'log-entries', wanted.path);
    const cache = wanted.isEntries ? IMMUTABLE.replace('public', 'private') : IMMUTABLE;
    await reply.header('Cache-Control', cache).type('application/octet-stream').send(bytes);
  }
}

const placedInUrl = inUrl({ size: 'omvang', from: 'van', to: 'tot' });

async function bytesOf(tiles: TileFolder, { tile, isEntries }: TileRequest): Promise<Buffer | undefined> {
  if (!isEntries) return tiles.tile(tile);
  const entries = await tiles.firstEntries(tile.index, tile.width);
  return entries && Buffer.from(formatBundle(entries));
}

const notThere = (): AppError =>
  new AppError('NOT_FOUND', {
    nl: 'Dit deel van het logboek is er niet (meer)',
    en: 'This part of the log is not there (any more)',
  });
