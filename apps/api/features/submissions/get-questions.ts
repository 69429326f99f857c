import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import {
  questionsAt,
  programmeRegisterAt,
  type EffectiveEntries,
  type Question,
  type Speaker,
} from '#libs/indicators';
import { toMoment } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { mustBePartner } from '../entries/filter-faults.js';
import { queryWith, type AsOfQuery } from '../../kernel/messages.js';

/** Questions of one answer without pages; the newest. */
const MOST = 500;

export interface QuestionFilter {
  readonly period?: string;
  readonly partnerId?: string;
  readonly kpi?: string;
  readonly waitsFor?: Speaker;
}

/** A question as people see it. */
export interface QuestionView {
  readonly question: Question;
  readonly partnerName: string;
  readonly askedAt: string;
  /** Moments of its answers, in their order. */
  readonly answeredAt: readonly string[];
}

/** A page of questions: how many, and the position before which they were asked. */
export interface QuestionPage {
  readonly first: number;
  readonly before?: number;
}

/** Questions with their answers, the newest first; a partner is held to its own, whatever is asked. */
export class GetQuestions extends queryWith<
  readonly QuestionView[],
  { filter: QuestionFilter; page?: QuestionPage | undefined } & AsOfQuery
>() {}

/** Answers GetQuestions. */
@QueryHandler(GetQuestions)
export class GetQuestionsHandler implements IQueryHandler<GetQuestions> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({
    filter,
    actor,
    asOf,
    atLeast,
    page = { first: MOST },
  }: GetQuestions): Promise<readonly QuestionView[]> {
    const authorised = authorise(actor, 'submissions');
    const entries = await this.projection.entriesAt({ asOf, atLeast });
    mustBePartner(this.readModel.model, filter.partnerId);
    const { first, before = Infinity } = page;
    return questionsAt(entries)
      .filter(
        (question) =>
          question.position < before && maySeeEntry(authorised, question) && meets(question, filter),
      )
      .slice(-first)
      .reverse()
      .map((question) => viewOf(entries, question));
  }
}

const meets = (question: Question, { period, partnerId, kpi, waitsFor }: QuestionFilter): boolean =>
  (period === undefined || question.period === period) &&
  (partnerId === undefined || question.partnerId === partnerId) &&
  (kpi === undefined || question.kpi === kpi) &&
  (waitsFor === undefined || question.waitsFor === waitsFor);

function viewOf(entries: EffectiveEntries, question: Question): QuestionView {
  const moment = (position: number): string => toMoment(entries.store.moments.of(position) ?? 0);
  return {
    question,
    partnerName: programmeRegisterAt(entries).partners.get(question.partnerId)?.name ?? question.partnerId,
    askedAt: moment(question.position),
    answeredAt: question.answers.map(({ position }) => moment(position)),
  };
}
