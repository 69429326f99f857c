/** How an amount about people is shown to outsiders (docs/specification/disclosure.md, 3–6). */
export interface PeopleAmount {
  /** `value`, `numerator`, `denominator`, or a component. */
  readonly amount: string;
  readonly treatment: 'COUNT' | 'SUM' | 'MEAN';
  /** Whom it is of. */
  readonly of: 'household' | 'dwelling' | 'person';
  /** Of a sum what is summed, which decides what it is rounded to. */
  readonly sums?: string;
}

/**
 * PEOPLE: protected, these amounts and no others. OPEN: about places, works and procedures, as it is. WITHHELD:
 * exact counts of entries about people, which would give the protected ones away; not in tables for outsiders.
 */
export type DisclosureTreatment = 'OPEN' | 'WITHHELD' | readonly PeopleAmount[];

type Of = PeopleAmount['of'];
/** A number of households, dwellings or persons. */
export const protectedCount = (of: Of): DisclosureTreatment => [{ amount: 'value', treatment: 'COUNT', of }];
/** A share: of how many, and how many of those. */
export const protectedShare = (of: Of): DisclosureTreatment => [
  { amount: 'numerator', treatment: 'COUNT', of },
  { amount: 'denominator', treatment: 'COUNT', of },
];
/** Amounts that are summed over them, each with what it is rounded as. */
export const protectedSums = (
  of: Of,
  ...amounts: readonly (readonly [string, string])[]
): DisclosureTreatment => amounts.map(([amount, what]) => ({ amount, treatment: 'SUM', of, sums: what }));

/** A mean over them, shown where there are enough of them. */
export const protectedMean = (of: Of): DisclosureTreatment => [{ amount: 'mean', treatment: 'MEAN', of }];
