import { ArgsType, Field } from '@nestjs/graphql';
import { EntryFilterInput } from './entry-filter.input.js';
import { PageAtLeastArgs } from '../../kernel/graphql/page.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';

/** Which page of entries, filtered how and as of when. */
@ArgsType()
export class EntriesArgs extends PageAtLeastArgs {
  @Field(() => EntryFilterInput, { nullable: true })
  filter?: EntryFilterInput | null;
  @Field(() => AsOfInputModel, { nullable: true })
  asOf?: AsOfInputModel | null;
}
