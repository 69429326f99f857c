import { Field, Float, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('LogCheck', {
  description:
    'De controle van het hele logboek door deze server: gebeurtenissen, bladen, hashes en elk ondertekend controlepunt / the check of the whole log by this server: events, leaves, hashes and every signed checkpoint',
})
export class LogCheckModel {
  @Field(() => String, { description: 'idle, running, clean, different, given-up of/or failed' })
  state!: string;
  @Field(() => Float, { description: 'gebeurtenissen vergeleken / events compared' })
  done!: number;
  @Field(() => Float, { description: 'tot en met het nieuwste controlepunt / up to the newest checkpoint' })
  size!: number;
  @NullableField(
    () => Float,
    'ondertekende controlepunten die uit het logboek volgen / signed checkpoints that follow from the log',
  )
  checkpoints?: number;
  @NullableField(() => Float, 'het eerste blad dat verschilt, vanaf 0 / the first leaf that differs, from 0')
  leaf?: number;
  @NullableField(() => DateTimeScalar, 'wanneer zij begon / when it began')
  startedAt?: string;
  @NullableField(() => DateTimeScalar, 'wanneer zij eindigde / when it ended')
  endedAt?: string;
  @Field(() => LabelModel, { description: 'hoe het staat, in woorden / how it stands, in words' })
  text!: LabelModel;
}
