import type { Kpi } from '../kpi.js';

/** KPI 1.9 — KPIS.md version 1: u{(h, to): ReferralTakenUp in T,A}. */
export const referralsTakenUp: Kpi = {
  code: '1.9',
  version: 1,
  werklijn: 1,
  label: { nl: 'Doorverwijzingen opgepakt', en: 'Referrals taken up' },
  unit: { nl: 'doorverwijzingen', en: 'referrals' },
  formula: {
    nl: 'Aantal verschillende combinaties van huishouden en bestemming waarvan een doorverwijzing in de periode en het gebied is opgepakt',
    en: 'Number of distinct pairs of household and destination with a referral taken up in the period and area',
  },
  source: 'KPIS.md, version 1, 1.9',
  addsUpOver: [],
  ascending: true,
  parameters: {},
  inputs: ['ReferralTakenUp'],
  splits: [{ dimension: 'partner', addsUp: false }],
  measure(context) {
    const pairs = new Set<number>();
    context.each('ReferralTakenUp', (row, table) => {
      const household = context.entries.household(table.column('householdKey').at(row));
      pairs.add(household * 256 + table.column('to').at(row));
      context.unit('value', 'household', household);
      context.traceHousehold(table, row);
    });
    return { value: pairs.size };
  },
};
