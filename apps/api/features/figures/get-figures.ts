import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Figure } from '#libs/indicators';
import { Figures, ReadModel, type FiguresQuery } from '#libs/read-model';
import { Trail } from '../../kernel/access/trail.js';
import { authorise } from '../../kernel/access/permission.js';
import { byDay } from './by-day.js';
import { seenBy } from './seen-by.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith, type AtLeast } from '../../kernel/messages.js';

/** Figures of KPIs × scopes for one period, as of any position. */
export class GetFigures extends queryWith<readonly Figure[], { query: FiguresQuery } & AtLeast>() {}

/** Answers GetFigures. */
@QueryHandler(GetFigures)
export class GetFiguresHandler implements IQueryHandler<GetFigures> {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    private readonly trail: Trail,
  ) {}

  async execute({ query, actor, atLeast }: GetFigures): Promise<readonly Figure[]> {
    const authorised = authorise(actor, 'figures');
    await this.projection.ready(atLeast);
    this.trail.figures(authorised, 'figures', query);
    return seenBy(authorised, await this.figures.answerInTurns(byDay(authorised, this.readModel, query)));
  }
}
