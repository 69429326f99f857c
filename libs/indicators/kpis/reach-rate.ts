import type { Kpi, Measurement } from '../kpi.js';
import type { NumbersInScope, Question } from '../question.js';

/** The same where nobody asks of whom: of households by the numbers that both types share. */
function shareReached(q: Question, { size, of: [approaches, reaches] }: NumbersInScope): Measurement {
  const approached = q.counted(size, approaches?.numbers);
  const both = q.counted(size);
  const reached = reaches?.numbers ?? new Int32Array(0);
  for (let i = 0; i < reached.length; i++) if (approached.has(reached[i] ?? 0)) both.add(reached[i] ?? 0);
  return { numerator: both.count, denominator: approached.count };
}

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
    const own = q.households('HouseholdApproached', 'HouseholdReached');
    if (own) return shareReached(q, own);
    const approached = q.distinct('household');
    const approaches = q.at.store.table('HouseholdApproached');
    const approachedKey = approaches.column('householdKey');
    for (const row of q.rows('HouseholdApproached')) {
      const household = q.at.household(approachedKey.at(row));
      approached.add(household);
      q.unit('denominator', 'household', household);
      q.traceHousehold(approaches, row);
    }
    const both = q.distinct('household');
    const reaches = q.at.store.table('HouseholdReached');
    const reachedKey = reaches.column('householdKey');
    const byChannel = q.part?.dimension === 'channel';
    for (const row of byChannel ? q.wholeRows('HouseholdReached') : q.rows('HouseholdReached')) {
      const household = q.at.household(reachedKey.at(row));
      if (!approached.has(household)) continue;
      both.add(household);
      q.unit('numerator', 'household', household);
      q.traceHousehold(reaches, row);
    }
    return { numerator: both.count, denominator: approached.count };
  },
};
