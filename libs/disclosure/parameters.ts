/** The method's parameters: data of a profile. A later version of a profile may only be stricter. */
export interface Protection {
  /** Under which of the programme's keys numbers are drawn: another one only where a key was lost. */
  readonly keyId: number;
  /** Groups up to so many units are hidden, and so is a numerator that leaves so few. */
  readonly hideUpTo: number;
  /** Counts are rounded to a multiple of this. */
  readonly base: number;
  /** The smallest count that is shown. */
  readonly leastShown: number;
  /** A number shown before is shown again while reality differs by no more. */
  readonly keep: number;
  /** Percents only of a shown denominator of at least this. */
  readonly ratioDenominator: number;
  /** Sums, means and medians only of at least so many units. */
  readonly sumUnits: number;
  /** The largest contribution is at most so many percent of a sum. */
  readonly largestPercent: number;
  /** p-percent rule: what is left without the two largest is at least so many percent of the largest. */
  readonly pPercent: number;
  /** The least width of what is hidden to protect something else. */
  readonly secondaryWidth: number;
  /**
   * How often hiding one cell more, or a few, is tried: a number and not a time, so that every machine hides the
   * same.
   */
  readonly tries: number;
  /** Sums are rounded to a multiple of this, by class of amount (`dwelling:eur`). */
  readonly sumBases: Readonly<Record<string, number>>;
}

/** Version 1, DISCLOSURE.md (Handbook on Statistical Disclosure Control; change of method for HES/ECDS, 2018). */
export const PROTECTION_1: Protection = {
  keyId: 1,
  hideUpTo: 7,
  base: 5,
  leastShown: 10,
  keep: 4,
  ratioDenominator: 50,
  sumUnits: 10,
  largestPercent: 50,
  pPercent: 15,
  secondaryWidth: 5,
  tries: 150,
  sumBases: {
    'household:gasM3': 500,
    'household:kWh': 1_000,
    'household:eur': 500,
    'dwelling:eur': 10_000,
    'person:fte': 1,
  },
};

/**
 * Names of the parameters by which a profile would protect nothing; nobody outside is given anything by such a one.
 */
export function protectsNothing(rules: Protection): readonly string[] {
  const { hideUpTo, base, leastShown, keep, ratioDenominator, sumUnits, largestPercent, pPercent } = rules;
  const names: readonly (readonly [keyof Protection, boolean])[] = [
    ['hideUpTo', hideUpTo < 1],
    ['base', base < 2],
    ['leastShown', leastShown <= hideUpTo],
    ['keep', keep < base - 1],
    ['ratioDenominator', ratioDenominator <= hideUpTo],
    ['sumUnits', sumUnits <= hideUpTo],
    ['largestPercent', largestPercent >= 100],
    ['pPercent', pPercent < 1],
    ['secondaryWidth', rules.secondaryWidth < 1],
    ['sumBases', Object.values(rules.sumBases).some((one) => one <= 0)],
  ];
  return names.filter(([, nothing]) => nothing).map(([name]) => name);
}

const AT_LEAST = [
  'keyId',
  'hideUpTo',
  'base',
  'leastShown',
  'keep',
  'ratioDenominator',
  'sumUnits',
  'pPercent',
  'secondaryWidth',
] as const;

/** Names of the parameters that are looser than before; none when the later ones are as strict or stricter. */
export function looser(before: Protection, after: Protection): readonly string[] {
  const names: string[] = AT_LEAST.filter((name) => after[name] < before[name]);
  if (after.largestPercent > before.largestPercent) names.push('largestPercent');
  for (const [name, base] of Object.entries(before.sumBases))
    if ((after.sumBases[name] ?? 0) < base) names.push(`sumBases.${name}`);
  return names;
}

/** How far a shown count may be from the true one. */
export const spread = ({ base, keep }: Protection): number => Math.max(base - 1, keep);
