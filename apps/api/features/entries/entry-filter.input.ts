import { InputType, Int } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { EntryStatusModel } from './entry.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

/** What the entries of a list have in common; all that is named must hold. */
@InputType('EntryFilter')
export class EntryFilterInput {
  @NullableField(() => [String])
  partnerIds?: string[] | null;
  @NullableField(() => [String], 'Namen of/or CloudEvents types')
  types?: string[] | null;
  @NullableField(() => Int)
  werklijn?: number | null;
  @NullableField(() => [String])
  neighbourhoodIds?: string[] | null;
  @NullableField(() => DateScalar)
  occurredFrom?: string | null;
  @NullableField(() => DateScalar)
  occurredTo?: string | null;
  @NullableField(() => DateTimeScalar)
  recordedFrom?: string | null;
  @NullableField(() => DateTimeScalar)
  recordedTo?: string | null;
  @NullableField(() => EntryStatusModel)
  status?: keyof typeof EntryStatusModel | null;
  @NullableField(() => Boolean)
  corrected?: boolean | null;
  @NullableField(
    () => String,
    'Wat er in staat of stond: kenmerk van de afzender, entryId, sleutel of tekst, van 3 tot 100 tekens; kijkt de nieuwste 200.000 gebeurtenissen door / what it says or said: the sender’s reference, entryId, key or text',
  )
  text?: string | null;
  @NullableField(() => Boolean, 'Nagekomen: na sluiting van de periode of na een rapportage daarover / late')
  late?: boolean | null;
}
