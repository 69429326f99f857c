import { ArgsType, InputType, Int } from '@nestjs/graphql';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { PageAtLeastArgs } from '../../kernel/graphql/page.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@InputType('RegisterFilter', {
  description: 'Alles wat genoemd wordt moet gelden / all that is named must hold',
})
export class RegisterFilterInput {
  @NullableField(() => [String])
  states?: string[] | null;
  @NullableField(() => Boolean)
  open?: boolean | null;
  @NullableField(() => Int)
  werklijn?: number | null;
  @NullableField(() => String, 'Van koppelkansen / of linkages')
  scale?: string | null;
  @NullableField(() => String, 'Van belemmeringen en verzoeken / of obstacles and rooms')
  level?: string | null;
  @NullableField(() => String, 'Van belemmeringen / of obstacles')
  kind?: string | null;
  @NullableField(() => String, 'Van gemiste koppelkansen / of linkages missed')
  reason?: string | null;
  @NullableField(() => String, 'Aan wie gevraagd is, letterlijk / who is asked, to the letter')
  authority?: string | null;
  @NullableField(() => String)
  partnerId?: string | null;
  @NullableField(() => String)
  neighbourhoodId?: string | null;
}

/** Which page of a register, filtered how and as of when. */
@ArgsType()
export class RegistersArgs extends PageAtLeastArgs {
  @NullableField(() => RegisterFilterInput)
  filter?: RegisterFilterInput | null;
  @NullableField(() => AsOfInputModel, 'Standaard nu / default now')
  asOf?: AsOfInputModel | null;
  @NullableField(
    () => DateScalar,
    'Peildatum van dagen open; standaard de dag van asOf / default the day of asOf',
  )
  referenceDate?: string | null;
}
