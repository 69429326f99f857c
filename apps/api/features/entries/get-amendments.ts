import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAllowed, maySeeEntry } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { isPeriodUsed } from '#libs/indicators';
import { readRecorded } from '#libs/ingest';
import { amendmentsOf, evolve, initialState, type Amendment } from '#libs/programme';
import { Figures, ReadModel } from '#libs/read-model';
import { STORE } from '../../kernel/tokens.js';
import { queryWith } from '../../kernel/messages.js';

/** What the asker could do about an entry now, were it asked: correct, retract or reinstate it. */
export class GetAmendments extends queryWith<readonly Amendment[], { entryId: string }>() {}

/** Answers GetAmendments. */
@QueryHandler(GetAmendments)
export class GetAmendmentsHandler implements IQueryHandler<GetAmendments> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    private readonly readModel: ReadModel,
    private readonly figures: Figures,
  ) {}

  async execute({ entryId, actor }: GetAmendments): Promise<readonly Amendment[]> {
    if (!actor || !isAllowed(actor, 'post')) return [];
    const first = await this.store.readEvent(entryId);
    if (!first) return [];
    const stream = await this.store.readStream(first.stream, {});
    const state = stream.map((recorded) => readRecorded(recorded).event).reduce(evolve, initialState);
    const target = state.get(entryId);
    if (!target) return [];
    if (!maySeeEntry(actor, target)) return [];
    if (target.name !== 'ReportingPeriodOpened') return amendmentsOf(target, state);
    const entries = this.figures.at(this.readModel.model.position);
    return amendmentsOf(target, state, { periodUsed: isPeriodUsed(entries, String(target.data.period)) });
  }
}
