import { Field, Int, ObjectType } from '@nestjs/graphql';
import { edgeOf, PageInfoModel, type Edge } from '../../kernel/graphql/page.js';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { EntryModel } from './entry.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const EntryEdge = edgeOf('Entry', EntryModel);

@ObjectType('EntryConnection', { description: 'Nieuwste eerst / newest first (Relay)' })
export class EntryConnectionModel {
  @Field(() => [EntryEdge])
  edges!: readonly Edge<EntryModel>[];
  @Field(() => PageInfoModel)
  pageInfo!: PageInfoModel;
  @Field(() => Int, { description: 'Hoeveel u er mag zien / how many of them you may see' })
  totalCount!: number;
  @Field(() => Int, {
    description:
      'Bij een cijfer: hoeveel gebeurtenissen van anderen meetellen / of a figure: how many of others count',
  })
  notShown!: number;
  @NullableField(
    () => PositionScalar,
    'Bij zoeken naar tekst: tot welke plaats is teruggekeken; leeg: tot het begin / of a search: how far back was looked; null: all of it',
  )
  lookedBackTo?: string | undefined;
}
