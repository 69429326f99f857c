import { treatmentOf, type Kpi, type PeopleAmount, type EditionFigure } from '#libs/indicators';
import type { OpenMeasure, Words } from '#libs/open-data';

/** A measure with the amount of a figure that it is; `figure` is what the indicator stands for. */
export interface MeasureOf extends OpenMeasure {
  readonly amount: string;
  readonly treatment: PeopleAmount['treatment'] | undefined;
}

const HALVES: Readonly<Record<string, Words>> = {
  numerator: { nl: 'teller', en: 'numerator' },
  denominator: { nl: 'noemer', en: 'denominator' },
};
const SHARE: Words = { nl: 'aandeel (1 = 100 %)', en: 'share (1 = 100 %)' };
/** What the further amounts of protected figures are in; those of open ones are called as the figure calls them. */
const AMOUNTS: Readonly<Record<string, Words>> = {
  gasM3: { nl: 'm³ gas per jaar', en: 'm³ gas a year' },
  kWh: { nl: 'kWh per jaar', en: 'kWh a year' },
  eur: { nl: '€ per jaar', en: '€ a year' },
  paid: { nl: '€ uitbetaald', en: '€ paid' },
};

/**
 * What is measured of an indicator: itself, of a ratio its halves, and its further amounts. Of people the list of
 * treatments says which, and never the data.
 */
export function measuresOf(kpi: Kpi, figures: readonly EditionFigure[]): readonly MeasureOf[] {
  const { code, kind, label, unit, formula } = kpi;
  const treatment = treatmentOf(code);
  const isShare = kind === 'share';
  const people = typeof treatment === 'string' ? [] : treatment;
  const main: MeasureOf = {
    code: `K${code}`,
    kpi: code,
    label,
    unit: isShare ? SHARE : unit,
    definition: formula,
    isShare,
    isProtected: treatment !== 'OPEN',
    amount: 'figure',
    treatment: people.length === 1 ? people[0]?.treatment : undefined,
  };
  const further = (amount: string, of: PeopleAmount['treatment'] | undefined): MeasureOf => {
    const name = HALVES[amount] ?? { nl: amount, en: amount };
    return {
      ...main,
      code: `K${code}_${name.nl}`,
      label: { nl: `${label.nl}: ${name.nl}`, en: `${label.en}: ${name.en}` },
      unit: HALVES[amount] ? { nl: 'aantal', en: 'number' } : (AMOUNTS[amount] ?? { nl: amount, en: amount }),
      isShare: false,
      amount,
      treatment: of,
    };
  };
  if (treatment === 'WITHHELD') return [main];
  if (treatment !== 'OPEN')
    return [
      main,
      ...people
        .filter(({ amount }) => amount !== 'value' && amount !== 'mean')
        .map((one) => further(one.amount, one.treatment)),
    ];
  const names = new Set<string>(isShare ? ['numerator', 'denominator'] : []);
  for (const { components = {} } of figures) for (const name of Object.keys(components)) names.add(name);
  return [main, ...[...names].map((name) => further(name, undefined))];
}
