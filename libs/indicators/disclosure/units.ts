import { DistinctPool } from '../facts/distinct.js';
import type { FigureRequest } from '../figures/figure-request.js';
import { toMeasureContext } from '../figures/to-measure-context.js';
import type { Measurement } from '../kpi.js';
import { treatmentOf, type PeopleAmount } from './treatments.js';

const pool = new DistinctPool();

/** An exact amount about people with those it is of. */
export interface AmountOfPeople extends PeopleAmount {
  readonly n: number;
  /** Each once; the order is that of the entries. */
  readonly units: readonly Unit[];
}

export interface Unit {
  /** Token of the vault; of a household that of the first of those linked. */
  readonly key: string;
  /** What it adds to a sum, or to the sum that a mean is of; zero in a count. */
  readonly adds: number;
}

/** The amounts of a figure that outsiders may ask about, each with its units; none when it is not about people. */
export function amountsOfPeople(request: FigureRequest): readonly AmountOfPeople[] {
  const treatment = treatmentOf(request.kpi.code);
  if (typeof treatment === 'string') return [];
  const units = new Map<string, Map<number, number>>();
  const unit = (amount: string, _: string, number: number, adds = 0) => {
    const of = units.get(amount) ?? new Map<number, number>();
    units.set(amount, of);
    of.set(number, (of.get(number) ?? 0) + adds);
  };
  const nothing = () => undefined;
  const measurement = request.kpi.measure(
    toMeasureContext(request, pool, undefined, { entry: nothing, household: nothing, unit }),
  );
  return treatment.map((one) => {
    const of = units.get(one.amount) ?? new Map<number, number>();
    const dictionary = request.entries.store.dictionary(one.of);
    return {
      ...one,
      n: amountIn(measurement, one.amount),
      units: [...of].map(([number, adds]) => ({ key: dictionary.text(number), adds })),
    };
  });
}

function amountIn(measurement: Measurement, amount: string): number {
  const { value, numerator, denominator, components = {} } = measurement;
  if (amount === 'mean') return denominator ? (numerator ?? 0) / denominator : 0;
  return { ...components, value, numerator, denominator }[amount] ?? 0;
}
