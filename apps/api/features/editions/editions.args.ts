import { Field, ID, InputType } from '@nestjs/graphql';
import type { DisclosureProfile, EditionStatus } from '#libs/programme';
import type { PublicationRequest, StateQuery } from '#libs/read-model';
import { AsOfInputModel, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { DisclosureProfileModel, EditionStatusModel } from './edition.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';
import { given } from '../../kernel/given.js';

@InputType('StateInput', {
  description:
    'Een stand van de cijfers: die van een rapportage, of zoals bekend op een moment; niets: nu / that of an edition, or as known at some time; nothing: now',
})
export class StateInputModel {
  @NullableField(() => ID)
  editionId?: string | null;
  @NullableField(() => AsOfInputModel)
  asOf?: AsOfInputModel | null;
  @NullableField(() => DateScalar)
  referenceDate?: string | null;
}

/** The input as the read model's query. */
export function toStateQuery({ editionId, asOf, referenceDate }: StateInputModel): StateQuery {
  const at = toAsOfInput(asOf);
  return given({ editionId, asOf: at, referenceDate });
}

/** What an edition is to be published with. */
@InputType('PublishEditionInput')
export class PublishEditionInputModel {
  @Field(() => String)
  period!: string;
  @Field(() => EditionStatusModel)
  status!: EditionStatus;
  @NullableField(() => String)
  title?: string | null;
  @NullableField(() => ID, 'De rapportage die zij vervangt / the edition it supersedes')
  supersedesEditionId?: string | null;
  @NullableField(() => String, 'Waarom zij die vervangt / why it supersedes that')
  reason?: string | null;
  @NullableField(() => AsOfInputModel)
  asOf?: AsOfInputModel | null;
  @NullableField(() => DateScalar, 'Peildatum; anders die van de stand / else that of asOf')
  referenceDate?: string | null;
  @NullableField(() => DisclosureProfileModel)
  disclosureProfile?: DisclosureProfile | null;
}

/** The input as the read model's request. */
export function toPublicationRequest({
  asOf,
  period,
  status,
  ...rest
}: PublishEditionInputModel): PublicationRequest {
  const at = toAsOfInput(asOf);
  return { period, status, ...given({ ...rest, asOf: at }) };
}
