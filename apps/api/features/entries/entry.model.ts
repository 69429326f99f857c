import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { RecordedEvent } from '#libs/event-store';
import { AMENDMENTS, typeNamed, type FaultJson } from '#libs/programme';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { FaultModel } from '../../kernel/graphql/fault.model.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, DateTimeScalar, JsonScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const EntryStatusModel = enumOf('EntryStatus', ['EFFECTIVE', 'RETRACTED']);
export const AmendmentModel = enumOf('Amendment', AMENDMENTS, {
  labels: (name) => typeNamed(name).label,
});

@ObjectType('HistoryItem', { description: 'Wat er met een gebeurtenis gebeurde / what happened to an entry' })
export class HistoryItemModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => String)
  name!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
  @Field(() => String, { description: 'Rol van wie het vastlegde / role of who recorded it' })
  actorRole!: string;
  @Field(() => LabelModel)
  actorRoleLabel!: LabelModel;
  @NullableField(
    () => String,
    'Wie het vastlegde (sub van het token), voor wie mag controleren / who recorded it, for who may audit',
  )
  actorSubject?: string | undefined;
  @NullableField(() => String)
  reason?: string | undefined;
  @NullableField(() => String)
  reasonText?: string | undefined;
  @Field(() => JsonScalar)
  data: unknown;
  @Field(() => [FaultModel])
  warnings!: readonly FaultJson[];
}

@ObjectType('LateFor', {
  description: 'Waarvoor een gebeurtenis nagekomen is / what an entry came too late for',
})
export class LateForModel {
  @Field(() => String)
  period!: string;
  @Field(() => Boolean, { description: 'De periode was gesloten / the period was closed' })
  closed!: boolean;
  @NullableField(() => ID, 'De rapportage die toen gold / the edition that was in force')
  editionId?: string | undefined;
}

@ObjectType('Entry', {
  description: 'Een gebeurtenis zoals zij op een positie stond / an entry as it stood at a position',
})
export class EntryModel {
  /** The event that recorded it. Not a field. */
  readonly recorded?: RecordedEvent | undefined;
  /** The position it is seen from. Not a field. */
  readonly seenAt!: number;
  @Field(() => ID)
  entryId!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String, { description: 'CloudEvents type' })
  type!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @NullableField(() => Int)
  werklijn?: number | undefined;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
  @Field(() => String)
  source!: string;
  @Field(() => String)
  id!: string;
  @Field(() => String)
  digest!: string;
  @NullableField(() => String)
  partnerId?: string | undefined;
  @NullableField(() => String)
  neighbourhoodId?: string | undefined;
  @NullableField(() => DateScalar)
  occurredOn?: string | undefined;
  @Field(() => EntryStatusModel)
  status!: string;
  @Field(() => Boolean, {
    description: 'Telt anders dan eerst aangeleverd / counts otherwise than as first posted',
  })
  corrected!: boolean;
  @Field(() => [FaultModel])
  warnings!: readonly FaultJson[];
}
