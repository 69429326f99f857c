import { ArgsType, Field } from '@nestjs/graphql';
import type { FindingKind, FindingStatus } from '#libs/indicators';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { FindingKindModel, FindingStatusModel } from './finding.model.js';
import { PageAtLeastArgs } from '../../kernel/graphql/page.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';

/** Which page of findings, of what and as of when. */
@ArgsType()
export class FindingsArgs extends PageAtLeastArgs {
  @Field(() => String, { nullable: true })
  partnerId?: string | null;
  @Field(() => FindingKindModel, { nullable: true })
  kind?: FindingKind | null;
  @Field(() => FindingStatusModel, { nullable: true, description: 'Standaard beide / default both' })
  status?: FindingStatus | null;
  @Field(() => AsOfInputModel, { nullable: true, description: 'Standaard nu / default now' })
  asOf?: AsOfInputModel | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Tot welke dag stilte telt / until which day silence counts; default the day of asOf',
  })
  referenceDate?: string | null;
}
