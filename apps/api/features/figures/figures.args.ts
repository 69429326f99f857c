import { ArgsType, Field, Int } from '@nestjs/graphql';
import { DIMENSIONS, dimensionLabel, type Dimension } from '#libs/indicators';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';

/** Whatever a KPI can be split by. */
const DimensionModel = enumOf('Dimension', DIMENSIONS, { labels: dimensionLabel });

/** Which figures are asked, of which period. */
@ArgsType()
export class QuestionArgs {
  @Field(() => [String], { nullable: true, description: 'Codes; standaard alle / default all' })
  kpis?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'NL, GM…, gebied / neighbourhood; default NL' })
  scopes?: string[] | null;
  @Field(() => String, { description: '2025, 2025-H1, 2025-Q3, 2025-07' })
  period!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Vanaf het begin van het programma / from its start',
  })
  cumulative!: boolean;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Wat dan rijp is / what has matured; default the day of asOf',
  })
  referenceDate?: string | null;
  @Field(() => DimensionModel, { nullable: true })
  split?: Dimension | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Versie van de definitie; standaard die voor de periode geldt / default the one in force',
  })
  definitionVersion?: number | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'De delen worden opgeteld: geweigerd waar zij niet het geheel zijn / ' +
      'the parts are going to be added up: refused where they do not make the whole',
  })
  sumOfParts!: boolean;
}

/** The same, as of a state of the log. */
@ArgsType()
export class FiguresArgs extends QuestionArgs {
  @Field(() => AsOfInputModel, { nullable: true, description: 'Standaard nu / default now' })
  asOf?: AsOfInputModel | null;
  @Field(() => PositionScalar, {
    nullable: true,
    description: 'Wacht tot deze positie verwerkt is / waits until this position is projected, 5 s at most',
  })
  atLeast?: string | null;
}
