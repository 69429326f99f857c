import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { fault } from '#libs/programme';
import { defined } from '#libs/platform';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { inUrl } from '../../kernel/http/in-url.js';
import { linkNext } from '../../kernel/http/link-next.js';
import {
  codeIn,
  numberIn,
  oneOf,
  periodIn,
  together,
  type QueryString,
} from '../../kernel/http/query-string.js';
import { GetQuestions, type QuestionFilter, type QuestionView } from './get-questions.js';
import { toQuestionModel, SpeakerModel } from './question.model.js';
import { DEFAULT_PAGE, MAX_PAGE, cursorOf, positionInCursor } from '../../kernel/graphql/page.js';

const SPEAKERS = Object.values(SpeakerModel);

const placedInUrl = inUrl({ partnerId: 'partner' });

/** Questions by REST. */
@Controller('v1/vragen')
export class QuestionsController {
  constructor(private readonly queries: QueryBus) {}

  /** Questions with their answers, newest first; the next page is in `Link`. */
  @Get()
  @Needs('submissions')
  async list(
    @Query() query: QueryString,
    @Req() { url }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const { filter, first, before } = together({
      filter: () => filterIn(query),
      first: () => sizeIn(query),
      before: () => placeIn(query),
    });
    // One more than asked for says whether there is another page.
    const page = defined({ first: first + 1, before });
    const found = await this.queries.execute(new GetQuestions({ filter, actor, page })).catch(placedInUrl);
    const shown = found.slice(0, first);
    const last = shown.at(-1);
    linkNext(reply, url, found.length > first && last ? cursorOf(last.question.position) : undefined);
    return shown.map(toQuestionJson);
  }
}

function filterIn(query: QueryString): QuestionFilter {
  return defined(
    together({
      period: () => periodIn(query, 'periode'),
      partnerId: () => oneOf(query, 'partner'),
      kpi: () => oneOf(query, 'kpi'),
      waitsFor: () => codeIn(query, 'aanzet', SPEAKERS),
    }),
  );
}

function sizeIn(query: QueryString): number {
  const first = numberIn(query, 'first', DEFAULT_PAGE);
  if (first >= 1 && first <= MAX_PAGE) return first;
  throw badInput([fault('PAGE_SIZE', ['first'], { max: MAX_PAGE }, first)]);
}

function placeIn(query: QueryString): number | undefined {
  const after = oneOf(query, 'after');
  const before = after === undefined ? undefined : positionInCursor(after);
  if (after !== undefined && before === undefined)
    throw badInput([fault('BAD_CURSOR', ['after'], {}, after)]);
  return before;
}

function toQuestionJson(view: QuestionView) {
  const { entryId, partnerId, partnerName, period, kpi, scope, by, message, recordedAt, waitsFor, answers } =
    toQuestionModel(view);
  return {
    ...{ entryId, partnerId, partnerName, period, kpi: kpi ?? null, scope: scope ?? null },
    ...{ by, message, recordedAt, waitsFor: waitsFor ?? null, answers },
  };
}
