import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ACCESS_KINDS, isAccessKind } from '#libs/access-record';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { edgeOf, PageInfoModel, type Edge } from '../../kernel/graphql/page.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const AccessKindEnum = enumOf('AccessKind', Object.keys(ACCESS_KINDS).filter(isAccessKind), {
  labels: (kind) => ACCESS_KINDS[kind],
});

/** Which page of the record of reads, of what. */
@ArgsType()
export class AccessRecordArgs {
  @NullableField(() => AccessKindEnum)
  kind?: keyof typeof ACCESS_KINDS | null;
  @NullableField(() => String, 'sub van het token / of the token')
  subject?: string | null;
  @Field(() => Int, { defaultValue: 50, description: '1–100' })
  first!: number;
  @NullableField(() => String, 'endCursor van de vorige pagina / of the page before')
  after?: string | null;
}

@ObjectType('AccessRow', { description: 'Wat iemand zag of vroeg / what somebody saw or asked' })
export class AccessRowModel {
  @Field(() => ID, { description: 'Plaats in het register / place in the record' })
  place!: string;
  @Field(() => DateTimeScalar)
  at!: string;
  @Field(() => AccessKindEnum)
  kind!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @NullableField(() => String, 'sub van het token / of the token')
  subject?: string | undefined;
  @NullableField(() => String)
  role?: string | undefined;
  @NullableField(() => LabelModel)
  roleLabel?: LabelModel | undefined;
  @NullableField(() => String)
  partnerId?: string | undefined;
  @NullableField(() => String, 'Adres van wie niet bekend was / address of who was not known')
  address?: string | undefined;
  @Field(() => String, { description: 'De vraag of route / the question or route' })
  action!: string;
  @NullableField(() => String, 'Waarover: gebeurtenis, posities, rapportage of vraag / of what')
  about?: string | undefined;
  @NullableField(() => Int, 'Hoeveel / how many')
  items?: number | undefined;
}

const AccessRecordEdge = edgeOf('AccessRecord', AccessRowModel);

@ObjectType('AccessRecordPage', {
  description:
    'Wie wat zag op deze replica, nieuwste eerst / who saw what on this replica, newest first (docs/decisions/0083)',
})
export class AccessRecordPageModel {
  @Field(() => [AccessRecordEdge])
  edges!: readonly Edge<AccessRowModel>[];
  @Field(() => PageInfoModel)
  pageInfo!: PageInfoModel;
  @Field(() => [AccessRowModel], { deprecationReason: 'edges { node }' })
  rows!: readonly AccessRowModel[];
  @Field(() => Boolean, { deprecationReason: 'pageInfo' })
  hasNextPage!: boolean;
  @Field(() => String, { nullable: true, deprecationReason: 'pageInfo' })
  endCursor?: string | undefined;
}
