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
const count = (of: Of): DisclosureTreatment => [{ amount: 'value', treatment: 'COUNT', of }];
const ratio = (of: Of): DisclosureTreatment => [
  { amount: 'numerator', treatment: 'COUNT', of },
  { amount: 'denominator', treatment: 'COUNT', of },
];
const sums = (of: Of, ...amounts: readonly (readonly [string, string])[]): DisclosureTreatment =>
  amounts.map(([amount, what]) => ({ amount, treatment: 'SUM', of, sums: what }));

/** Every KPI by its code. One that is not here is shown to nobody outside. */
const TREATMENTS: Readonly<Record<string, DisclosureTreatment>> = {
  '1.1': count('household'),
  '1.2': count('household'),
  '1.3': count('household'),
  '1.4': ratio('household'),
  '1.5': ratio('household'),
  '1.6': count('household'),
  '1.7': sums('household', ['gasM3', 'gasM3'], ['kWh', 'kWh'], ['eur', 'eur']),
  '1.8': ratio('household'),
  '1.9': count('household'),
  '2.1': count('person'),
  '2.2': count('person'),
  '2.3': count('person'),
  '2.4': count('person'),
  '2.5': ratio('person'),
  '2.6': sums('person', ['value', 'fte']),
  '2.7': count('person'),
  '3.1': count('dwelling'),
  '3.2': count('dwelling'),
  '3.2n': count('dwelling'),
  '3.3': count('dwelling'),
  '3.4': [{ amount: 'mean', treatment: 'MEAN', of: 'dwelling' }],
  '3.5': sums('dwelling', ['value', 'eur'], ['paid', 'eur']),
  '3.6': ratio('dwelling'),
  '3.7': count('dwelling'),
  '3.8': 'OPEN',
  '4.1': 'OPEN',
  '4.2': 'OPEN',
  '4.3': 'OPEN',
  '4.4': 'OPEN',
  '4.5': 'OPEN',
  '4.6': 'OPEN',
  '4.7': 'OPEN',
  '4.8': 'OPEN',
  'X.1': 'OPEN',
  'X.2': 'OPEN',
  'X.3': 'OPEN',
  'X.4': 'OPEN',
  'Q.1': 'OPEN',
  'Q.2': 'OPEN',
  'Q.3': 'WITHHELD',
  'Q.4': 'WITHHELD',
};

/** How a KPI is shown to outsiders. */
export const treatmentOf = (code: string): DisclosureTreatment => TREATMENTS[code] ?? 'WITHHELD';

/**
 * Which amount a figure about people stands for: `value` or `mean`, else the first that is named (of 1.7 the gas,
 * as in KPIS.md); undefined of a ratio, which stands for a share, and of what is not about people.
 */
export function mainAmountOf(code: string): string | undefined {
  const treatment = treatmentOf(code);
  if (typeof treatment === 'string') return undefined;
  const names = treatment.map(({ amount }) => amount);
  if (names.includes('denominator')) return undefined;
  return names.find((name) => name === 'value' || name === 'mean') ?? names[0];
}

/** Of two KPIs every figure of the first is a part of the same of the second: KPI and amount on both sides. */
export const PARTS_OF_KPIS: readonly (readonly [
  part: readonly [kpi: string, amount: string],
  whole: readonly [kpi: string, amount: string],
])[] = [
  [
    ['1.2', 'value'],
    ['1.1', 'value'],
  ],
  [
    ['1.1', 'value'],
    ['1.3', 'value'],
  ],
  [
    ['1.4', 'numerator'],
    ['1.1', 'value'],
  ],
  [
    ['1.5', 'denominator'],
    ['1.2', 'value'],
  ],
  [
    ['1.6', 'value'],
    ['1.8', 'denominator'],
  ],
  [
    ['2.4', 'value'],
    ['2.3', 'value'],
  ],
  [
    ['2.7', 'value'],
    ['2.2', 'value'],
  ],
  [
    ['3.2n', 'value'],
    ['3.2', 'value'],
  ],
  [
    ['3.3', 'value'],
    ['3.2', 'value'],
  ],
  [
    ['3.6', 'denominator'],
    ['3.1', 'value'],
  ],
];
