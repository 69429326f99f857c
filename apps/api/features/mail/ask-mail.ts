import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { fault } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { Projection } from '../../kernel/projection.js';
import { DueMail } from './due-mail.js';
import { MailRoom } from './mail-room.js';
import type { OutgoingMail } from './outbox.js';
import { commandWith, queryWith } from '../../kernel/messages.js';

/** Mails that the office is shown. */
const MOST_SHOWN = 200;

export interface Mailing {
  /** Whether this replica mails at all. */
  readonly enabled: boolean;
  readonly partnerIds: readonly string[];
  readonly mails: readonly OutgoingMail[];
}

/** Whether mail can be sent, to whom, and what became of the newest. */
export class GetMailing extends queryWith<Mailing>() {}

/** Answers GetMailing. */
@QueryHandler(GetMailing)
export class GetMailingHandler implements IQueryHandler<GetMailing> {
  constructor(private readonly room: MailRoom) {}

  execute({ actor }: GetMailing): Promise<Mailing> {
    authorise(actor, 'office');
    const { room } = this;
    return Promise.resolve({
      enabled: room.mail !== undefined,
      partnerIds: room.partners(),
      mails: room.newest(MOST_SHOWN),
    });
  }
}

/**
 * Puts a mail in line for everything that is late now, of these partners or of all; those without an address get
 * none.
 */
export class MailLate extends commandWith<Mailing, { partnerIds: readonly string[] | undefined }>() {}

/** Carries out MailLate. */
@CommandHandler(MailLate)
export class MailLateHandler implements ICommandHandler<MailLate> {
  constructor(
    private readonly room: MailRoom,
    private readonly due: DueMail,
    private readonly projection: Projection,
    private readonly mailing: GetMailingHandler,
  ) {}

  async execute({ partnerIds, actor }: MailLate): Promise<Mailing> {
    authorise(actor, 'office');
    if (!this.room.mail) throw badInput([fault('NO_MAIL', [])]);
    await this.projection.ready();
    const chosen = partnerIds && new Set(partnerIds);
    const late = (this.due.due() ?? []).filter(
      ({ daysLeft, partnerId }) => daysLeft < 0 && (chosen?.has(partnerId) ?? true),
    );
    for (const due of late)
      if (this.room.addressesOf(due.partnerId).length > 0)
        this.room.put({
          id: this.due.idToday(due),
          partnerId: due.partnerId,
          period: due.period,
          asked: true,
        });
    this.room.wake();
    return this.mailing.execute(new GetMailing({ actor }));
  }
}
