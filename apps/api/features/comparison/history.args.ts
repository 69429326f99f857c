import { ArgsType, Field, Int } from '@nestjs/graphql';
import { STEPS_BY, type StepsBy } from '#libs/indicators';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const StepsByModel = enumOf('StepsBy', STEPS_BY, {
  description:
    'Hoe fijn: per maand of dag van vastlegging, of per gebeurtenis / by month or day of recording, or by entry',
});

/** Of which figure the history is asked, how fine, and which page. */
@ArgsType()
export class HistoryArgs {
  @Field(() => String)
  kpi!: string;
  @Field(() => String, { defaultValue: 'NL', description: 'NL, GM…, gebied / neighbourhood' })
  scope!: string;
  @Field(() => String, { description: '2025, 2025-H1, 2025-Q3, 2025-07' })
  period!: string;
  @Field(() => Boolean, { defaultValue: false })
  cumulative!: boolean;
  @Field(() => StepsByModel, { defaultValue: 'MONTH' })
  by!: StepsBy;
  @NullableField(() => DateScalar, 'Eerste dag van vastlegging / first day recorded')
  recordedFrom?: string | null;
  @NullableField(() => DateScalar, 'Laatste dag van vastlegging / last day recorded')
  recordedTo?: string | null;
  @NullableField(
    () => AsOfInputModel,
    'Tot welke stand van het logboek; standaard nu / up to which state of the log; default now',
  )
  asOf?: AsOfInputModel | null;
  @Field(() => Int, { defaultValue: 50, description: '1–100' })
  first!: number;
  @NullableField(() => String, 'endCursor van de vorige pagina / of the page before')
  after?: string | null;
  @NullableField(() => PositionScalar)
  atLeast?: string | null;
}
