import { kpi, overlapping } from '../define-kpi.js';
import { protectedShare } from '../outside.js';
import type { Measurement } from '../kpi.js';
import type { NumbersInScope, MeasureContext } from '../measure-context.js';

/** The same where nobody asks of whom: of households by the numbers that both types share. */
function shareReached(
  context: MeasureContext,
  { size, of: [approaches, reaches] }: NumbersInScope,
): Measurement {
  const approached = context.counted(size, approaches?.numbers);
  const both = context.counted(size);
  const reached = reaches?.numbers ?? new Int32Array(0);
  for (let i = 0; i < reached.length; i++) if (approached.has(reached[i] ?? 0)) both.add(reached[i] ?? 0);
  return { numerator: both.count, denominator: approached.count };
}

/**
 * KPI 1.4 — KPIS.md version 1: num u{h approached in T,A and reached in T,A} / den u{h approached in T,A}.
 * Split by channel: the channel of the approach, whatever way the household was reached.
 */
export const reachRate = kpi({
  code: '1.4',
  kind: 'share',
  outside: protectedShare('household'),
  label: { nl: 'Bereikpercentage', en: 'Reach rate' },
  unit: { nl: '% van de benaderde huishoudens', en: '% of households approached' },
  formula: {
    nl: 'Benaderde én bereikte huishoudens gedeeld door benaderde huishoudens, in dezelfde periode en hetzelfde gebied',
    en: 'Households both approached and reached over households approached, in the same period and area',
  },
  inputs: ['HouseholdApproached'],
  splits: [overlapping('partner'), overlapping('channel')],
  measure(context) {
    const own = context.households('HouseholdApproached', 'HouseholdReached');
    if (own) return shareReached(context, own);
    const approached = context.distinct('household');
    const approaches = context.entries.store.table('HouseholdApproached');
    const approachedKey = approaches.column('householdKey');
    for (const row of context.rows('HouseholdApproached')) {
      const household = context.entries.household(approachedKey.at(row));
      approached.add(household);
      context.unit('denominator', 'household', household);
      context.traceHousehold(approaches, row);
    }
    const both = context.distinct('household');
    const reaches = context.entries.store.table('HouseholdReached');
    const reachedKey = reaches.column('householdKey');
    const byChannel = context.part?.dimension === 'channel';
    for (const row of byChannel ? context.wholeRows('HouseholdReached') : context.rows('HouseholdReached')) {
      const household = context.entries.household(reachedKey.at(row));
      if (!approached.has(household)) continue;
      both.add(household);
      context.unit('numerator', 'household', household);
      context.traceHousehold(reaches, row);
    }
    return { numerator: both.count, denominator: approached.count };
  },
});
