import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  codeLabel,
  dateOf,
  DISCLOSURE_PROFILES,
  EDITION,
  EDITION_STATUSES,
  type Label,
} from '#libs/programme';
import { parsePeriod, type Edition, type EditionFigure } from '#libs/indicators';
import { toMoment } from '#libs/platform';
import type { ReadModel } from '#libs/read-model';
import { PeriodModel } from '../figures/figure.model.js';
import { AmountsModel, MeasuredModel, PARTNERS_REPORTING } from '../figures/measured.model.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, DateTimeScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { codesOf } from '../../kernel/graphql/enum-of.js';
import { heldBackLabel } from './held-back.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const EditionStatusModel = codesOf('editionStatus', EDITION_STATUSES);
export const DisclosureProfileModel = codesOf('disclosureProfile', DISCLOSURE_PROFILES);

/** A version of a definition that an edition pins. */
@ObjectType('PinnedDefinition')
export class PinnedDefinitionModel {
  @Field(() => String)
  code!: string;
  @Field(() => Int)
  version!: number;
}

@ObjectType('ReportEdition', {
  description:
    'Een rapportage met haar vijf pinnen: stand, definities, gebiedsindeling, onthullingsprofiel en peildatum / an edition with its five pins',
})
export class EditionModel {
  @Field(() => ID)
  editionId!: string;
  @NullableField(() => String)
  title?: string | undefined;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => EditionStatusModel)
  status!: string;
  @Field(() => LabelModel)
  statusLabel!: Label;
  @Field(() => String, { description: Object.keys(EDITION.states).join(', ') })
  standing!: string;
  @Field(() => LabelModel)
  standingLabel!: Label;
  @NullableField(() => String, 'Waarom vervangen of ingetrokken / why it ended')
  reason?: string | undefined;
  @Field(() => PositionScalar)
  asOfPosition!: string;
  @NullableField(() => DateTimeScalar, 'Wanneer die positie is vastgelegd / when that position was recorded')
  asOfMoment?: string | undefined;
  @Field(() => [PinnedDefinitionModel])
  definitionSet!: readonly PinnedDefinitionModel[];
  @Field(() => Int)
  areaEdition!: number;
  @Field(() => DisclosureProfileModel)
  disclosureProfile!: string;
  @Field(() => Int)
  protectionVersion!: number;
  @Field(() => DateScalar)
  referenceDate!: string;
  @Field(() => String, {
    description: 'SHA-256 over de RFC 8785-JSON van alle cijfers / over the RFC 8785 JSON of all its figures',
  })
  digest!: string;
  @Field(() => ID)
  entryId!: string;
  @Field(() => PositionScalar)
  publishedPosition!: string;
  @Field(() => DateTimeScalar)
  publishedAt!: string;
  @NullableField(() => String)
  supersedesEditionId?: string | undefined;
  @NullableField(() => String)
  supersededByEditionId?: string | undefined;
  @NullableField(() => DateTimeScalar)
  endedAt?: string | undefined;
  @NullableField(
    () => LabelModel,
    'Waarom buitenstaanders van haar niets over mensen zien; leeg als dat er niet is / ' +
      'why outsiders see nothing about people of it; absent when there is no reason',
  )
  heldBack?: Label | undefined;
}

/** An edition as GraphQL gives it, with the moments of its positions. */
export function toEditionModel(edition: Edition, readModel: ReadModel): EditionModel {
  const { moments } = readModel.model;
  const moment = (position: number | undefined): string | undefined => {
    const found = position === undefined ? undefined : moments.of(position);
    return found === undefined ? undefined : toMoment(found);
  };
  return {
    ...edition,
    period: toPeriodModel(edition.period, false),
    statusLabel: codeLabel('editionStatus', edition.status),
    standingLabel: EDITION.states[edition.standing],
    asOfPosition: String(edition.asOfPosition),
    asOfMoment: moment(edition.asOfPosition),
    publishedPosition: String(edition.publishedAt),
    publishedAt: moment(edition.publishedAt) ?? '',
    endedAt: moment(edition.endedAt),
    heldBack: heldBackLabel(edition, readModel),
  };
}

/** A period by a code that was checked before. */
export function toPeriodModel(code: string, cumulative: boolean): PeriodModel {
  const period = parsePeriod(code, cumulative);
  return {
    code,
    cumulative,
    from: period ? dateOf(period.from) : '',
    to: period ? dateOf(period.to) : '',
  };
}

/** A part of a split as it was published. */
@ObjectType('PublishedPart')
export class PublishedPartModel extends AmountsModel {
  @Field(() => String)
  dimension!: string;
  @Field(() => String)
  key!: string;
}

const NOT_TO_OUTSIDERS =
  'van cijfers over mensen niet voor wie alleen rapportages leest / of figures about people not for who reads editions only';

@ObjectType('PublishedFigure', { description: 'Een cijfer zoals gerapporteerd / a figure as reported' })
export class PublishedFigureModel extends MeasuredModel {
  @NullableField(() => Int, `${PARTNERS_REPORTING}; ${NOT_TO_OUTSIDERS}`)
  partnersReporting?: number | undefined;
  @Field(() => [PublishedPartModel], {
    description: 'Alle uitsplitsingen / every split; only for NL in the period',
  })
  parts!: readonly PublishedPartModel[];
}

/** A published figure as GraphQL gives it. */
export const publishedFigure = ({
  figure,
  components,
  parts,
  ...rest
}: EditionFigure): PublishedFigureModel => ({
  ...rest,
  value: figure,
  components: Object.entries(components ?? {}).map(([name, value]) => ({ name, value })),
  parts: (parts ?? []).map(({ figure: value, ...part }) => ({ ...part, value })),
});
