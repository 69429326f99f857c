import { byHousehold } from '../facts/by-key.js';
import { sumOf } from '../counted.js';
import { exclusive, kpi } from '../define-kpi.js';
import { protectedShare } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';

/** The same of one area, where nobody asks what it is made of. */
function accepting(context: MeasureContext, days: number) {
  const acceptances = byHousehold(context.entries, 'HelpAccepted');
  const table = context.entries.store.table('HouseholdReached');
  const [dayOf, keys] = [table.day.values, table.column('householdKey').values];
  const firsts = context.firsts('HouseholdReached', 'householdKey');
  const last = context.referenceDay - days;
  let [numerator, immature] = [0, 0];
  for (let i = 0; i < firsts.length; i++) {
    const row = firsts[i] ?? 0;
    const since = dayOf[row] ?? 0;
    if (since > last) immature++;
    else if (acceptances.hasWithin(keys[row] ?? 0, since, since + days)) numerator++;
  }
  return { numerator, denominator: firsts.length - immature, immature };
}

/**
 * KPI 1.5 — KPIS.md version 1: cohort = 1.2 with first date ≤ ref − 90 d; num = those with HelpAccepted (any area)
 * from the first date to 90 d after; den = cohort. Numerator and denominator add up over periods and areas.
 */
export const helpAcceptanceRate = kpi({
  code: '1.5',
  kind: 'share',
  outside: protectedShare('household'),
  label: { nl: 'Acceptatiegraad hulp', en: 'Help acceptance rate' },
  unit: { nl: '% van de nieuw bereikte huishoudens', en: '% of households newly reached' },
  formula: {
    nl: 'Nieuw bereikte huishoudens die binnen {withinDays} dagen na het eerste contact hulp aannamen, gedeeld door alle nieuw bereikte huishoudens van ten minste {withinDays} dagen geleden',
    en: 'Newly reached households that accepted help within {withinDays} days of the first contact, over all households newly reached at least {withinDays} days ago',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  parameters: { withinDays: 90 },
  inputs: ['HouseholdReached'],
  splits: [exclusive('partner'), exclusive('channel'), exclusive('tenure')],
  measure(context) {
    const days = context.parameter('withinDays');
    const found = context.perArea(`accepted|${days}`, (inArea) => accepting(inArea, days));
    if (found) return sumOf(['numerator', 'denominator', 'immature'], found);
    const acceptances = byHousehold(context.entries, 'HelpAccepted');
    const accepted = acceptances.table;
    let [numerator, denominator, immature] = [0, 0, 0];
    context.eachFirst('HouseholdReached', 'householdKey', (row, table) => {
      const day = table.day.at(row);
      if (day > context.referenceDay - days) {
        immature++;
        return;
      }
      denominator++;
      context.traceHousehold(table, row);
      let found = false;
      const household = context.entries.household(table.column('householdKey').at(row));
      acceptances.each(household, (other) => {
        const after = accepted.day.at(other) - day;
        if (after < 0 || after > days) return;
        found = true;
        context.traceHousehold(accepted, other);
      });
      context.unit('denominator', 'household', household);
      if (!found) return;
      numerator++;
      context.unit('numerator', 'household', household);
    });
    return { numerator, denominator, immature };
  },
});
