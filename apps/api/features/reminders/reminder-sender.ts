import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '#libs/event-store';
import { dueAt, registerAt, type AsOf } from '#libs/indicators';
import { amsterdamDate, type Clock, type ClockGuard, type Logger } from '#libs/platform';
import { dayOf } from '#libs/programme';
import { Figures, ReadModel } from '#libs/read-model';
import { CLOCK, CLOCK_GUARD, LOGGER, STORE } from '../../kernel/tokens.js';
import { reminderEvent, reminderId, type DueReminder } from './reminder-event.js';
import { SentReminders } from './sent-reminders.js';
import type { Webhook } from './settings.js';
import { deliver } from './webhook.js';

export const WEBHOOK = Symbol('Webhook');

/** A reminder that could not be told for this many days is not told any more: who is due by then is in the office's list. */
const TOLD_WITHIN = 14;

/**
 * Tells the receiver of the webhook what is due, each reminder once: more than once only when this replica stops between
 * the receiver's answer and its own note of it. Runs beside the API and never makes a request wait.
 */
@Injectable()
export class ReminderSender implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #stopping = new AbortController();
  readonly #sent: SentReminders;
  #running: Promise<void> = Promise.resolve();
  #failures = 0;

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
    this.#running = this.#run();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      let well = false;
      try {
        well = await this.#round();
      } catch (error) {
        this.logger.error({ err: error }, 'reminders could not be looked up');
      }
      this.#failures = well ? 0 : this.#failures + 1;
      await pause(this.#pause(), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Half of the pause is by chance, so that many who failed at once do not come back at once. */
  #pause(): number {
    const { lookEvery, firstPause, longestPause } = this.webhook.timing;
    if (this.#failures === 0) return lookEvery;
    const longest = Math.min(longestPause, firstPause * 2 ** Math.min(this.#failures - 1, 20));
    return longest * (0.5 + Math.random() / 2);
  }

  /** Tells what is due and was not told; looks again before each, since a submission may be made meanwhile. */
  async #round(): Promise<boolean> {
    const refused = new Set<string>();
    for (;;) {
      // By a clock that jumped a reminder would go out weeks too early, and never again.
      this.clockGuard?.check();
      const at = this.#known();
      const due = at && this.#pending(at).find((one) => !refused.has(reminderId(one)));
      if (!due || this.#stopping.signal.aborted) return refused.size === 0;
      const outcome = await this.#tell(due, at);
      if (outcome === 'away') return false;
      if (outcome === 'refused') refused.add(reminderId(due));
    }
  }

  async #tell(due: DueReminder, at: AsOf): Promise<'taken' | 'away' | 'refused'> {
    const id = reminderId(due);
    const now = this.clock.now();
    const name = registerAt(at).partners.get(due.partnerId)?.name ?? due.partnerId;
    const { patience } = this.webhook.timing;
    const event = reminderEvent(due, name, now);
    const delivery = await deliver(this.webhook, event, now, patience, this.#stopping.signal);
    if (delivery.outcome === 'taken') {
      this.#sent.add(id, now);
      this.logger.info({ reminder: id }, 'reminder told');
    } else if (!this.#stopping.signal.aborted)
      this.logger.warn({ reminder: id, why: delivery.why }, 'reminder not taken; it is tried again');
    return delivery.outcome;
  }

  /** Undefined while it is not sure that what is known here is all there is: nobody is reminded of what was done. */
  #known(): AsOf | undefined {
    const upToDate = this.readModel.status.state === 'live' && this.store.status?.().reachable !== false;
    return upToDate ? this.figures.at(this.readModel.model.position) : undefined;
  }

  #pending(at: AsOf): readonly DueReminder[] {
    const today = dayOf(amsterdamDate(this.clock.now()));
    return dueAt(at, today)
      .flatMap((due): readonly DueReminder[] =>
        due.reminder === undefined ? [] : [{ ...due, reminder: due.reminder }],
      )
      .filter((due) => today - (due.dueOn + due.reminder) <= TOLD_WITHIN && !this.#sent.has(reminderId(due)));
  }
}
