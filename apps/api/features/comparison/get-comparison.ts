import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAllowed } from '#libs/access';
import type { Cause, CausingEntry, RestatedFigure } from '#libs/indicators';
import { fault } from '#libs/programme';
import {
  Editions,
  OutsideEditions,
  placedIn,
  ReadModel,
  type Comparison,
  type ComparisonQuery,
} from '#libs/read-model';
import { EntryPages, type EntryFound } from '../entries/entry-pages.js';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { authorise } from '../../kernel/access/permission.js';
import { byDay } from '../figures/by-day.js';
import { withdrawn } from '../editions/get-report.js';
import { Trail } from '../../kernel/access/trail.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith, type AtLeast } from '../../kernel/messages.js';

/** Entries of one page of causes. */
const MOST_CAUSES = 100;

/** How figures came from one state to a later one, split by cause. Between published editions everybody may ask. */
export class GetComparison extends queryWith<Comparison, { question: ComparisonQuery } & AtLeast>() {}

/** Answers GetComparison. */
@QueryHandler(GetComparison)
export class GetComparisonHandler implements IQueryHandler<GetComparison> {
  constructor(
    private readonly editions: Editions,
    private readonly readModel: ReadModel,
    private readonly outside: OutsideEditions,
    private readonly projection: Projection,
    private readonly trail: Trail,
  ) {}

  async execute({ question, actor, atLeast }: GetComparison): Promise<Comparison> {
    const published = question.from.editionId !== undefined && question.to.editionId !== undefined;
    const authorised = authorise(actor, published ? 'reports' : 'figures');
    await this.projection.ready(atLeast);
    const inside = isAllowed(authorised, 'figures');
    if (!inside) await this.#mustBePublished(question);
    else this.trail.figures(authorised, 'comparison', question);
    const compared = await this.editions.compare({
      ...question,
      from: placedIn(['from'], () => byDay(authorised, this.readModel, question.from)),
      to: placedIn(['to'], () => byDay(authorised, this.readModel, question.to)),
    });
    return inside ? compared : this.outside.comparison(compared);
  }

  /** Who reads reports only learns of figures what an edition said of them: no other period, area or KPI. */
  async #mustBePublished(question: ComparisonQuery): Promise<void> {
    for (const editionId of [question.from.editionId, question.to.editionId]) {
      const edition = this.editions.named(editionId ?? '');
      if (edition.standing === 'WITHDRAWN') throw withdrawn(edition);
    }
    if (!(await this.editions.published(question)))
      throw new AppError('FORBIDDEN', {
        nl: 'Vergelijk de periode, gebieden en indicatoren die in de rapportage staan',
        en: 'Compare the period, areas and KPIs that are in the report',
      });
  }
}

export interface CausesQuery {
  readonly comparison: Comparison;
  readonly figure: RestatedFigure;
  readonly cause?: Cause;
  readonly first: number;
  /** How many to pass over. */
  readonly after: number;
}

export interface CausesFound {
  readonly causes: readonly { readonly causing: CausingEntry; readonly entry: EntryFound }[];
  readonly total: number;
  /** Entries that are not the asker's to see. */
  readonly notShown: number;
  readonly hasNextPage: boolean;
}

/**
 * A page of the entries that a restated figure's parts are made of, in order of the events that made the difference.
 */
export class GetCauses extends queryWith<CausesFound, { question: CausesQuery }>() {}

/** Answers GetCauses. */
@QueryHandler(GetCauses)
export class GetCausesHandler implements IQueryHandler<GetCauses> {
  constructor(
    private readonly editions: Editions,
    private readonly pages: EntryPages,
    private readonly trail: Trail,
  ) {}

  async execute({ question, actor }: GetCauses): Promise<CausesFound> {
    const authorised = authorise(actor, 'entries');
    const { comparison, figure, cause, first, after } = question;
    const faults = [
      ...(first < 1 || first > MOST_CAUSES
        ? [fault('PAGE_SIZE', ['first'], { max: MOST_CAUSES }, first)]
        : []),
      ...(after < 0 ? [fault('BAD_CURSOR', ['after'], {}, after)] : []),
    ];
    if (faults.length > 0) throw badInput(faults);
    const all = (await this.editions.causes(comparison, figure)).filter(
      (one) => cause === undefined || one.cause === cause,
    );
    const seen = all.filter(({ entryPosition }) =>
      this.pages.maySee(entryPosition, comparison.to.position, authorised),
    );
    const shown = seen.slice(after, after + first);
    const causes = await Promise.all(
      shown.map(async (causing) => ({
        causing,
        entry: await this.pages.one(causing.entryPosition, comparison.to.position),
      })),
    );
    this.trail.entries(
      authorised,
      'causes',
      causes.map(({ entry: { summary } }) => summary),
    );
    return {
      causes,
      total: seen.length,
      notShown: all.length - seen.length,
      hasNextPage: after + first < seen.length,
    };
  }
}
