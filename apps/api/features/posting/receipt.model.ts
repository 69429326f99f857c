import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FaultJson } from '#libs/programme';
import { FaultModel } from '../../kernel/graphql/fault.model.js';
import { DateTimeScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import type { ReceiptJson } from './receipt-json.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('Receipt', {
  description:
    'Ontvangstbewijs, voor altijd hetzelfde voor dezelfde source en id / receipt, the same forever',
})
export class ReceiptModel implements ReceiptJson {
  @Field(() => ID)
  entryId!: string;
  @Field(() => String)
  source!: string;
  @Field(() => String)
  id!: string;
  @Field(() => String)
  type!: string;
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => String, {
    description: 'de stroom waarin zij staat / the stream it stands in',
  })
  stream!: string;
  @Field(() => Int, { description: 'haar plaats daarin, vanaf 0 / its place there, from 0' })
  rev!: number;
  @Field(() => DateTimeScalar)
  recordedAt!: string;
  @Field(() => String, {
    description:
      'SHA-256 over the canonical JSON of the content: specversion, id, source, type, subject, data',
  })
  digest!: string;
  @Field(() => Boolean)
  duplicate!: boolean;
  @Field(() => [FaultModel])
  warnings!: readonly FaultJson[];
  @NullableField(() => ID, 'For corrections: the entry they correct')
  correctsEntryId?: string;
  @NullableField(
    () => String,
    'Belofte: handtekening van het logboek over dit ontvangstbewijs (signed note), als deze server ondertekent / promise: signature of the log over this receipt, where this server signs',
  )
  promise?: string;
}
