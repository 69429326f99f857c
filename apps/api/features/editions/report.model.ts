import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { EditionModel, PublishedFigureModel } from './edition.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';
import { DefinitionBreakModel } from '../definitions/definition-break.model.js';
import { AreaMoveModel } from '../register/area-move.model.js';
import { RestatedAmountModel } from '../restatement/restatement.model.js';

@ObjectType('PreviousFigure', {
  description: 'Hetzelfde cijfer in de vorige rapportage, en wat ervan is geworden / what became of it since',
})
export class PreviousFigureModel {
  @Field(() => PublishedFigureModel)
  period!: PublishedFigureModel;
  @Field(() => PublishedFigureModel)
  cumulative!: PublishedFigureModel;
  @Field(() => [RestatedAmountModel], {
    description: 'Van het cijfer over die periode / of the period figure',
  })
  periodChange!: readonly RestatedAmountModel[];
  @Field(() => [RestatedAmountModel])
  cumulativeChange!: readonly RestatedAmountModel[];
}

@ObjectType('ReportRow', { description: 'Een indicator voor één gebied / a KPI for one scope' })
export class ReportRowModel {
  @Field(() => String)
  kpi!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => LabelModel)
  unit!: LabelModel;
  @Field(() => Boolean)
  ascending!: boolean;
  @NullableField(() => Int)
  werklijn?: number | undefined;
  @Field(() => String)
  scope!: string;
  @Field(() => PublishedFigureModel)
  period!: PublishedFigureModel;
  @Field(() => PublishedFigureModel)
  cumulative!: PublishedFigureModel;
  @NullableField(() => PreviousFigureModel)
  previous?: PreviousFigureModel | undefined;
  @NullableField(
    () => DefinitionBreakModel,
    'Dat de vorige rapportage een andere versie van de definitie volgde / that the previous edition followed another version',
  )
  definitionBreak?: DefinitionBreakModel | undefined;
}

@ObjectType('ReportWerklijn')
export class ReportWerklijnModel {
  @Field(() => Int)
  werklijn!: number;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => [ReportRowModel])
  rows!: readonly ReportRowModel[];
}

@ObjectType('ReportArea', { description: 'Dezelfde indicatoren voor één gebied / the same for one area' })
export class ReportAreaModel {
  @Field(() => ID, { description: 'Gemeentecode of gebied / municipality code or neighbourhood' })
  scope!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  municipalityCode!: string;
  @Field(() => [ReportRowModel])
  rows!: readonly ReportRowModel[];
}

@ObjectType('ReportScopeGone', {
  description:
    'Een gebied dat de vorige rapportage had en deze niet / an area that the previous edition had and this one has not',
})
export class ReportScopeGoneModel {
  @Field(() => ID, { description: 'Gemeentecode of gebied / municipality code or neighbourhood' })
  scope!: string;
  @Field(() => String, { description: 'Zoals het toen heette / as it was called then' })
  name!: string;
  @Field(() => [AreaMoveModel], {
    description:
      'Van een gemeente: waar haar gebieden bij kwamen te horen / of a municipality: where its neighbourhoods belong now',
  })
  wentTo!: readonly AreaMoveModel[];
}

@ObjectType('NamedCount')
export class NamedCountModel {
  @Field(() => String)
  key!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => Int)
  count!: number;
}

@ObjectType('ReportLinkages')
export class ReportLinkagesModel {
  @Field(() => Int)
  open!: number;
  @Field(() => Int)
  realised!: number;
  @Field(() => Int)
  missed!: number;
  @Field(() => [NamedCountModel])
  missedByReason!: readonly NamedCountModel[];
}

@ObjectType('AuthorityCount', { description: 'Wat er bij wie ligt / what lies with whom' })
export class AuthorityCountModel {
  @NullableField(() => String)
  authority?: string | undefined;
  @Field(() => Int)
  open!: number;
  @Field(() => Int)
  closed!: number;
  @NullableField(() => Float)
  medianDaysOpen?: number | undefined;
  @NullableField(() => Int)
  longestDaysOpen?: number | undefined;
  @Field(() => [NamedCountModel])
  states!: readonly NamedCountModel[];
}

@ObjectType('Narrative', { description: 'Wat een partner erbij zegt / what a partner says with it' })
export class NarrativeModel {
  @Field(() => String)
  partnerId!: string;
  @Field(() => String)
  partnerName!: string;
  @Field(() => String)
  state!: string;
  @Field(() => Boolean)
  nilReport!: boolean;
  @NullableField(() => String)
  narrative?: string | undefined;
}

@ObjectType('ReportQuality')
export class ReportQualityModel {
  @Field(() => [ReportRowModel], { description: 'Q.1 tot en met Q.4' })
  rows!: readonly ReportRowModel[];
  @Field(() => Int)
  submissionsExpected!: number;
  @Field(() => Int)
  submissionsMade!: number;
  @Field(() => Int, { description: 'Aanvaard of niets te melden / accepted or nil' })
  submissionsComplete!: number;
  @Field(() => [NamedCountModel])
  openFindings!: readonly NamedCountModel[];
}

@ObjectType('Report', {
  description:
    'De hele rapportage in één antwoord; als bestand (PDF, XLSX, CSV, JSON, pagina) op /v1/rapportages/{id} / the whole edition in one answer; as a file (PDF, XLSX, CSV, JSON, page) at /v1/rapportages/{id}',
})
export class ReportModel {
  @Field(() => EditionModel)
  edition!: EditionModel;
  @NullableField(() => EditionModel, 'Waarmee vergeleken wordt / compared with')
  previous?: EditionModel | undefined;
  @Field(() => [ReportWerklijnModel])
  werklijnen!: readonly ReportWerklijnModel[];
  @Field(() => [ReportRowModel], { description: 'Over de werklijnen heen: X.1 tot en met X.4' })
  across!: readonly ReportRowModel[];
  @Field(() => [ReportAreaModel])
  neighbourhoods!: readonly ReportAreaModel[];
  @Field(() => [ReportAreaModel])
  municipalities!: readonly ReportAreaModel[];
  @Field(() => [ReportScopeGoneModel], {
    description: 'Gebieden die de vorige rapportage nog had / areas that the previous edition still had',
  })
  scopesGone!: readonly ReportScopeGoneModel[];
  @Field(() => ReportLinkagesModel)
  linkages!: ReportLinkagesModel;
  @Field(() => [AuthorityCountModel])
  obstacles!: readonly AuthorityCountModel[];
  @Field(() => [AuthorityCountModel])
  experimentRooms!: readonly AuthorityCountModel[];
  @Field(() => [NarrativeModel])
  narratives!: readonly NarrativeModel[];
  @Field(() => ReportQualityModel)
  dataQuality!: ReportQualityModel;
  @Field(() => [ReportRowModel], {
    description:
      'Cijfers van de vorige rapportage die anders zijn geworden / figures of the previous edition that changed',
  })
  restatements!: readonly ReportRowModel[];
}
