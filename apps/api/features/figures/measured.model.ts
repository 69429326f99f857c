import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../kernel/graphql/enum-of.js';

export const FigureStatusModel = enumOf('FigureStatus', ['NO_DATA', 'OK', 'NOT_MATURE', 'PROTECTED']);

/** What a figure and each part of a split say: whether there is a number, and which. */
@ObjectType({ isAbstract: true })
export abstract class AmountsModel {
  @Field(() => FigureStatusModel)
  status!: string;
  @Field(() => Float, { nullable: true })
  value?: number | undefined;
  @Field(() => Float, { nullable: true })
  numerator?: number | undefined;
  @Field(() => Float, { nullable: true })
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
  @Field(() => Float, {
    nullable: true,
    description: 'Hoeveel niet te beoordelen zijn / how many cannot be judged',
  })
  unknown?: number | undefined;
  @Field(() => Float, { nullable: true })
  total?: number | undefined;
  @Field(() => Float, {
    nullable: true,
    description: 'Hoeveel nog niet rijp zijn / how many are not mature yet',
  })
  immature?: number | undefined;
  @Field(() => Float, { nullable: true, description: 'unknown / total' })
  unknownShare?: number | undefined;
  @Field(() => Float, {
    nullable: true,
    description:
      'Streefwaarde voor dit gebied en deze periode, als value: van een percentage een deel van 1, 0,45 is 45 % / ' +
      'target of this scope and period, as value: of a share a part of 1, 0.45 is 45 %',
  })
  target?: number | undefined;
  @Field(() => Float, { nullable: true, description: 'Nulmeting, als value / what it was before, as value' })
  baseline?: number | undefined;
  @Field(() => Float, {
    nullable: true,
    description:
      'Welk deel van de weg van nulmeting naar streefwaarde is afgelegd, 1 = gehaald, ook als lager beter is / ' +
      'how much of the way from baseline to target is gone, 1 = reached, also when lower is better',
  })
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
