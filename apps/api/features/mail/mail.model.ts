import { Field, ID, ObjectType } from '@nestjs/graphql';
import { toMoment } from '#libs/platform';
import { DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { toPeriodModel } from '../editions/edition.model.js';
import { PeriodModel } from '../figures/figure.model.js';
import type { Mailing } from './ask-mail.js';
import { MAIL_STATES } from './outbox.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const MailStateModel = enumOf('MailState', MAIL_STATES, {
  description: 'Wacht, verstuurd, mislukt of niet meer nodig / waiting, sent, failed or no longer needed',
});

@ObjectType('ReminderMail', { description: 'Een herinnering per mail / a reminder by mail' })
export class ReminderMailModel {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  partnerId!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => Boolean, { description: 'Of iemand erom vroeg / whether somebody asked for it' })
  asked!: boolean;
  @Field(() => DateTimeScalar, { description: 'Wanneer erom werd gevraagd / when it was asked for' })
  askedAt!: string;
  @Field(() => MailStateModel)
  state!: string;
  @Field(() => DateTimeScalar, { description: 'Sinds wanneer / since when' })
  since!: string;
  @NullableField(() => String, 'Waarom het niet lukte, als code / why it did not succeed, as a code')
  why?: string | undefined;
}

/** Whether mail can be sent, to whom, and what became of it. */
@ObjectType('Mailing', { description: 'Herinneren per mail / reminding by mail' })
export class MailingModel {
  @Field(() => Boolean, { description: 'Of deze server mail verstuurt / whether this server sends mail' })
  enabled!: boolean;
  @Field(() => [String], {
    description:
      'Partners met een adres; het adres zelf staat nergens / partners with an address, which is shown nowhere',
  })
  partnerIds!: readonly string[];
  @Field(() => [ReminderMailModel], {
    description: 'De laatste 200, nieuwste eerst / the last 200, newest first',
  })
  mails!: readonly ReminderMailModel[];
}

/** The mailing as GraphQL gives it. */
export const toMailingModel = ({ enabled, partnerIds, mails }: Mailing): MailingModel => ({
  enabled,
  partnerIds,
  mails: mails.map(({ id, partnerId, period, asked, at, state, since, why }) => ({
    id,
    partnerId,
    period: toPeriodModel(period, false),
    asked,
    askedAt: toMoment(at),
    state,
    since: toMoment(since),
    why,
  })),
});
