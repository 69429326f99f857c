/** The method whose parameters these are (docs/specification/disclosure.md). */
export const PROTECTION_METHOD = 'wijkspoor-bescherming/1';

/**
 * Version 1 of the parameters, and the law's floor: no version may protect less (DISCLOSURE.md, *Method*). That they
 * are those of the method is held by libs/read-model/editions/protection-rules.spec.ts.
 */
export const PROTECTION_FLOOR = {
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
  gasBaseM3: 500,
  electricityBaseKWh: 1_000,
  savingBaseEur: 500,
  paidBaseEur: 10_000,
  fteBase: 1,
} as const;

export type ProtectionParameter = keyof typeof PROTECTION_FLOOR;
export type ProtectionParameters = Readonly<Record<ProtectionParameter, number>>;
