import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { PageAtLeastArgs } from '../../kernel/graphql/page.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';

@InputType('RegisterFilter', {
  description: 'Alles wat genoemd wordt moet gelden / all that is named must hold',
})
export class RegisterFilterInput {
  @Field(() => [String], { nullable: true })
  states?: string[] | null;
  @Field(() => Boolean, { nullable: true })
  open?: boolean | null;
  @Field(() => Int, { nullable: true })
  werklijn?: number | null;
  @Field(() => String, { nullable: true, description: 'Van koppelkansen / of linkages' })
  scale?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Van belemmeringen en verzoeken / of obstacles and rooms',
  })
  level?: string | null;
  @Field(() => String, { nullable: true, description: 'Van belemmeringen / of obstacles' })
  kind?: string | null;
  @Field(() => String, { nullable: true, description: 'Van gemiste koppelkansen / of linkages missed' })
  reason?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Aan wie gevraagd is, letterlijk / who is asked, to the letter',
  })
  authority?: string | null;
  @Field(() => String, { nullable: true })
  partnerId?: string | null;
  @Field(() => String, { nullable: true })
  neighbourhoodId?: string | null;
}

/** Which page of a register, filtered how and as of when. */
@ArgsType()
export class RegistersArgs extends PageAtLeastArgs {
  @Field(() => RegisterFilterInput, { nullable: true })
  filter?: RegisterFilterInput | null;
  @Field(() => AsOfInputModel, { nullable: true, description: 'Standaard nu / default now' })
  asOf?: AsOfInputModel | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Peildatum van dagen open; standaard de dag van asOf / default the day of asOf',
  })
  referenceDate?: string | null;
}
