/**
 * Quantities have at most six decimals (rule TOO_PRECISE), so they are added as whole millionths: exact in any order.
 */
const UNITS = 1_000_000;

/** A sum that does not depend on the order of its terms; exact up to 9 billion whole units. */
export class ExactSum {
  private units = 0;

  add(amount: number): void {
    this.units += Math.round(amount * UNITS);
  }

  get value(): number {
    return this.units / UNITS;
  }
}
