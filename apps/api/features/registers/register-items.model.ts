import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { RegisterItemModel } from './register-item.model.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';

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
  @Field(() => LabelModel, { nullable: true })
  label?: LabelModel | undefined;
  @Field(() => Int, { nullable: true })
  werklijn?: number | undefined;
}

@ObjectType('Linkage', { description: 'Een koppelkans en haar levensloop / a linkage and its life cycle' })
export class LinkageModel extends RegisterItemModel {
  @Field(() => String)
  linkageId!: string;
  @Field(() => String, { nullable: true })
  title?: string | undefined;
  @Field(() => String, { nullable: true })
  scale?: string | undefined;
  @Field(() => LabelModel, { nullable: true })
  scaleLabel?: LabelModel | undefined;
  @Field(() => String, { nullable: true, description: 'Waarom zij gemist is / why it was missed' })
  reason?: string | undefined;
  @Field(() => LabelModel, { nullable: true })
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
  @Field(() => String, { nullable: true })
  text?: string | undefined;
  @Field(() => String, { nullable: true })
  kind?: string | undefined;
  @Field(() => LabelModel, { nullable: true })
  kindLabel?: LabelModel | undefined;
  @Field(() => String, { nullable: true })
  level?: string | undefined;
  @Field(() => LabelModel, { nullable: true })
  levelLabel?: LabelModel | undefined;
  @Field(() => String, { nullable: true, description: 'Aan wie het gevraagd is / who is asked' })
  addressedTo?: string | undefined;
  @Field(() => String, { nullable: true })
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
  @Field(() => String, { nullable: true })
  obstacleId?: string | undefined;
  @Field(() => ObstacleModel, { nullable: true, description: 'De belemmering, als die bekend is / if known' })
  obstacle?: ObstacleModel | undefined;
  @Field(() => String, { nullable: true, description: 'Bestuursniveau van de belemmering / of the obstacle' })
  level?: string | undefined;
  @Field(() => LabelModel, { nullable: true })
  levelLabel?: LabelModel | undefined;
  @Field(() => String, { nullable: true, description: 'Wie het kan toestaan / who may grant it' })
  authority?: string | undefined;
  @Field(() => DateScalar, { nullable: true })
  until?: string | undefined;
}
