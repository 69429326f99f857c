import { ArgsType } from '@nestjs/graphql';
import type { FindingKind, FindingStatus } from '#libs/indicators';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import { FindingKindModel, FindingStatusModel } from './finding.model.js';
import { PageAtLeastArgs } from '../../kernel/graphql/page.js';
import { AsOfInputModel } from '../../kernel/graphql/as-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

/** Which page of findings, of what and as of when. */
@ArgsType()
export class FindingsArgs extends PageAtLeastArgs {
  @NullableField(() => String)
  partnerId?: string | null;
  @NullableField(() => FindingKindModel)
  kind?: FindingKind | null;
  @NullableField(() => FindingStatusModel, 'Standaard beide / default both')
  status?: FindingStatus | null;
  @NullableField(() => AsOfInputModel, 'Standaard nu / default now')
  asOf?: AsOfInputModel | null;
  @NullableField(
    () => DateScalar,
    'Tot welke dag stilte telt / until which day silence counts; default the day of asOf',
  )
  referenceDate?: string | null;
}
