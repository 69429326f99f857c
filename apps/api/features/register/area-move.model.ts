import { Field, ID, ObjectType } from '@nestjs/graphql';
import { programmeRegisterAt, type AreaMove, type EffectiveEntries } from '#libs/indicators';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('AreaMove', {
  description:
    'Een gebied dat naar een andere gemeente ging / a neighbourhood that went to another municipality',
})
export class AreaMoveModel {
  @Field(() => ID)
  neighbourhoodId!: string;
  @Field(() => String)
  name!: string;
  @NullableField(
    () => String,
    'Gemeentecode van nu; leeg: niet meer geregistreerd / its municipality now; null: registered no longer',
  )
  to?: string | undefined;
}

/** Moves with the names of now. */
export const areaMoves = (moves: readonly AreaMove[], entries: EffectiveEntries): AreaMoveModel[] =>
  moves.map(({ neighbourhoodId, to }) => ({
    neighbourhoodId,
    name: programmeRegisterAt(entries).neighbourhoods.get(neighbourhoodId)?.name ?? neighbourhoodId,
    to,
  }));
