import { rowsBy } from '../facts/by-key.js';
import { exclusive, kpi } from '../define-kpi.js';
import { protectedShare } from '../outside.js';

/**
 * KPI 3.6 — KPIS.md version 1: cohort = dwellings first advised in T,A, first date ≤ ref − 365 d; num = those with a
 * MeasureInstalled (any area) from that date to 365 d after. Numerator and denominator add up.
 */
export const adviceToMeasure = kpi({
  code: '3.6',
  kind: 'share',
  outside: protectedShare('dwelling'),
  label: { nl: 'Van advies naar maatregel', en: 'From advice to measure' },
  unit: { nl: '% van de voor het eerst geadviseerde woningen', en: '% of dwellings first advised' },
  formula: {
    nl: 'Woningen met een maatregel binnen {withinDays} dagen na het eerste advies, gedeeld door alle woningen die ten minste {withinDays} dagen geleden voor het eerst geadviseerd werden',
    en: 'Dwellings with a measure within {withinDays} days of the first advice, over all dwellings first advised at least {withinDays} days ago',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  parameters: { withinDays: 365 },
  inputs: ['OwnerAdvised'],
  splits: [exclusive('partner')],
  measure(context) {
    const days = context.parameter('withinDays');
    const measures = rowsBy(context.entries, 'MeasureInstalled', 'dwellingKey');
    const installed = measures.table;
    let [numerator, denominator, immature] = [0, 0, 0];
    context.eachFirst('OwnerAdvised', 'dwellingKey', (row, table) => {
      const day = table.day.at(row);
      if (day > context.referenceDay - days) {
        immature++;
        return;
      }
      denominator++;
      context.trace(table, row);
      let found = false;
      measures.each(table.column('dwellingKey').at(row), (other) => {
        const after = installed.day.at(other) - day;
        if (after < 0 || after > days) return;
        found = true;
        context.trace(installed, other);
      });
      context.unit('denominator', 'dwelling', table.column('dwellingKey').at(row));
      if (!found) return;
      numerator++;
      context.unit('numerator', 'dwelling', table.column('dwellingKey').at(row));
    });
    return { numerator, denominator, immature };
  },
});
