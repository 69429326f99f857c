import { exclusive, kpi } from '../define-kpi.js';
import { protectedCount } from '../outside.js';

/**
 * KPI 3.2, variant nieuw — KPIS.md version 1: dwellings whose first MeasureInstalled in the programme (earliest
 * occurredOn, then position) lies in T,A. Adds up over periods and areas. A part takes its value from that first
 * measure.
 */
export const dwellingsWithFirstMeasure = kpi({
  code: '3.2n',
  outside: protectedCount('dwelling'),
  label: { nl: 'Woningen met maatregel, nieuw', en: 'Dwellings with a first measure' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal woningen waarvan de eerste maatregel in het hele programma in de periode en het gebied ligt',
    en: 'Number of dwellings whose first measure in the whole programme lies in the period and area',
  },
  source: 'KPIS.md, version 1, 3.2 (nieuw)',
  addsUpOver: ['periods', 'areas', 'parts'],
  inputs: ['MeasureInstalled'],
  splits: [exclusive('partner'), exclusive('measure')],
  measure(context) {
    if (!context.traced) return { value: context.firsts('MeasureInstalled', 'dwellingKey').length };
    let value = 0;
    context.eachFirst('MeasureInstalled', 'dwellingKey', (row, table) => {
      value++;
      context.unit('value', 'dwelling', table.column('dwellingKey').at(row));
      context.trace(table, row);
    });
    return { value };
  },
});
