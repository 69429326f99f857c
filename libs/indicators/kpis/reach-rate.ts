import type { Kpi } from '../kpi.js';

/**
 * KPI 1.4 — KPIS.md version 1: num u{h approached in T,A and reached in T,A} / den u{h approached in T,A}.
 * Split by channel: the channel of the approach, whatever way the household was reached.
 */
export const reachRate: Kpi = {
  code: '1.4',
  version: 1,
  werklijn: 1,
  label: { nl: 'Bereikpercentage', en: 'Reach rate' },
  unit: { nl: '% van de benaderde huishoudens', en: '% of households approached' },
  formula: {
    nl: 'Benaderde én bereikte huishoudens gedeeld door benaderde huishoudens, in dezelfde periode en hetzelfde gebied',
    en: 'Households both approached and reached over households approached, in the same period and area',
  },
  source: 'KPIS.md, version 1, 1.4',
  addsUpOver: [],
  ascending: true,
  parameters: {},
  inputs: ['HouseholdApproached'],
  splits: [
    { dimension: 'partner', addsUp: false },
    { dimension: 'channel', addsUp: false },
  ],
  measure(q) {
    const approached = q.distinct('household');
    q.each('HouseholdApproached', (row, table) => {
      approached.add(q.at.household(table.column('householdKey').at(row)));
      q.trace(table, row);
    });
    const both = q.distinct('household');
    const reached = q.part?.dimension === 'channel' ? q.eachWhole.bind(q) : q.each.bind(q);
    reached('HouseholdReached', (row, table) => {
      const household = q.at.household(table.column('householdKey').at(row));
      if (!approached.has(household)) return;
      both.add(household);
      q.trace(table, row);
    });
    return { numerator: both.count, denominator: approached.count };
  },
};
