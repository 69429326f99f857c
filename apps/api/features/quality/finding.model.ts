import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FINDING_KINDS } from '#libs/programme';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { edgeOf, PageInfoModel, type Edge } from '../../kernel/graphql/page.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const FindingKindModel = enumOf('FindingKind', FINDING_KINDS);
export const FindingStatusModel = enumOf('FindingStatus', ['OPEN', 'ACCEPTED']);

@ObjectType('FindingAcceptance', { description: 'Waarom het klopt / why it is as it should be' })
export class FindingAcceptanceModel {
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => String)
  reason!: string;
  @NullableField(() => String, 'Leeg: het programmabureau / null: the office')
  partnerId?: string | undefined;
}

@ObjectType('Finding', {
  description:
    'Iets tussen gebeurtenissen dat aandacht vraagt; open tot het hersteld of met reden aanvaard is / ' +
    'something across entries to look at; open until mended or accepted with a reason',
})
export class FindingModel {
  /** What its entries are read by. Not fields. */
  readonly positions!: readonly number[];
  readonly seenAt!: number;
  @Field(() => ID)
  findingId!: string;
  @Field(() => FindingKindModel)
  kind!: string;
  @Field(() => LabelModel)
  kindLabel!: LabelModel;
  @Field(() => FindingStatusModel)
  status!: string;
  @NullableField(() => FindingAcceptanceModel)
  acceptance?: FindingAcceptanceModel | undefined;
  @NullableField(() => String)
  partnerId?: string | undefined;
  @NullableField(() => String)
  neighbourhoodId?: string | undefined;
  @Field(() => LabelModel, { description: 'Met de waarden / with the values' })
  message!: LabelModel;
  @Field(() => PositionScalar, { description: 'Sinds welke positie / since which position' })
  since!: string;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateScalar)
  referenceDate!: string;
}

const FindingEdge = edgeOf('Finding', FindingModel);

@ObjectType('FindingConnection', { description: 'Nieuwste eerst / newest first (Relay)' })
export class FindingConnectionModel {
  @Field(() => [FindingEdge])
  edges!: readonly Edge<FindingModel>[];
  @Field(() => PageInfoModel)
  pageInfo!: PageInfoModel;
  @Field(() => Int)
  totalCount!: number;
}
