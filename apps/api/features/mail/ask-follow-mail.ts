import {
  CommandHandler,
  QueryBus,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { Clock } from '#libs/platform';
import { amsterdamDate, fault } from '#libs/programme';
import { ReadModel } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { CLOCK } from '../../kernel/tokens.js';
import { GetFigures } from '../figures/get-figures.js';
import type { Followed, Follower } from './followers.js';
import { mailDay, figuresQueryAbout, endOfMailDay } from './follow-mail.js';
import { MailRoom } from './mail-room.js';
import { commandWith, queryWith } from '../../kernel/messages.js';

/** Things of one follower, as many as the dashboard keeps; days that it is mailed after it last asked. */
const [MOST, DAYS] = [12, 90] as const;

/** How mail about what somebody follows stands. */
export interface FollowMailing {
  /** Whether this replica mails at all. */
  readonly enabled: boolean;
  /** Whether the office gave an address of this person. */
  readonly hasAddress: boolean;
  readonly subject: string;
  /** Undefined: it is off. */
  readonly follower: Follower | undefined;
}

/** How mail about what somebody follows stands, for who asks. */
export class GetFollowMailing extends queryWith<FollowMailing>() {}

/** Answers GetFollowMailing. */
@QueryHandler(GetFollowMailing)
export class GetFollowMailingHandler implements IQueryHandler<GetFollowMailing> {
  constructor(
    private readonly room: MailRoom,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ actor }: GetFollowMailing): Promise<FollowMailing> {
    const { subject } = authorise(actor, 'figures');
    const follower = this.room.followers?.of(subject);
    return Promise.resolve({
      enabled: this.room.mail !== undefined,
      hasAddress: this.room.addressesOfPerson(subject).length > 0,
      subject,
      follower: follower && follower.until > this.clock.now() ? follower : undefined,
    });
  }
}

/** Mails who asks about what it follows, from tomorrow; nothing followed is off. */
export class FollowByMail extends commandWith<FollowMailing, { followed: readonly Followed[] }>() {}

/** Carries out FollowByMail. */
@CommandHandler(FollowByMail)
export class FollowByMailHandler implements ICommandHandler<FollowByMail> {
  constructor(
    private readonly room: MailRoom,
    private readonly queries: QueryBus,
    private readonly readModel: ReadModel,
    private readonly mailing: GetFollowMailingHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ followed, actor }: FollowByMail): Promise<FollowMailing> {
    const follower = authorise(actor, 'figures');
    const { followers } = this.room;
    if (followed.length === 0) followers?.drop(follower.subject);
    else {
      if (!followers) throw badInput([fault('NO_MAIL', [])]);
      if (followed.length > MOST) throw badInput([fault('TOO_LONG', ['followed'], { max: MOST })]);
      const now = this.clock.now();
      // Refuses, by the rules of any question, what does not exist or is not theirs to see.
      await this.queries.execute(
        new GetFigures({ query: figuresQueryAbout(followed, now), actor: follower }),
      );
      followers.put({
        actor: follower,
        followed,
        seen: endOfMailDay(this.readModel, amsterdamDate(now)),
        looked: mailDay(now),
        until: now + DAYS * 86_400_000,
      });
    }
    return this.mailing.execute(new GetFollowMailing({ actor }));
  }
}
