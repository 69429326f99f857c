import type { Label } from '#libs/programme';
import { findKpi } from './definitions.js';

/** What every figure may have. */
const SHARED: Readonly<Record<string, Label>> = {
  value: { nl: 'Waarde', en: 'Value' },
  numerator: { nl: 'Teller', en: 'Numerator' },
  denominator: { nl: 'Noemer', en: 'Denominator' },
  unknown: { nl: 'Onbekend', en: 'Unknown' },
  total: { nl: 'Totaal', en: 'Total' },
  immature: { nl: 'Nog niet te beoordelen', en: 'Too early to judge' },
};

/** What people call an amount of a KPI's figure: a word of the KPI's own, else one of every figure, else its name. */
export const amountLabel = (kpi: string, name: string): Label =>
  findKpi(kpi)?.components?.[name] ?? SHARED[name] ?? { nl: name, en: name };
