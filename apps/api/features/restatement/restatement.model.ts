import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { CAUSES, type Cause, type Restated, type RestatedFigure } from '#libs/indicators';
import type { Label } from '#libs/programme';
import type { Comparison } from '#libs/read-model';
import { EntryModel } from '../entries/entry.model.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { PeriodModel } from '../figures/figure.model.js';
import { ComponentModel } from '../figures/measured.model.js';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { edgeOf, PageInfoModel, type Edge } from '../../kernel/graphql/page.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { CAUSE_LABELS } from './cause-labels.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

export const CauseModel = enumOf('Cause', CAUSES, {
  description: 'Waarom een cijfer anders is geworden / why a figure changed',
  labels: (cause) => CAUSE_LABELS[cause],
});

@ObjectType('RestatedAmount', {
  description:
    'Wat er van een getal is geworden; de oorzaken tellen precies op van before naar after / the causes sum exactly from before to after',
})
export class RestatedAmountModel {
  @Field(() => String, {
    description: 'value, numerator, denominator, unknown, immature of een onderdeel / or a component',
  })
  name!: string;
  @Field(() => Float)
  before!: number;
  @Field(() => Float)
  after!: number;
  @Field(() => Float, {
    description:
      'Kwam nadat een periode van die dag was gesloten of erover was gerapporteerd / came after a period of its day was closed or published on',
  })
  late!: number;
  @Field(() => Float, { description: 'Kwam erbij zonder te laat te zijn / came without being late' })
  new!: number;
  @Field(() => Float)
  corrections!: number;
  @Field(() => Float)
  retractions!: number;
  @Field(() => Float)
  links!: number;
  @Field(() => Float, {
    description:
      'Een partner ging meedoen, stopte of veranderde; van Q.1 en Q.2 / a partner joined, left or changed; of Q.1 and Q.2',
  })
  participation!: number;
  @Field(() => Float, {
    description: 'Een andere versie van de definitie / another version of the definition',
  })
  definition!: number;
  @Field(() => Float, {
    description:
      'Een latere peildatum: wat eerst te jong was is nu te beoordelen / a later reference date: what was too young can be judged now',
  })
  laterLook!: number;
  @Field(() => Float, {
    description: 'Een gebied kwam bij een gemeente of ging eruit / an area joined a municipality or left it',
  })
  area!: number;
  @Field(() => Float)
  disclosure!: number;
}

/** A state of the log between which figures are compared. */
@ObjectType('ComparedState')
export class ComparedStateModel {
  @Field(() => PositionScalar)
  position!: string;
  @Field(() => DateScalar)
  referenceDate!: string;
  @NullableField(() => String)
  editionId?: string | undefined;
}

@ObjectType('Restatement', { description: 'Een cijfer dat anders is geworden, of niet / a figure restated' })
export class RestatementModel {
  /** What it was computed from; for its causes. Not fields. */
  readonly comparison!: Comparison;
  readonly figure!: RestatedFigure;
  @Field(() => String)
  kpi!: string;
  @Field(() => LabelModel)
  label!: Label;
  @Field(() => LabelModel)
  unit!: Label;
  @Field(() => String)
  scope!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => Boolean)
  changed!: boolean;
  @NullableField(() => Float, 'Van een verhouding teller / noemer / of a ratio numerator / denominator')
  before?: number | undefined;
  @NullableField(() => Float)
  after?: number | undefined;
  @Field(() => [RestatedAmountModel])
  amounts!: readonly RestatedAmountModel[];
}

/** Figures at two states, with what became of each. */
@ObjectType('Comparison')
export class ComparisonModel {
  @Field(() => ComparedStateModel)
  from!: ComparedStateModel;
  @Field(() => ComparedStateModel)
  to!: ComparedStateModel;
  @Field(() => [RestatementModel])
  figures!: readonly RestatementModel[];
}

@ObjectType('CausingEntry', {
  description: 'Een gebeurtenis die een cijfer veranderde / an entry that changed a figure',
})
export class CausingEntryModel {
  @Field(() => CauseModel)
  cause!: string;
  @Field(() => LabelModel)
  causeLabel!: Label;
  @Field(() => PositionScalar, {
    description:
      'Van wat het verschil maakte: de gebeurtenis zelf, haar correctie of intrekking / of what made the difference',
  })
  position!: string;
  @NullableField(
    () => [ComponentModel],
    'Wat zij deed met wat optelt; leeg waar alleen een mediaan verschoof / what it did to the amounts that add up',
  )
  contribution?: readonly ComponentModel[] | undefined;
  @Field(() => ID)
  entryId!: string;
  @Field(() => EntryModel)
  entry!: EntryModel;
}

const CausingEntryEdge = edgeOf('CausingEntry', CausingEntryModel);

/** A page of the entries that changed a figure. */
@ObjectType('CausingEntryConnection')
export class CausingEntryConnectionModel {
  @Field(() => [CausingEntryEdge])
  edges!: readonly Edge<CausingEntryModel>[];
  @Field(() => [CausingEntryModel], { deprecationReason: 'edges { node }' })
  nodes!: readonly CausingEntryModel[];
  @Field(() => PageInfoModel)
  pageInfo!: PageInfoModel;
  @Field(() => Int)
  totalCount!: number;
  @Field(() => Int, { description: 'Hoeveel er van anderen zijn / how many are of others' })
  notShown!: number;
}

/** A value for each cause. */
export const byCause = <T>(of: (cause: Cause) => T): Record<Cause, T> =>
  Object.fromEntries(CAUSES.map((cause) => [cause, of(cause)])) as Record<Cause, T>;

/** Millionths as numbers. */
const UNITS = 1_000_000;

/**
 * The amounts of a restated figure, each with its causes: those that are there on either side, and those that came
 * and went in between (a median of one late entry that was corrected away), whose causes weigh against each other.
 */
export function restatedAmounts(restated: Restated): RestatedAmountModel[] {
  const names = new Set([...Object.keys(restated.before), ...Object.keys(restated.after)]);
  for (const cause of CAUSES) for (const name of movedIn(restated, cause)) names.add(name);
  return Array.from(names, (name) => amountNamed(restated, name));
}

/** Those of them that changed, or on which causes weigh against each other; nearly always there are none. */
export function changedAmounts(restated: Restated): RestatedAmountModel[] {
  const isSame = !isChanged(restated) && CAUSES.every((cause) => movedIn(restated, cause).length === 0);
  if (isSame) return [];
  return restatedAmounts(restated).filter(
    (amount) => amount.before !== amount.after || CAUSES.some((cause) => amount[cause] !== 0),
  );
}

const movedIn = ({ parts }: Restated, cause: Cause): readonly string[] =>
  Object.keys(parts[cause]).filter((name) => parts[cause][name] !== 0);

const amountNamed = ({ before, after, parts }: Restated, name: string): RestatedAmountModel => ({
  name,
  before: (before[name] ?? 0) / UNITS,
  after: (after[name] ?? 0) / UNITS,
  ...byCause((cause) => (parts[cause][name] ?? 0) / UNITS),
});

/** The number that amounts stand for: of a ratio numerator / denominator; undefined where there is none. */
export function numberOf(amounts: Restated['before']): number | undefined {
  const { value, numerator, denominator } = amounts;
  if (denominator === undefined) return value === undefined ? undefined : value / 1_000_000;
  return denominator === 0 ? undefined : (numerator ?? 0) / denominator;
}

/** Whether any amount is another one now. */
export const isChanged = ({ before, after }: Restated): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].some(
    (name) => (before[name] ?? 0) !== (after[name] ?? 0),
  );
