import type { EventName } from '#libs/programme';
import { daysLate, Delays } from '../facts/delays.js';
import { NONE } from '../facts/fact-table.js';
import { ACTIVITY_NAMES } from '../facts/activity-types.js';
import { medianOfCounts } from '../facts/median.js';
import { kpi, overlapping } from '../define-kpi.js';
import type { MeasureContext } from '../measure-context.js';

/**
 * KPI Q.3 — KPIS.md version 1: median of recordedAt − occurredOn in days; share > 30 d. Over every effective entry of
 * every type with occurredOn in T,A (an entry is one observation, whatever it is about). recordedAt is when the entry
 * was first recorded, also after a correction; days are between Amsterdam dates, so an entry corrected to a later day
 * than it was recorded on has fewer than zero. By werklijn: that of the event's type. Lower is better; adds up over
 * nothing.
 */
export const registrationDelay = kpi({
  code: 'Q.3',
  kind: 'amount',
  outside: 'WITHHELD',
  label: { nl: 'Registratievertraging', en: 'Delay of registration' },
  unit: { nl: 'dagen (mediaan)', en: 'days (median)' },
  formula: {
    nl: 'Mediaan van de dagen tussen gebeurtenis en vastlegging, van alle gebeurtenissen in de periode en het gebied; aandeel boven {lateDays} dagen apart',
    en: 'Median of the days from event to registration, of all events in the period and area; share above {lateDays} days apart',
  },
  ascending: false,
  notAdditive: ['value'],
  ratios: ['lateShare'],
  observed: daysLate,
  parameters: { lateDays: 30 },
  inputs: ACTIVITY_NAMES,
  components: {
    entries: { nl: 'Gebeurtenissen', en: 'Events' },
    late: { nl: 'Waarvan laat', en: 'Of which late' },
    lateShare: { nl: 'Aandeel laat', en: 'Share late' },
  },
  splits: [overlapping('partner'), overlapping('werklijn')],
  measure(context) {
    const lateDays = context.parameter('lateDays');
    const found = context.perArea('delays', (inArea) => delaysIn(inArea, ACTIVITY_NAMES));
    const delays = new Delays();
    if (found) for (const ofArea of found) delays.addAll(ofArea);
    else delays.addAll(delaysIn(context, typesIn(context)));
    const { entries } = delays;
    const late = delays.above(lateDays);
    const value = medianOfCounts(delays.counts());
    return value === undefined
      ? { components: { entries, late } }
      : { value, components: { entries, late, lateShare: late / entries } };
  },
});

/** Every type with a day, or those of the werklijn asked for. */
const typesIn = ({ part, entries }: MeasureContext): readonly EventName[] =>
  part?.dimension === 'werklijn'
    ? ACTIVITY_NAMES.filter((name) => (entries.store.table(name).type.werklijn ?? NONE) === part.value)
    : ACTIVITY_NAMES;

function delaysIn(context: MeasureContext, typeNames: readonly EventName[]): Delays {
  const delays = new Delays();
  for (const name of typeNames) {
    const table = context.entries.store.table(name);
    const rows = context.rows(name);
    delays.addRows(context.entries, table, rows);
    context.traceAll(table, rows);
  }
  return delays;
}
