import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { EventStore } from '#libs/event-store';
import { dueAt, programmeRegisterAt, type EffectiveEntries } from '#libs/indicators';
import type { Clock, ClockGuard, Logger } from '#libs/platform';
import { amsterdamDay } from '#libs/programme';
import { Figures, ReadModel } from '#libs/read-model';
import { Rounds } from '../../kernel/rounds.js';
import { CLOCK, CLOCK_GUARD, LOGGER, STORE } from '../../kernel/tokens.js';
import { reminderEvent, reminderId, type DueReminder } from './reminder-event.js';
import { SentReminders } from './sent-reminders.js';
import type { Webhook } from './settings.js';
import { deliver } from './webhook.js';

export const WEBHOOK = Symbol('Webhook');

/**
 * A reminder that could not be told for this many days is not told any more: who is due by then is in the office's
 * list.
 */
const TOLD_WITHIN = 14;

/**
 * Tells the receiver of the webhook what is due, each reminder once: more than once only when this replica stops
 * between the receiver's answer and its own note of it. Runs beside the API and never makes a request wait.
 */
@Injectable()
export class ReminderSender implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds();
  readonly #sent: SentReminders;

  constructor(
    @Inject(WEBHOOK) private readonly webhook: Webhook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CLOCK_GUARD) private readonly clockGuard: ClockGuard | null,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(STORE) private readonly store: EventStore,
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
  ) {
    this.#sent = new SentReminders(readModel.database);
  }

  onApplicationBootstrap(): void {
    this.#rounds.start({
      timing: this.webhook.timing,
      round: (signal) => this.#round(signal),
      failed: (error) => this.logger.error({ err: error }, 'reminders could not be looked up'),
    });
  }

  onModuleDestroy(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Tells what is due and was not told; looks again before each, since a submission may be made meanwhile. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const refused = new Set<string>();
    for (;;) {
      // By a clock that jumped a reminder would go out weeks too early, and never again.
      this.clockGuard?.check();
      const entries = this.#known();
      const due = entries && this.#pending(entries).find((one) => !refused.has(reminderId(one)));
      if (!due || signal.aborted) return refused.size === 0;
      const outcome = await this.#send(due, entries, signal);
      if (outcome === 'away') return false;
      if (outcome === 'refused') refused.add(reminderId(due));
    }
  }

  async #send(
    due: DueReminder,
    entries: EffectiveEntries,
    signal: AbortSignal,
  ): Promise<'taken' | 'away' | 'refused'> {
    const id = reminderId(due);
    const now = this.clock.now();
    const name = programmeRegisterAt(entries).partners.get(due.partnerId)?.name ?? due.partnerId;
    const { patience } = this.webhook.timing;
    const event = reminderEvent(due, name, now);
    const delivery = await deliver(this.webhook, event, now, patience, signal);
    if (delivery.outcome === 'taken') {
      this.#sent.add(id, now);
      this.logger.info({ reminder: id }, 'reminder told');
    } else if (!signal.aborted)
      this.logger.warn({ reminder: id, why: delivery.why }, 'reminder not taken; it is tried again');
    return delivery.outcome;
  }

  /** Undefined while it is not sure that what is known here is all there is: nobody is reminded of what was done. */
  #known(): EffectiveEntries | undefined {
    const upToDate = this.readModel.status.state === 'live' && this.store.status?.().reachable !== false;
    return upToDate ? this.figures.at(this.readModel.model.position) : undefined;
  }

  #pending(entries: EffectiveEntries): readonly DueReminder[] {
    const today = amsterdamDay(this.clock.now());
    return dueAt(entries, today)
      .flatMap((due): readonly DueReminder[] =>
        due.reminder === undefined ? [] : [{ ...due, reminder: due.reminder }],
      )
      .filter((due) => today - (due.dueOn + due.reminder) <= TOLD_WITHIN && !this.#sent.has(reminderId(due)));
  }
}
