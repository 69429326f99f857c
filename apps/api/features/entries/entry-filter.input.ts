import { Field, InputType, Int } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { EntryStatusModel } from './entry.model.js';

/** What the entries of a list have in common; all that is named must hold. */
@InputType('EntryFilter')
export class EntryFilterInput {
  @Field(() => [String], { nullable: true })
  partnerIds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Namen of/or CloudEvents types' })
  types?: string[] | null;
  @Field(() => Int, { nullable: true })
  werklijn?: number | null;
  @Field(() => [String], { nullable: true })
  neighbourhoodIds?: string[] | null;
  @Field(() => DateScalar, { nullable: true })
  occurredFrom?: string | null;
  @Field(() => DateScalar, { nullable: true })
  occurredTo?: string | null;
  @Field(() => DateTimeScalar, { nullable: true })
  recordedFrom?: string | null;
  @Field(() => DateTimeScalar, { nullable: true })
  recordedTo?: string | null;
  @Field(() => EntryStatusModel, { nullable: true })
  status?: keyof typeof EntryStatusModel | null;
  @Field(() => Boolean, { nullable: true })
  corrected?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Wat er in staat of stond: kenmerk van de afzender, entryId, sleutel of tekst, van 3 tot 100 tekens; kijkt de nieuwste 200.000 gebeurtenissen door / what it says or said: the sender’s reference, entryId, key or text',
  })
  text?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Nagekomen: na sluiting van de periode of na een rapportage daarover / late',
  })
  late?: boolean | null;
}
