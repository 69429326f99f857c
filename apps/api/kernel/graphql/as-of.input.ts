import { Field, InputType } from '@nestjs/graphql';
import { DateTimeScalar, PositionScalar } from './scalars.js';

@InputType('AsOf', { description: 'De stand op een positie óf een tijdstip / as of a position or a moment' })
export class AsOfInputModel {
  @Field(() => PositionScalar, { nullable: true })
  position?: string | null;
  @Field(() => DateTimeScalar, { nullable: true })
  moment?: string | null;
}
