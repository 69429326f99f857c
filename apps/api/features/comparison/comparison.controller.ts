import { isSamePlace } from '#libs/programme';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { CAUSES } from '#libs/indicators';
import { QueryError, type Comparison, type ComparisonQuery } from '#libs/read-model';
import { defined } from '#libs/platform';
import { AppError } from '../../kernel/errors/app-error.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetCauses, GetComparison } from './get-comparison.js';
import { unknownEdition } from '../editions/get-report.js';
import { toCausesJson, toComparisonJson } from './comparison-json.js';
import { inUrl } from '../../kernel/http/in-url.js';
import {
  booleanIn,
  codeIn,
  listOf,
  numberIn,
  oneOf,
  required,
  together,
  type QueryString,
} from '../../kernel/http/query-string.js';

/** How figures came from an edition to a later one (`met`), or to now. */
@Controller('v1/rapportages/:id/vergelijking')
export class ComparisonController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Needs('reports')
  async compare(
    @Param('id') editionId: string,
    @Query() query: QueryString,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const [kpis, scopes] = [listOf(query, 'kpi'), listOf(query, 'gebied')];
    const question = defined({ kpis, scopes });
    return toComparisonJson(await this.comparison(editionId, query, question, actor));
  }

  /** Of one figure, by page. */
  @Get('oorzaken')
  @Needs('entries')
  async causes(
    @Param('id') editionId: string,
    @Query() query: QueryString,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const { kpi, cause, first, after } = together({
      kpi: () => required(query, 'kpi'),
      cause: () => codeIn(query, 'oorzaak', CAUSES),
      first: () => numberIn(query, 'first', 20),
      after: () => numberIn(query, 'after', 0),
    });
    const question = { kpis: [kpi], scopes: [oneOf(query, 'gebied') ?? 'NL'] };
    const comparison = await this.comparison(editionId, query, question, actor);
    const [figure] = comparison.figures;
    if (!figure)
      throw new AppError('NOT_FOUND', {
        nl: 'Dit cijfer kent een van beide standen niet',
        en: 'One of both states does not know this figure',
      });
    const page = { comparison, figure, first, after, ...(cause === undefined ? {} : { cause }) };
    return toCausesJson(await this.queries.execute(new GetCauses({ question: page, actor })), after);
  }

  private async comparison(
    editionId: string,
    query: QueryString,
    figures: Pick<ComparisonQuery, 'kpis' | 'scopes'>,
    actor: Actor | undefined,
  ): Promise<Comparison> {
    const later = oneOf(query, 'met') ?? 'nu';
    const question: ComparisonQuery = {
      from: { editionId },
      to: later === 'nu' ? {} : { editionId: later },
      cumulative: booleanIn(query, 'cumulatief'),
      ...figures,
    };
    return this.queries.execute(new GetComparison({ question, actor })).catch(rethrowForUrl);
  }
}

/** Faults with the places that they have in this URL. An edition in its path that is not there is a 404. */
function rethrowForUrl(error: unknown): never {
  if (!(error instanceof QueryError)) throw error;
  if (error.faults.some(({ place }) => isSamePlace(place, ['from', 'editionId']))) throw unknownEdition();
  return placedInUrl(error);
}

const placedInUrl = inUrl({ to: 'met', kpis: 'kpi', scopes: 'gebied', cumulative: 'cumulatief' });
