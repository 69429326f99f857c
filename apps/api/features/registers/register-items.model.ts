import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { RegisterItemModel } from './register-item.model.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const NamedEntryStatusModel = enumOf('NamedEntryStatus', ['KNOWN', 'RETRACTED', 'UNKNOWN']);

@ObjectType('NamedEntry', {
  description:
    'Een genoemde gebeurtenis; wat erin staat hoort bij wie haar mag zien / an entry that is named',
})
export class NamedEntryModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => NamedEntryStatusModel)
  status!: string;
  @NullableField(() => LabelModel)
  label?: LabelModel | undefined;
  @NullableField(() => Int)
  werklijn?: number | undefined;
}

@ObjectType('Linkage', { description: 'Een koppelkans en haar levensloop / a linkage and its life cycle' })
export class LinkageModel extends RegisterItemModel {
  @Field(() => String)
  linkageId!: string;
  @NullableField(() => String)
  title?: string | undefined;
  @NullableField(() => String)
  scale?: string | undefined;
  @NullableField(() => LabelModel)
  scaleLabel?: LabelModel | undefined;
  @NullableField(() => String, 'Waarom zij gemist is / why it was missed')
  reason?: string | undefined;
  @NullableField(() => LabelModel)
  reasonLabel?: LabelModel | undefined;
  @Field(() => [NamedEntryModel], { description: 'Wat er samen tot stand kwam / what came about together' })
  realisedBy!: readonly NamedEntryModel[];
}

@ObjectType('Obstacle', {
  description: 'Een belemmering en haar levensloop / an obstacle and its life cycle',
})
export class ObstacleModel extends RegisterItemModel {
  @Field(() => String)
  obstacleId!: string;
  @NullableField(() => String)
  text?: string | undefined;
  @NullableField(() => String)
  kind?: string | undefined;
  @NullableField(() => LabelModel)
  kindLabel?: LabelModel | undefined;
  @NullableField(() => String)
  level?: string | undefined;
  @NullableField(() => LabelModel)
  levelLabel?: LabelModel | undefined;
  @NullableField(() => String, 'Aan wie het gevraagd is / who is asked')
  addressedTo?: string | undefined;
  @NullableField(() => String)
  legalReference?: string | undefined;
  @Field(() => [String])
  interventionIds!: readonly string[];
}

@ObjectType('ExperimentRoom', {
  description: 'Een verzoek om experimenteerruimte en zijn levensloop / a request for room to experiment',
})
export class ExperimentRoomModel extends RegisterItemModel {
  @Field(() => String)
  requestId!: string;
  @NullableField(() => String)
  obstacleId?: string | undefined;
  @NullableField(() => ObstacleModel, 'De belemmering, als die bekend is / if known')
  obstacle?: ObstacleModel | undefined;
  @NullableField(() => String, 'Bestuursniveau van de belemmering / of the obstacle')
  level?: string | undefined;
  @NullableField(() => LabelModel)
  levelLabel?: LabelModel | undefined;
  @NullableField(() => String, 'Wie het kan toestaan / who may grant it')
  authority?: string | undefined;
  @NullableField(() => DateScalar)
  until?: string | undefined;
}
