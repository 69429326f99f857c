import { ArgsType, Field } from '@nestjs/graphql';
import { AsOfInputModel } from '../../kernel/graphql/as-of.input.js';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { EntryFilterInput } from './entry-filter.input.js';
import { PageArgs } from './page.args.js';

@ArgsType()
export class EntriesArgs extends PageArgs {
  @Field(() => EntryFilterInput, { nullable: true })
  filter?: EntryFilterInput | null;
  @Field(() => AsOfInputModel, { nullable: true })
  asOf?: AsOfInputModel | null;
  @Field(() => PositionScalar, {
    nullable: true,
    description: 'Wacht tot deze positie verwerkt is / read-your-writes',
  })
  atLeast?: string | null;
}
