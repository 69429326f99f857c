import type { AsOf } from '../facts/as-of.js';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { HAPPENING_NAMES } from '../facts/happenings.js';
import { medianOfCounts } from '../facts/median.js';
import { worded } from '../kpi-texts.js';
import type { Kpi } from '../kpi.js';

/** Delays below so many days, which nearly all are, are counted in an array; that is much quicker than in a map. */
const SOON = 1024;

/**
 * KPI Q.3 — KPIS.md version 1: median of recordedAt − occurredOn in days; share > 30 d. Over every effective entry of every
 * type with occurredOn in T,A (an entry is one observation, whatever it is about). recordedAt is when the entry was first
 * recorded, also after a correction; days are between Amsterdam dates, so an entry corrected to a later day than it was
 * recorded on has fewer than nought. By werklijn: that of the event's type. Lower is better; adds up over nothing.
 */
export const registrationDelay: Kpi = worded({
  code: 'Q.3',
  version: 1,
  werklijn: undefined,
  label: { nl: 'Registratievertraging', en: 'Delay of registration' },
  unit: { nl: 'dagen (mediaan)', en: 'days (median)' },
  formula: {
    nl: 'Mediaan van de dagen tussen gebeurtenis en vastlegging, van alle gebeurtenissen in de periode en het gebied; aandeel boven {lateDays} dagen apart',
    en: 'Median of the days from event to registration, of all events in the period and area; share above {lateDays} days apart',
  },
  source: 'KPIS.md, version 1, Q.3',
  addsUpOver: [],
  ascending: false,
  notAdditive: ['value'],
  ratios: ['lateShare'],
  observed: daysLate,
  parameters: { lateDays: 30 },
  inputs: HAPPENING_NAMES,
  components: {
    entries: { nl: 'Gebeurtenissen', en: 'Events' },
    late: { nl: 'Waarvan laat', en: 'Of which late' },
    lateShare: { nl: 'Aandeel laat', en: 'Share late' },
  },
  splits: [
    { dimension: 'partner', addsUp: false },
    { dimension: 'werklijn', addsUp: false },
  ],
  measure(q) {
    const lateDays = q.parameter('lateDays');
    const werklijn = q.part?.dimension === 'werklijn' ? q.part.value : undefined;
    const counts = new Map<number, number>();
    const soon = new Int32Array(SOON);
    let [entries, late] = [0, 0];
    for (const name of HAPPENING_NAMES) {
      const table = q.at.store.table(name);
      if (werklijn !== undefined && (table.type.werklijn ?? NONE) !== werklijn) continue;
      const rows = q.rows(name);
      for (const row of rows) {
        const days = daysLate(q.at, table, row);
        if (days >= 0 && days < SOON) soon[days] = (soon[days] ?? 0) + 1;
        else counts.set(days, (counts.get(days) ?? 0) + 1);
        if (days > lateDays) late++;
      }
      entries += rows.length;
      q.traceAll(table, rows);
    }
    soon.forEach((count, days) => count > 0 && counts.set(days, count));
    const value = medianOfCounts(counts);
    return value === undefined
      ? { components: { entries, late } }
      : { value, components: { entries, late, lateShare: late / entries } };
  },
});

function daysLate(at: AsOf, table: FactTable, row: number): number {
  return at.recordedDay(table.entryPosition.at(row)) - table.day.at(row);
}
