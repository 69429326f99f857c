import { byHousehold, type RowsByKey } from '../facts/by-key.js';
import type { Distinct } from '../facts/distinct.js';
import { worded } from '../kpi-texts.js';
import type { Kpi } from '../kpi.js';
import type { Question } from '../question.js';

const PHYSICAL = ['EnergyFixDelivered', 'HomeRenovated'] as const;
const SOCIAL = ['HelpAccepted', 'SupportConcluded'] as const;

/**
 * KPI 1.8 — KPIS.md version 1: den u{h: EnergyFixDelivered or HomeRenovated in T,A}; num those with HelpAccepted
 * (helpKind not ENERGY_*) or SupportConcluded (same) at most 365 d before or after one of those physical events.
 */
export const physicalAndSocial: Kpi = worded({
  code: '1.8',
  version: 1,
  werklijn: 1,
  label: { nl: 'Combinatie fysiek en sociaal', en: 'Physical and social combined' },
  unit: { nl: '% van de huishoudens met een fysieke ingreep', en: '% of households with a physical measure' },
  formula: {
    nl: 'Huishoudens met een fysieke ingreep die binnen {withinDays} dagen ervoor of erna ook sociale hulp aannamen, gedeeld door alle huishoudens met een fysieke ingreep',
    en: 'Households with a physical measure that also accepted social help within {withinDays} days before or after it, over all households with a physical measure',
  },
  source: 'KPIS.md, version 1, 1.8',
  addsUpOver: [],
  ascending: true,
  parameters: { withinDays: 365 },
  inputs: PHYSICAL,
  splits: [{ dimension: 'partner', addsUp: false }],
  measure(q) {
    const physical = q.distinct('household');
    const both = q.distinct('household');
    const social = SOCIAL.map((name) => byHousehold(q.at, name));
    for (const name of PHYSICAL)
      q.each(name, (row, table) => {
        const household = q.at.household(table.column('householdKey').at(row));
        physical.add(household);
        q.unit('denominator', 'household', household);
        q.traceHousehold(table, row);
        for (const accepted of social) lookForSocial(q, accepted, household, table.day.at(row), both);
      });
    return { numerator: both.count, denominator: physical.count };
  },
});

function lookForSocial(
  q: Question,
  accepted: RowsByKey,
  household: number,
  day: number,
  both: Distinct,
): void {
  const { table } = accepted;
  accepted.each(household, (row) => {
    if (Math.abs(table.day.at(row) - day) > q.parameter('withinDays')) return;
    if (table.codes('helpKind')[table.column('helpKind').at(row)]?.startsWith('ENERGY_') !== false) return;
    both.add(household);
    q.unit('numerator', 'household', household);
    q.traceHousehold(table, row);
  });
}
