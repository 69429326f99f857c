import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { fault, momentFault, parseMoment } from '#libs/programme';
import type { AsOfInput } from '#libs/read-model';
import { badInput } from '../../kernel/errors/known-error.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { preferredFormat } from '../../kernel/http/accept.js';
import { inUrl } from '../../kernel/http/in-url.js';
import {
  booleanIn,
  codeIn,
  listOf,
  oneOf,
  together,
  type QueryString,
} from '../../kernel/http/query-string.js';
import { toFlatCsv, toFlatWorkbook } from './flat-files.js';
import { MOST_PERIODS } from './bounds.js';
import { GetFlatFigures } from './flat-figures.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The media type of each format; the first is given to who has no wish. */
const TYPES = { json: 'application/json', csv: 'text/csv', xlsx: SHEET } as const;
const FORMATS = ['json', 'csv', 'xlsx'] as const;
const GIVEN = { nl: 'De cijfers worden gegeven als', en: 'The figures are given as' };

/**
 * The figures of now on flat lines, for a spreadsheet that asks again by itself (docs/guides/excel-en-power-bi.md).
 */
@Controller('v1/cijfers')
export class FlatFeedController {
  constructor(
    private readonly queries: QueryBus,
    private readonly trail: Trail,
  ) {}

  @Get()
  @Needs('figures')
  async figures(
    @Query() query: QueryString,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<unknown> {
    void reply.header('Vary', 'Accept');
    const { format, ...figuresQuery } = together({
      format: () => codeIn(query, 'formaat', FORMATS) ?? preferredFormat(headers.accept, TYPES, GIVEN),
      kpis: () => listOf(query, 'kpi'),
      scopes: () => scopesIn(query),
      periods: () => periodsIn(query),
      cumulative: () => booleanIn(query, 'cumulatief'),
      asOf: () => stateIn(query),
    });
    const found = await this.queries
      .execute(new GetFlatFigures({ query: figuresQuery, actor }))
      .catch(placedInUrl);
    if (format === 'json') return found;
    if (actor) this.trail.file(actor, `figures ${format}`, `${found.length}`);
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : SHEET;
    void reply.headers({
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="cijfers.${format}"`,
    });
    return format === 'csv' ? toFlatCsv(found) : toFlatWorkbook(found);
  }
}

function scopesIn(query: QueryString): readonly string[] | 'all' | undefined {
  const scopes = listOf(query, 'gebied');
  return scopes?.length === 1 && scopes[0] === 'alle' ? 'all' : scopes;
}

function periodsIn(query: QueryString): readonly string[] {
  const periods = [...new Set(listOf(query, 'periode') ?? [])];
  if (periods.length === 0) throw badInput([fault('REQUIRED', ['periode'], { name: 'periode' })]);
  if (periods.length > MOST_PERIODS)
    throw badInput([fault('PAGE_SIZE', ['periode'], { max: MOST_PERIODS }, periods.length)]);
  return periods;
}

const placedInUrl = inUrl({
  period: 'periode',
  kpis: 'kpi',
  scopes: 'gebied',
  asOf: 'stand',
});

/** A position of the log or a moment; now without it. */
function stateIn(query: QueryString): AsOfInput | undefined {
  const text = oneOf(query, 'stand');
  if (text === undefined || text === 'nu') return undefined;
  if (/^\d{1,15}$/.test(text)) return { position: BigInt(text) };
  const moment = parseMoment(text);
  if (moment !== undefined) return { moment };
  const almost = momentFault(text, ['stand']);
  if (almost?.value !== undefined) throw badInput([almost]);
  throw badInput([
    fault(
      'WRONG_TYPE',
      ['stand'],
      { expected: { nl: 'een positie, een tijdstip of nu', en: 'a position, a moment or nu' } },
      text,
    ),
  ]);
}
