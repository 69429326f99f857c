import { exclusive, kpi } from '../define-kpi.js';
import { protectedCount } from '../outside.js';

/**
 * KPI 1.2 — KPIS.md version 1: u{h: first HouseholdReached of h in the whole programme (earliest occurredOn, then
 * position) lies in T and in A}. Adds up over periods and areas. A part takes its value from that first contact.
 */
export const householdsNewlyReached = kpi({
  code: '1.2',
  outside: protectedCount('household'),
  label: { nl: 'Nieuw bereikte huishoudens', en: 'Households newly reached' },
  unit: { nl: 'huishoudens', en: 'households' },
  formula: {
    nl: 'Aantal huishoudens waarvan het eerste contact in het hele programma in de periode en het gebied ligt',
    en: 'Number of households whose first contact in the whole programme lies in the period and area',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  inputs: ['HouseholdReached'],
  splits: [exclusive('partner'), exclusive('channel'), exclusive('tenure')],
  measure(context) {
    if (!context.traced) return { value: context.firsts('HouseholdReached', 'householdKey').length };
    let value = 0;
    context.eachFirst('HouseholdReached', 'householdKey', (row, table) => {
      value++;
      if (context.counting)
        context.unit('value', 'household', context.entries.household(table.column('householdKey').at(row)));
      context.trace(table, row);
    });
    return { value };
  },
});
