import type { Kpi, Measurement } from '../kpi.js';

/**
 * The numbers of a measurement by name (value, numerator, denominator, unknown, components), in whole millionths, so
 * that differences add up to the last digit. What is not a whole millionth is rounded to one; ratios of other amounts
 * are left out.
 */
export type Amounts = Readonly<Record<string, number>>;

const UNITS = 1_000_000;

/** Of these there is nothing. */
export const NOTHING: Amounts = Object.freeze({});

/** The amounts of a measurement that add up, in whole millionths; ratios are left out. */
export function amountsOf(
  kpi: Kpi,
  { value, numerator, denominator, unknown, immature, components }: Measurement,
): Amounts {
  const amounts: Record<string, number> = {};
  const take = (name: string, amount: number | undefined): void => {
    if (amount !== undefined && !kpi.ratios?.includes(name)) amounts[name] = Math.round(amount * UNITS);
  };
  take('value', value);
  take('numerator', numerator);
  take('denominator', denominator);
  take('unknown', unknown);
  take('immature', immature);
  for (const name in components) take(name, components[name]);
  return amounts;
}

/** The amounts that are sums over groups of entries which share no key, or those that are not. */
export function only(kind: 'additive' | 'not additive', { notAdditive }: Kpi, amounts: Amounts): Amounts {
  if (!notAdditive) return kind === 'additive' ? amounts : NOTHING;
  return Object.fromEntries(
    Object.entries(amounts).filter(([name]) => notAdditive.includes(name) === (kind === 'not additive')),
  );
}

/** a − b, name by name, without zeros; a name that one of them lacks counts as 0. */
export function minus(a: Amounts, b: Amounts): Amounts {
  if (a === b) return NOTHING;
  const difference: Record<string, number> = {};
  for (const name in a) put(difference, name, (a[name] ?? 0) - (b[name] ?? 0));
  for (const name in b) if (!(name in a)) put(difference, name, -(b[name] ?? 0));
  return difference;
}

/** a + b in the same way. */
export function plus(a: Amounts, b: Amounts): Amounts {
  if (isZero(b)) return a;
  const sum: Record<string, number> = {};
  for (const name in a) put(sum, name, (a[name] ?? 0) + (b[name] ?? 0));
  for (const name in b) if (!(name in a)) put(sum, name, b[name] ?? 0);
  return sum;
}

function put(amounts: Record<string, number>, name: string, amount: number): void {
  if (amount !== 0) amounts[name] = amount;
}

/** Whether all amounts are zero. */
export function isZero(amounts: Amounts): boolean {
  for (const name in amounts) if (amounts[name] !== 0) return false;
  return true;
}

/** Millionths as numbers again. */
export const inUnits = (amounts: Amounts): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount / UNITS]));
