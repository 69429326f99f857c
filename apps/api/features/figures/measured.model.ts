import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const FigureStatusModel = enumOf('FigureStatus', ['NO_DATA', 'OK', 'NOT_MATURE', 'PROTECTED']);

/** What a figure and each part of a split say: whether there is a number, and which. */
@ObjectType({ isAbstract: true })
export abstract class AmountsModel {
  @Field(() => FigureStatusModel)
  status!: string;
  @NullableField(() => Float)
  value?: number | undefined;
  @NullableField(() => Float)
  numerator?: number | undefined;
  @NullableField(() => Float)
  denominator?: number | undefined;
}

/** A further amount of a figure, by name. */
@ObjectType('FigureComponent')
export class ComponentModel {
  @Field(() => String)
  name!: string;
  @Field(() => Float)
  value!: number;
}

export const PARTNERS_REPORTING =
  'Hoeveel van de verwachte partners in de periode zelf aanleverden, ook bij een cijfer vanaf het begin / ' +
  'how many of those expected reported in the period itself, also of a figure since the start';

/** A figure with its quality, computed now or published. */
@ObjectType({ isAbstract: true })
export abstract class MeasuredModel extends AmountsModel {
  @Field(() => [ComponentModel])
  components!: readonly ComponentModel[];
  @NullableField(() => Float, 'Hoeveel niet te beoordelen zijn / how many cannot be judged')
  unknown?: number | undefined;
  @NullableField(() => Float)
  total?: number | undefined;
  @NullableField(() => Float, 'Hoeveel nog niet rijp zijn / how many are not mature yet')
  immature?: number | undefined;
  @NullableField(() => Float, 'unknown / total')
  unknownShare?: number | undefined;
  @NullableField(
    () => Float,
    'Streefwaarde voor dit gebied en deze periode, als value: van een percentage een deel van 1, 0,45 is 45 % / ' +
      'target of this scope and period, as value: of a share a part of 1, 0.45 is 45 %',
  )
  target?: number | undefined;
  @NullableField(() => Float, 'Nulmeting, als value / what it was before, as value')
  baseline?: number | undefined;
  @NullableField(
    () => Float,
    'Welk deel van de weg van nulmeting naar streefwaarde is afgelegd, 1 = gehaald, ook als lager beter is / ' +
      'how much of the way from baseline to target is gone, 1 = reached, also when lower is better',
  )
  progress?: number | undefined;
  @Field(() => Int, {
    description:
      'Partners die in de periode ten minste een dag meedoen, in dit gebied en deze werklijn / ' +
      'partners that take part on at least one day of the period, in this scope and werklijn',
  })
  partnersExpected!: number;
  @Field(() => Int)
  definitionVersion!: number;
}
