import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock, MailConfig } from '#libs/platform';
import { GetMailingHandler, MailLateHandler } from './ask-mail.js';
import { FollowByMailHandler, GetFollowMailingHandler } from './ask-follow-mail.js';
import { DueMail } from './due-mail.js';
import { FollowMail } from './follow-mail.js';
import { FollowMailResolver } from './follow-mail.resolver.js';
import { MailResolver } from './mail.resolver.js';
import { MailRoom } from './mail-room.js';
import { MailSender } from './mail-sender.js';
import { MAIL_TIMING, type MailTiming } from './settings.js';

/** Of many replicas the one that has the settings mails; the others say that they do not. */
@Module({})
export class MailModule {
  /** Throws ConfigError when the addresses cannot be read. */
  static with(
    settings: (MailConfig & { readonly timing?: MailTiming }) | undefined,
    clock: Clock,
  ): DynamicModule {
    const mail = settings && { ...settings, timing: settings.timing ?? MAIL_TIMING };
    return {
      module: MailModule,
      providers: [
        { provide: MailRoom, useValue: new MailRoom(mail, clock) },
        DueMail,
        MailSender,
        GetMailingHandler,
        MailLateHandler,
        MailResolver,
        FollowMail,
        GetFollowMailingHandler,
        FollowByMailHandler,
        FollowMailResolver,
      ],
    };
  }
}
