import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '../entries/page.args.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.input.js';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { FindingKindModel, FindingStatusModel } from './finding.model.js';

@ArgsType()
export class FindingsArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  partnerId?: string | null;
  @Field(() => FindingKindModel, { nullable: true })
  kind?: FindingKindModel | null;
  @Field(() => FindingStatusModel, { nullable: true, description: 'Standaard beide / default both' })
  status?: FindingStatusModel | null;
  @Field(() => AsOfInputModel, { nullable: true, description: 'Standaard nu / default now' })
  asOf?: AsOfInputModel | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Tot welke dag stilte telt / until which day silence counts; default the day of asOf',
  })
  referenceDate?: string | null;
  @Field(() => PositionScalar, {
    nullable: true,
    description: 'Wacht tot deze positie verwerkt is / read-your-writes',
  })
  atLeast?: string | null;
}
