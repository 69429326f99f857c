import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '#libs/event-store';
import { dueAt, programmeRegisterAt, type EffectiveEntries, type Due } from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { amsterdamDay, dateOf } from '#libs/programme';
import { Figures, ReadModel } from '#libs/read-model';
import { CLOCK, STORE } from '../../kernel/tokens.js';

/**
 * A reminder by the calendar is mailed on its day or this many days after it, and not any more then: as by the
 * webhook.
 */
const TOLD_WITHIN = 14;

/** What is due now, as a reason to mail somebody. */
@Injectable()
export class DueMail {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Everything that is due; undefined while it is not sure that what is known here is all there is: nobody is
   * reminded of what was done.
   */
  due(): readonly Due[] | undefined {
    const entries = this.#known();
    return entries && dueAt(entries, this.#today());
  }

  /** Reminders whose day has come, each under its own id. */
  byCalendar(): readonly (Due & { readonly id: string })[] {
    const today = this.#today();
    return (this.due() ?? []).flatMap((due) =>
      due.reminder === undefined || today - (due.dueOn + due.reminder) > TOLD_WITHIN
        ? []
        : [{ ...due, id: `${keyOf(due)}.${due.reminder < 0 ? '' : '+'}${due.reminder}` }],
    );
  }

  /** The id of a mail that somebody asks for today: one a day for each submission. */
  idToday(due: Due): string {
    return `${keyOf(due)}.asked.${dateOf(this.#today())}`;
  }

  nameOf(partnerId: string): string {
    const entries = this.figures.at(this.readModel.model.position);
    return programmeRegisterAt(entries).partners.get(partnerId)?.name ?? partnerId;
  }

  #today(): number {
    return amsterdamDay(this.clock.now());
  }

  #known(): EffectiveEntries | undefined {
    const upToDate = this.readModel.status.state === 'live' && this.store.status?.().reachable !== false;
    return upToDate ? this.figures.at(this.readModel.model.position) : undefined;
  }
}

const keyOf = ({ period, partnerId, dueOn }: Due): string => `${period}.${partnerId}.${dateOf(dueOn)}`;
