import { Field, ObjectType } from '@nestjs/graphql';
import { LabelModel } from './label.model.js';
import { JsonScalar } from './scalars.js';
import { enumOf } from './enum-of.js';
import { NullableField } from './nullable-field.js';

const SeverityModel = enumOf('Severity', ['refuse', 'conflict', 'forbidden', 'warn']);

@ObjectType('Fault', {
  description: 'Een regel die niet gehaald is, met de plaats / a rule broken, with its place',
})
export class FaultModel {
  @Field(() => String, { description: 'JSON pointer (RFC 6901)' })
  place!: string;
  @Field(() => String)
  rule!: string;
  @Field(() => SeverityModel)
  severity!: string;
  @NullableField(() => JsonScalar)
  value?: unknown;
  @Field(() => LabelModel)
  message!: LabelModel;
}
