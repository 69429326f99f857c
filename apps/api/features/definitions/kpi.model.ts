import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { dimensionLabel, wordsOfParameter, type Chapter, type KpiVersion } from '#libs/indicators';
import { CodeModel } from './event-type.model.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateScalar, JsonScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('Split')
export class SplitModel {
  @Field(() => String)
  dimension!: string;
  @Field(() => LabelModel, { description: 'Waarnaar, in woorden / by what, in words' })
  label!: LabelModel;
  @Field(() => Boolean, { description: 'De delen mogen worden opgeteld / the parts may be added up' })
  addsUp!: boolean;
}

@ObjectType('KpiComponent', {
  description: 'Een verder getal van het cijfer / a further amount of the figure',
})
export class KpiComponentModel {
  @Field(() => String)
  name!: string;
  @Field(() => LabelModel, { description: 'Hoe mensen het noemen / what people call it' })
  label!: LabelModel;
  @Field(() => Boolean, {
    description: 'Een deel van 1 en geen aantal: 0,19 is 19 % / a share of 1 and no number: 0.19 is 19 %',
  })
  ratio!: boolean;
}

@ObjectType('KpiParameter', { description: 'Een getal of een lijst codes / a number or a list of codes' })
export class KpiParameterModel {
  @Field(() => String)
  name!: string;
  @Field(() => LabelModel, { description: 'Hoe mensen haar noemen / what people call it' })
  label!: LabelModel;
  @NullableField(() => LabelModel, 'Van een getal / of a number')
  unit?: LabelModel | undefined;
  @Field(() => [CodeModel], {
    description: 'Van een lijst: wat erin kan staan / of a list: what may be in it',
  })
  choices!: readonly CodeModel[];
  @NullableField(() => Float)
  number?: number | undefined;
  @NullableField(() => [String])
  codes?: readonly string[] | undefined;
}

@ObjectType('KpiVersion', {
  description: 'Een vastgestelde versie; elke versie blijft te berekenen / every version stays computable',
})
export class KpiVersionModel {
  @Field(() => Int)
  version!: number;
  @NullableField(
    () => DateScalar,
    'Voor perioden die op of na deze dag eindigen / for periods that end on or after it; null: version 1',
  )
  validFrom?: string | undefined;
  @NullableField(() => String)
  reason?: string | undefined;
  @Field(() => [KpiParameterModel])
  parameters!: readonly KpiParameterModel[];
  @Field(() => PositionScalar, {
    description: 'Waarop zij is vastgesteld, 0: versie 1 / at which it was published',
  })
  position!: string;
}

@ObjectType('Kpi', { description: 'Definitie van een indicator (KPIS.md) / definition of a KPI' })
export class KpiModel {
  @Field(() => ID)
  code!: string;
  @Field(() => Int, {
    description:
      'De versie van deze parameters: die van het cijfer, of die op de dag geldt / the one in force',
  })
  version!: number;
  @Field(() => String, {
    description:
      'Hoofdstuk van KPIS.md: 1 tot en met 4, X (over de werklijnen heen) of Q (datakwaliteit) / chapter of KPIS.md',
  })
  chapter!: Chapter;
  @NullableField(() => Int)
  werklijn?: number | undefined;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => LabelModel)
  unit!: LabelModel;
  @Field(() => LabelModel)
  formula!: LabelModel;
  @Field(() => String)
  source!: string;
  @Field(() => [String], { description: 'periods, areas, parts' })
  addsUpOver!: readonly string[];
  @Field(() => Boolean, {
    description: 'Meer is beter; false: lager is beter / more is better; false: lower is better',
  })
  ascending!: boolean;
  @Field(() => JsonScalar)
  parameters: unknown;
  @Field(() => [KpiComponentModel], {
    description:
      'Wat het cijfer naast zijn waarde kan dragen / what the figure may carry beside its value (Figure.components)',
  })
  components!: readonly KpiComponentModel[];
  @Field(() => [SplitModel])
  splits!: readonly SplitModel[];
  @Field(() => [KpiVersionModel], { description: 'Oudste eerst, zoals bekend op de positie / oldest first' })
  versions!: readonly KpiVersionModel[];
}

const models = new WeakMap<KpiVersion, KpiModel>();

/** A version of a KPI's definition, with the others known at the same position beside it. */
export function toKpiModel(versions: readonly KpiVersion[], number: number): KpiModel {
  const version = versions.find(({ kpi }) => kpi.version === number);
  if (!version) throw new Error(`no version ${number} of ${versions[0]?.kpi.code ?? 'a KPI'}`);
  const known = models.get(version);
  if (known) return known;
  const { code, chapter, werklijn, label, unit, formula, source, addsUpOver, ascending, parameters } =
    version.kpi;
  const { components = {}, ratios = [], splits } = version.kpi;
  const model = {
    ...{ code, version: number, chapter, werklijn, label, unit, formula, source },
    ...{ addsUpOver, ascending, parameters },
    components: Object.entries(components).map(([name, label]) => ({
      name,
      label,
      ratio: ratios.includes(name),
    })),
    splits: splits.map(({ dimension, addsUp }) => ({
      dimension,
      label: dimensionLabel(dimension),
      addsUp,
    })),
    versions: versions.map(toVersionModel),
  };
  models.set(version, model);
  return model;
}

const toVersionModel = ({ kpi, validFrom, reason, position }: KpiVersion): KpiVersionModel => ({
  version: kpi.version,
  validFrom,
  reason,
  position: String(position),
  parameters: Object.entries(kpi.parameters).map(([name, value]) => {
    const { label, unit, choices = [] } = wordsOfParameter(kpi, name);
    const words = { name, label, unit, choices };
    return typeof value === 'number' ? { ...words, number: value } : { ...words, codes: value };
  }),
});
