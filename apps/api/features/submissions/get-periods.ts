import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isComplete, periodsAt, submissionsAt } from '#libs/indicators';
import { dateOf } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { toPeriodModel } from '../editions/edition.model.js';
import type { ReportingPeriodModel } from './submission.model.js';
import { queryWith, type AsOfQuery } from '../../kernel/messages.js';

/** The reporting periods as known at a position, with how far handing in is. */
export class GetPeriods extends queryWith<readonly ReportingPeriodModel[], AsOfQuery>() {}

/** Answers GetPeriods. */
@QueryHandler(GetPeriods)
export class GetPeriodsHandler implements IQueryHandler<GetPeriods> {
  constructor(private readonly projection: Projection) {}

  async execute({ actor, asOf, atLeast }: GetPeriods): Promise<readonly ReportingPeriodModel[]> {
    authorise(actor, 'reports');
    const entries = await this.projection.entriesAt({ asOf, atLeast });
    return periodsAt(entries).map(({ period, dueOn, closedAt, openedBy }) => {
      const own = submissionsAt(entries).filter((one) => one.period === period && one.expected);
      return {
        entryId: openedBy,
        period: toPeriodModel(period, false),
        dueOn: dateOf(dueOn),
        closed: closedAt !== undefined,
        expected: own.length,
        made: own.filter(({ state }) => state !== 'NOT_MADE').length,
        complete: own.filter(isComplete).length,
      };
    });
  }
}
