import { ArgsType } from '@nestjs/graphql';
import { EntryFilterInput } from './entry-filter.input.js';
import { PageAtLeastArgs } from '../../kernel/graphql/page.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

/** Which page of entries, filtered how and as of when. */
@ArgsType()
export class EntriesArgs extends PageAtLeastArgs {
  @NullableField(() => EntryFilterInput)
  filter?: EntryFilterInput | null;
  @NullableField(() => AsOfInputModel)
  asOf?: AsOfInputModel | null;
}
