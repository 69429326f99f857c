import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Figure } from '#libs/indicators';
import { Figures, ReadModel, type FiguresQuery } from '#libs/read-model';
import { Trail } from '../../kernel/access/trail.js';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { byDay } from './by-day.js';
import { seenBy } from './seen-by.js';
import { FigureFeed } from './figure-feed.js';
import { queryWith } from '../../kernel/messages.js';

/** The figures, and again when they change. */
export class WatchFigures extends queryWith<
  AsyncIterableIterator<readonly Figure[]>,
  { query: FiguresQuery }
>() {}

/** Answers WatchFigures. */
@QueryHandler(WatchFigures)
export class WatchFiguresHandler implements IQueryHandler<WatchFigures> {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    private readonly trail: Trail,
  ) {}

  async execute({ query, actor }: WatchFigures): Promise<AsyncIterableIterator<readonly Figure[]>> {
    const authorised = authorise(actor, 'figures');
    await this.projection.ready();
    this.trail.figures(authorised, 'figuresChanged', query);
    await this.figures.answerInTurns(byDay(authorised, this.readModel, query));
    return new FigureFeed(this.readModel, async () => {
      await this.projection.ready();
      return seenBy(authorised, await this.figures.answerInTurns(byDay(authorised, this.readModel, query)));
    });
  }
}
