import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, DateTimeScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('RegisterStep', { description: 'Een stap, met de gebeurtenis die hem vastlegt / a step' })
export class RegisterStepModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => String, { description: 'Gebeurtenistype / event type' })
  name!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => String, { description: 'Toestand waartoe de stap leidt / state it leads to' })
  state!: string;
  @Field(() => DateScalar)
  occurredOn!: string;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
  @Field(() => Boolean, {
    description: 'Telt anders dan eerst aangeleverd / counts otherwise than first posted',
  })
  corrected!: boolean;
  @NullableField(() => String, 'Leeg: het programmabureau / null: the office')
  partnerId?: string | undefined;
  @NullableField(() => String, 'Wat er bij deze stap werd gezegd / said at this step')
  text?: string | undefined;
}

/** What every item of a register has. */
@ObjectType({ isAbstract: true })
export abstract class RegisterItemModel {
  @Field(() => ID, { description: 'Over alle partners heen uniek / unique over all partners' })
  id!: string;
  @Field(() => String)
  state!: string;
  @Field(() => LabelModel)
  stateLabel!: LabelModel;
  @Field(() => Boolean)
  open!: boolean;
  @Field(() => Boolean, { description: 'Het is op niets uitgelopen / it came to nothing' })
  failed!: boolean;
  @Field(() => [String], {
    description:
      'Gebeurtenistypen die hierop kunnen volgen, naar de levensloop / event types that can follow, by the life cycle',
  })
  nextSteps!: readonly string[];
  @NullableField(
    () => String,
    'Wie het aanleverde; leeg: het programmabureau / who posted it; null: the office',
  )
  partnerId?: string | undefined;
  @NullableField(() => String, 'Naam van die partner / name of that partner')
  partnerName?: string | undefined;
  @Field(() => String)
  neighbourhoodId!: string;
  @Field(() => [Int])
  werklijnen!: readonly number[];
  @Field(() => DateScalar, { description: 'Eerste stap / first step' })
  since!: string;
  @NullableField(
    () => Int,
    'Dagen open op de peildatum; leeg als het niet meer open is / days open at the reference date',
  )
  daysOpen?: number | undefined;
  @NullableField(() => Int, 'Dagen tot het niet meer open was / days until it was no longer open')
  daysTaken?: number | undefined;
  @Field(() => [RegisterStepModel], { description: 'Op datum / by date' })
  steps!: readonly RegisterStepModel[];
}

@ObjectType('RegisterCount', {
  description: 'Aantal per waarde; werklijnen tellen niet op / number by value; werklijnen do not add up',
})
export class RegisterCountModel {
  @Field(() => String, { description: 'state, werklijn, scale, level, kind, reason, authority' })
  facet!: string;
  @Field(() => String, { description: 'Code of tekst / code or text; UNKNOWN' })
  key!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => Int)
  count!: number;
}
