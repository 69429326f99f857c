import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { toMoment } from '#libs/platform';
import { DateScalar, DateTimeScalar } from '../../kernel/graphql/scalars.js';
import type { FollowMailing } from './ask-follow-mail.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@InputType('FollowedInput', {
  description: 'Een indicator, of de indicatoren van een gebied / an indicator, or the indicators of an area',
})
export class FollowedInput {
  @Field(() => [String], { description: 'Codes' })
  kpis!: string[];
  @Field(() => String, { description: 'NL, GM…, gebied / neighbourhood' })
  scope!: string;
}

@ObjectType('Followed', {
  description: 'Een indicator, of de indicatoren van een gebied / an indicator, or the indicators of an area',
})
export class FollowedModel {
  @Field(() => [String], { description: 'Codes' })
  kpis!: readonly string[];
  @Field(() => String, { description: 'NL, GM…, gebied / neighbourhood' })
  scope!: string;
}

@ObjectType('FollowMailing', {
  description: 'Mail over wat men volgt, van wie vraagt / mail about what one follows, of who asks',
})
export class FollowMailingModel {
  @Field(() => Boolean, { description: 'Of deze server mail verstuurt / whether this server sends mail' })
  enabled!: boolean;
  @Field(() => Boolean, {
    description:
      'Of het programmabureau een adres van u heeft opgegeven / whether the office gave an address of yours',
  })
  hasAddress!: boolean;
  @Field(() => String, {
    description:
      'Waaronder het programmabureau uw adres opgeeft / under which the office is to give your address',
  })
  subject!: string;
  @Field(() => [FollowedModel], {
    description: 'Waarover gemaild wordt; leeg: mail staat uit / what is mailed about; empty: it is off',
  })
  followed!: readonly FollowedModel[];
  @NullableField(() => DateTimeScalar, 'Tot wanneer / until when')
  until?: string | undefined;
  @NullableField(
    () => DateScalar,
    'De dag waarop voor het laatst is gekeken; op zijn vroegst de volgende gaat er weer een mail uit / the day on which was last looked; the next mail goes out the day after at the earliest',
  )
  lookedOn?: string | undefined;
}

export const toFollowMailingModel = ({
  enabled,
  hasAddress,
  subject,
  follower,
}: FollowMailing): FollowMailingModel => ({
  enabled,
  hasAddress,
  subject,
  followed: follower?.followed ?? [],
  until: follower && toMoment(follower.until),
  lookedOn: follower?.looked,
});
