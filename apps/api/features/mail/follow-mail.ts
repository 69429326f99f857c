import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { findKpi, programmeRegisterAt, type Figure } from '#libs/indicators';
import type { Clock, Logger } from '#libs/platform';
import { amsterdamDate, dayOf } from '#libs/programme';
import { Figures, ReadModel, type FiguresQuery } from '#libs/read-model';
import { AppError } from '../../kernel/errors/app-error.js';
import { CLOCK, LOGGER } from '../../kernel/tokens.js';
import { GetFigures } from '../figures/get-figures.js';
import { letterOfFollowed, type ChangedFigure } from './follow-letter.js';
import type { Followed, Follower } from './followers.js';
import { MailRoom } from './mail-room.js';
import { deliver } from './transport.js';

/** A mail day begins at seven in the morning: what changed the day before is in one mail. */
const BEGINS = 7 * 3_600_000;

/** The day of a mail at a moment, `yyyy-mm-dd`. */
export const mailDay = (now: number): string => amsterdamDate(now - BEGINS);

/**
 * The position that is told up to on a mail day: the last one of the day before. Whole days, as who is held to its
 * own entries sees figures of other moments by the day alone: what was recorded after the mail of a day would never
 * be told.
 */
export const endOfMailDay = ({ model }: ReadModel, day: string): string =>
  String(model.moments.positionOn(dayOf(day) - 1));

/** What is followed, up to now or as known at a position: the same question as the first page asks. */
export const figuresQueryAbout = (
  followed: readonly Followed[],
  now: number,
  seen?: string,
): FiguresQuery => ({
  kpis: [...new Set(followed.flatMap(({ kpis }) => kpis))],
  scopes: [...new Set(followed.map(({ scope }) => scope))],
  period: amsterdamDate(now).slice(0, 7),
  cumulative: true,
  ...(seen === undefined ? {} : { asOf: { position: BigInt(seen) } }),
});

/** A figure as people read it, to the tenth of a per cent: what nobody sees change did not change. */
const shown = ({ status, value }: Figure): string =>
  `${status} ${value === undefined ? '' : String(Math.round(value * 1000) / 1000)}`;

const isOf = ({ kpi, scope }: Figure, followed: readonly Followed[]): boolean =>
  followed.some((each) => each.scope === scope && each.kpis.includes(kpi));

/**
 * Mails followers what became another since it last told them, once a day at most. There is no queue: the log answers
 * what was known then, so what could not be told today is told another day. Both questions are put with the
 * follower's own rights, which end as those of a token do.
 */
@Injectable()
export class FollowMail {
  constructor(
    private readonly room: MailRoom,
    private readonly queries: QueryBus,
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Looks for everybody for whom was not looked today. False when the mail server is away, or the log is. */
  async round(stopping: AbortSignal): Promise<boolean> {
    const day = mailDay(this.clock.now());
    for (const follower of this.room.followers?.toLookFor(day) ?? []) {
      if (stopping.aborted) return true;
      if (this.readModel.status.state !== 'live') return false;
      if (!(await this.#look(follower, day))) return false;
    }
    return true;
  }

  async #look(follower: Follower, day: string): Promise<boolean> {
    const { actor, until } = follower;
    const { subject } = actor;
    try {
      if (until <= this.clock.now()) return this.#ended(subject);
      const seen = endOfMailDay(this.readModel, day);
      const changed = await this.#changed(follower, seen);
      const outcome = changed.length === 0 ? 'taken' : await this.#mail(follower, changed, day);
      if (outcome === 'away') return false;
      this.room.followers?.note(subject, day, outcome === 'taken' && changed.length > 0 ? seen : undefined);
    } catch (error) {
      if (error instanceof AppError && error.code === 'FORBIDDEN') return this.#ended(subject);
      // Of this follower alone (an area that is no more): others are looked for, and it is again tomorrow.
      this.logger.error({ why: (error as Error).name }, 'what is followed could not be looked up');
      this.room.followers?.note(subject, day);
    }
    return true;
  }

  #ended(subject: string): true {
    this.room.followers?.drop(subject);
    return true;
  }

  /** What the follower sees otherwise now than as known when it was last told. */
  async #changed({ actor, followed, seen }: Follower, position: string): Promise<readonly Figure[]> {
    const ask = (at: string) =>
      this.queries.execute(
        new GetFigures({ query: figuresQueryAbout(followed, this.clock.now(), at), actor }),
      );
    const [now, then] = [await ask(position), await ask(seen)];
    const before = new Map(then.map((each) => [`${each.kpi} ${each.scope}`, shown(each)]));
    return now.filter(
      (each) => isOf(each, followed) && before.get(`${each.kpi} ${each.scope}`) !== shown(each),
    );
  }

  async #mail(
    { actor, until }: Follower,
    changed: readonly Figure[],
    day: string,
  ): Promise<'taken' | 'refused' | 'away'> {
    const { mail } = this.room;
    const to = this.room.addressesOfPerson(actor.subject);
    if (!mail || to.length === 0) return 'refused';
    const id = createHash('sha256').update(`${actor.subject} ${day}`).digest('hex').slice(0, 40);
    const { outcome, ...rest } = await deliver(mail, {
      to,
      messageId: `<${id}@${mail.from.split('@')[1] ?? ''}>`,
      ...letterOfFollowed(this.#named(changed), amsterdamDate(until), mail.publicUrl),
    });
    // Not of whom: what somebody follows is nobody else's business.
    if (outcome !== 'taken') this.logger.warn({ outcome, ...rest }, 'mail of what is followed not taken');
    return outcome;
  }

  #named(changed: readonly Figure[]): readonly ChangedFigure[] {
    const { neighbourhoods } = programmeRegisterAt(this.figures.at(this.readModel.model.position));
    const nameOf = (scope: string): string | undefined =>
      neighbourhoods.get(scope)?.name ??
      [...neighbourhoods.values()].find(({ municipalityCode }) => municipalityCode === scope)?.municipality ??
      (scope === 'NL' ? undefined : scope);
    return changed.map(({ kpi, scope }) => ({
      ...{ kpi, scope, scopeName: nameOf(scope) },
      label: findKpi(kpi)?.label ?? { nl: '', en: '' },
    }));
  }
}
