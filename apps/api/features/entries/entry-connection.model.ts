import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PositionScalar } from '../../kernel/graphql/scalars.js';
import { EntryModel } from './entry.model.js';

@ObjectType('PageInfo')
export class PageInfoModel {
  @Field(() => Boolean)
  hasNextPage!: boolean;
  @Field(() => Boolean)
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true })
  startCursor?: string | undefined;
  @Field(() => String, { nullable: true })
  endCursor?: string | undefined;
}

@ObjectType('EntryEdge')
export class EntryEdgeModel {
  @Field(() => String)
  cursor!: string;
  @Field(() => EntryModel)
  node!: EntryModel;
}

@ObjectType('EntryConnection', { description: 'Nieuwste eerst / newest first (Relay)' })
export class EntryConnectionModel {
  @Field(() => [EntryEdgeModel])
  edges!: readonly EntryEdgeModel[];
  @Field(() => PageInfoModel)
  pageInfo!: PageInfoModel;
  @Field(() => Int, { description: 'Hoeveel u er mag zien / how many of them you may see' })
  totalCount!: number;
  @Field(() => Int, {
    description:
      'Bij een cijfer: hoeveel gebeurtenissen van anderen meetellen / of a figure: how many of others count',
  })
  notShown!: number;
  @Field(() => PositionScalar, {
    nullable: true,
    description:
      'Bij zoeken naar tekst: tot welke plaats is teruggekeken; leeg: tot het begin / of a search: how far back was looked; null: all of it',
  })
  lookedBackTo?: string | undefined;
}
