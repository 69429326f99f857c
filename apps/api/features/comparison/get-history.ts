import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { heldTo } from '#libs/access';
import { historyOf, ReadModel, type HistoryPage, type HistoryQuery } from '#libs/read-model';
import { AppError } from '../../kernel/errors/app-error.js';
import { byDay } from '../figures/by-day.js';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith, type AtLeast } from '../../kernel/messages.js';

/** A page of the places in the log at which one figure changed. */
export class GetHistory extends queryWith<HistoryPage, { question: HistoryQuery } & AtLeast>() {}

/** Answers GetHistory. */
@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    private readonly trail: Trail,
  ) {}

  async execute({ question, actor, atLeast }: GetHistory): Promise<HistoryPage> {
    const authorised = authorise(actor, 'figures');
    // Entry by entry a figure tells of each entry of others what it is made of.
    if (question.by === 'ENTRY' && heldTo(authorised) !== undefined)
      throw new AppError('FORBIDDEN', {
        nl: 'U ziet de geschiedenis van een cijfer per dag of per maand, niet per gebeurtenis',
        en: 'You see the history of a figure by day or by month, not by entry',
      });
    await this.projection.ready(atLeast);
    this.trail.figures(authorised, 'figureHistory', question);
    return historyOf(this.readModel.model, byDay(authorised, this.readModel, question));
  }
}
