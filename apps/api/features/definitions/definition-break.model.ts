import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('DefinitionBreak', {
  description:
    'Een breuk: dit cijfer en dat ervoor volgen een andere versie van de definitie en zijn niet als verloop te lezen / ' +
    'a break: this figure and the one before follow different versions of the definition and are no trend',
})
export class DefinitionBreakModel {
  @Field(() => Int)
  fromVersion!: number;
  @Field(() => Int)
  toVersion!: number;
  @NullableField(
    () => DateScalar,
    'Vanaf welke dag de latere versie geldt / from which day the later version holds',
  )
  validFrom?: string | undefined;
  @NullableField(() => String, 'Waarom zij is vastgesteld / why it was published')
  reason?: string | undefined;
}
