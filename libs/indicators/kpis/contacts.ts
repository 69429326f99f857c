import { exclusive, kpi } from '../define-kpi.js';
import { protectedCount } from '../outside.js';

/**
 * KPI 1.3 — KPIS.md version 1: count HouseholdReached in T,A. Adds up over everything; contacts are not households.
 */
export const contacts = kpi({
  code: '1.3',
  outside: protectedCount('household'),
  label: { nl: 'Contacten', en: 'Contacts' },
  unit: { nl: 'contacten', en: 'contacts' },
  formula: {
    nl: 'Aantal tweezijdige contacten in de periode en het gebied',
    en: 'Number of two-way contacts in the period and area',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  inputs: ['HouseholdReached'],
  splits: [exclusive('partner'), exclusive('channel'), exclusive('tenure')],
  measure(context) {
    const rows = context.rows('HouseholdReached');
    const table = context.entries.store.table('HouseholdReached');
    context.traceAll(table, rows);
    if (context.counting)
      for (const row of rows)
        context.unit('value', 'household', context.entries.household(table.column('householdKey').at(row)));
    return { value: rows.length };
  },
});
