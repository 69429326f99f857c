import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import { dueAt, type Due } from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { amsterdamDay } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { CLOCK } from '../../kernel/tokens.js';
import { queryWith } from '../../kernel/messages.js';

/** What is still to be handed in: for a partner its own, for the programme office and auditors everybody's. */
export class GetDue extends queryWith<readonly Due[]>() {}

/** Answers GetDue. */
@QueryHandler(GetDue)
export class GetDueHandler implements IQueryHandler<GetDue> {
  constructor(
    private readonly projection: Projection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ actor }: GetDue): Promise<readonly Due[]> {
    const authorised = authorise(actor, 'submissions');
    const entries = await this.projection.entriesAt({});
    return dueAt(entries, amsterdamDay(this.clock.now())).filter((due) => maySeeEntry(authorised, due));
  }
}
