/** Told what a figure is made of. */
export interface Trace {
  /** Position of an entry. */
  readonly entry: (position: number) => void;
  /** Key of a household that is counted: what links two of these is part of the figure too. */
  readonly household: (key: number) => void;
  /** Of whom an amount is. */
  readonly unit?: CountUnit;
}

/**
 * A household, dwelling, person or other thing by its number in a dictionary, and what it adds to an amount
 * (default nothing).
 */
export type CountUnit = (amount: string, dictionary: string, number: number, adds?: number) => void;
