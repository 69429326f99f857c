import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Clock, ClockGuard, Logger } from '#libs/platform';
import { Rounds } from '../../kernel/rounds.js';
import { CLOCK, CLOCK_GUARD, LOGGER } from '../../kernel/tokens.js';
import { DueMail } from './due-mail.js';
import { FollowMail } from './follow-mail.js';
import { letterAbout } from './letter.js';
import { MailRoom } from './mail-room.js';
import type { OutgoingMail } from './outbox.js';
import { deliver } from './transport.js';

/** A mail that could not be handed over for this long is given up: by then its day has long passed. */
const GIVEN_UP_AFTER = 14 * 86_400_000;
/** Mails of one round; the rest comes with the next. */
const MOST_AT_ONCE = 100;

type Outcome = 'done' | 'away';

/**
 * Hands mails over, one after the other: what waits stays on disk until the mail server took it, refused it, or it
 * is given up. More than once only when this replica stops between the server's answer and its own note of it.
 * Never makes a request wait.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds();

  constructor(
    private readonly room: MailRoom,
    private readonly due: DueMail,
    private readonly follow: FollowMail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CLOCK_GUARD) private readonly clockGuard: ClockGuard | null,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.room.mail) return;
    this.#rounds.start({
      timing: this.room.timing,
      round: (signal) => this.#round(signal),
      failed: (error) => this.logger.error({ why: (error as Error).name }, 'mail could not be looked up'),
      wanted: (signal) => this.room.asked(signal),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#rounds.stop();
    this.room.close();
  }

  /**
   * Puts the reminders of today in line, hands over what waits, and tells followers. False when the mail server is
   * away.
   */
  async #round(signal: AbortSignal): Promise<boolean> {
    // By a clock that jumped a reminder would go out weeks too early.
    this.clockGuard?.check();
    const wrong = this.room.refreshAddresses();
    if (wrong !== undefined) this.logger.error({ why: wrong }, 'addresses of partners');
    for (const { id, partnerId, period } of this.due.byCalendar())
      if (this.room.addressesOf(partnerId).length > 0) this.room.put({ id, partnerId, period, asked: false });
    for (const mail of this.room.waiting(MOST_AT_ONCE)) {
      if (signal.aborted) return true;
      if ((await this.#send(mail)) === 'away') return false;
    }
    return this.follow.round(signal);
  }

  async #send(mail: OutgoingMail): Promise<Outcome> {
    const now = this.clock.now();
    const due = this.due.due();
    if (due === undefined) return 'away';
    const about = due.find(({ partnerId, period }) => partnerId === mail.partnerId && period === mail.period);
    if (!about) return this.#note(mail, 'DROPPED');
    if (now - mail.at > GIVEN_UP_AFTER) return this.#note(mail, 'FAILED', mail.why ?? 'TOO_LONG');
    const to = this.room.addressesOf(mail.partnerId);
    if (to.length === 0) return this.#note(mail, 'FAILED', 'NO_ADDRESS');
    if (!this.room.mail) return 'away';
    const delivery = await deliver(this.room.mail, {
      to,
      messageId: `<${createHash('sha256').update(mail.id).digest('hex').slice(0, 40)}@${this.room.mail.from.split('@')[1] ?? ''}>`,
      ...letterAbout({
        ...about,
        partnerName: this.due.nameOf(mail.partnerId),
        returned: about.state === 'RETURNED',
        publicUrl: this.room.mail.publicUrl,
      }),
    });
    if (delivery.outcome === 'taken') return this.#note(mail, 'SENT');
    if (delivery.outcome === 'refused') return this.#note(mail, 'FAILED', delivery.why);
    this.#note(mail, 'WAITING', delivery.why);
    return 'away';
  }

  #note(mail: OutgoingMail, state: OutgoingMail['state'], why?: string): Outcome {
    this.room.note(mail.id, state, why);
    const logged = { mail: mail.id, state, ...(why === undefined ? {} : { why }) };
    if (state === 'SENT' || state === 'DROPPED') this.logger.info(logged, 'mail');
    else this.logger.warn(logged, 'mail not taken');
    return 'done';
  }
}
