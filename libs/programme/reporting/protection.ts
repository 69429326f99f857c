import { date, integer, optional, pattern, text } from '../schema/field.js';
import { eventType } from '../schema/event-type.js';

/** The method whose parameters these are (docs/specification/disclosure.md). */
export const PROTECTION_METHOD = 'wijkspoor-bescherming/1';

/**
 * A further version of the parameters by which figures for outsiders are protected, stated whole. Version 1 is `PROTECTION_FLOOR`;
 * an edition pins the one in force when it is published, and keeps it.
 */
export const protectionRulesPublished = eventType({
  name: 'ProtectionRulesPublished',
  domain: 'reporting',
  postedBy: ['programme-office'],
  label: { nl: 'Beschermingsregels vastgesteld', en: 'Protection rules published' },
  fields: {
    occurredOn: optional(date()),
    method: pattern('^wijkspoor-bescherming/1$', PROTECTION_METHOD),
    version: integer(2, 1000),
    keyId: integer(1, 1000),
    hideUpTo: integer(0, 50),
    base: integer(1, 50),
    leastShown: integer(0, 100),
    keep: integer(0, 50),
    ratioDenominator: integer(0, 1000),
    sumUnits: integer(0, 100),
    largestPercent: integer(10, 100),
    pPercent: integer(0, 90),
    secondaryWidth: integer(0, 50),
    tries: integer(0, 1000),
    gasBaseM3: integer(0, 1_000_000),
    electricityBaseKWh: integer(0, 1_000_000),
    savingBaseEur: integer(0, 1_000_000),
    paidBaseEur: integer(0, 10_000_000),
    fteBase: integer(0, 1000),
    reason: text(500),
  },
  consistency: { of: 'life-cycle', subject: 'protection-rules' },
});

/**
 * Version 1 of the parameters, and the law's floor: no version may protect less (DISCLOSURE.md, *Method*). That they are those
 * of the method is held by libs/read-model/editions/protection-rules.spec.ts.
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
