import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';

/** KPI 1.9 — KPIS.md version 1: u{(h, to): ReferralTakenUp in T,A}. */
export const referralsTakenUp = kpi({
  code: '1.9',
  outside: protectedCount('household'),
  label: { nl: 'Doorverwijzingen opgepakt', en: 'Referrals taken up' },
  unit: { nl: 'doorverwijzingen', en: 'referrals' },
  formula: {
    nl: 'Aantal verschillende combinaties van huishouden en bestemming waarvan een doorverwijzing in de periode en het gebied is opgepakt',
    en: 'Number of distinct pairs of household and destination with a referral taken up in the period and area',
  },
  inputs: ['ReferralTakenUp'],
  splits: [overlapping('partner')],
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
});
