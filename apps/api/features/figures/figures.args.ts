import { ArgsType, Field, Int } from '@nestjs/graphql';
import { DIMENSIONS, dimensionLabel, type Dimension } from '#libs/indicators';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

/** Whatever a KPI can be split by. */
const DimensionModel = enumOf('Dimension', DIMENSIONS, { labels: dimensionLabel });

/** Which figures are asked, of which period. */
@ArgsType()
export class QuestionArgs {
  @NullableField(() => [String], 'Codes; standaard alle / default all')
  kpis?: string[] | null;
  @NullableField(() => [String], 'NL, GM…, gebied / neighbourhood; default NL')
  scopes?: string[] | null;
  @Field(() => String, { description: '2025, 2025-H1, 2025-Q3, 2025-07' })
  period!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Vanaf het begin van het programma / from its start',
  })
  cumulative!: boolean;
  @NullableField(() => DateScalar, 'Wat dan rijp is / what has matured; default the day of asOf')
  referenceDate?: string | null;
  @NullableField(() => DimensionModel)
  split?: Dimension | null;
  @NullableField(
    () => Int,
    'Versie van de definitie; standaard die voor de periode geldt / default the one in force',
  )
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
  @NullableField(() => AsOfInputModel, 'Standaard nu / default now')
  asOf?: AsOfInputModel | null;
  @NullableField(
    () => PositionScalar,
    'Wacht tot deze positie verwerkt is / waits until this position is projected, 5 s at most',
  )
  atLeast?: string | null;
}
