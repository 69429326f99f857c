import type { Kpi, Measurement } from '../kpi.js';

/**
 * The numbers of a measurement by name (value, numerator, denominator, unknown, components), in whole millionths, so that
 * differences add up to the last digit. What is not a whole millionth is rounded to one; ratios of other amounts are left out.
 */
export type Amounts = Readonly<Record<string, number>>;

const UNITS = 1_000_000;

export function amountsOf(
  kpi: Kpi,
  { value, numerator, denominator, unknown, immature, components }: Measurement,
): Amounts {
  const named = { value, numerator, denominator, unknown, immature, ...components };
  const amounts: Record<string, number> = {};
  for (const [name, amount] of Object.entries(named))
    if (amount !== undefined && !kpi.ratios?.includes(name)) amounts[name] = Math.round(amount * UNITS);
  return amounts;
}

/** The amounts that are sums over groups of entries which share no key, or those that are not. */
export const only = (kind: 'additive' | 'not additive', kpi: Kpi, amounts: Amounts): Amounts =>
  Object.fromEntries(
    Object.entries(amounts).filter(
      ([name]) => (kpi.notAdditive?.includes(name) ?? false) === (kind === 'not additive'),
    ),
  );

/** a − b, name by name; a name that one of them lacks counts as 0. */
export function minus(a: Amounts, b: Amounts): Amounts {
  const difference: Record<string, number> = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
    difference[name] = (a[name] ?? 0) - (b[name] ?? 0);
  return difference;
}

export function plus(a: Amounts, b: Amounts): Amounts {
  const sum: Record<string, number> = { ...a };
  for (const [name, amount] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + amount;
  return sum;
}

export const isNought = (amounts: Amounts): boolean => Object.values(amounts).every((amount) => amount === 0);

/** Millionths as numbers again. */
export const inUnits = (amounts: Amounts): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount / UNITS]));
