import { finish } from '../in-steps.js';
import { dateOf } from '#libs/programme';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import type { Kpi } from '../kpi.js';
import { parsePeriod, type Period } from '../period.js';
import { amountsAt } from '../restatement/amounts-at.js';
import { changesBetween } from '../restatement/changes.js';
import { Components } from '../restatement/components.js';
import { relevantChanges } from '../restatement/relevant.js';

/** How closely the log is looked at: at the end of each month or day of recording, or event by event. */
export const STEPS_BY = ['MONTH', 'DAY', 'ENTRY'] as const;
export type StepsBy = (typeof STEPS_BY)[number];

/** A range of the log: after < position ≤ until. */
export interface PositionRange {
  readonly after: number;
  readonly until: number;
}

/** The last position recorded in each month or day of a range, ascending. */
export function endsOf(
  store: FactStore,
  by: 'MONTH' | 'DAY',
  { after, until }: PositionRange,
): readonly number[] {
  const ends: number[] = [];
  for (let next = after + 1; next <= until;) {
    const day = store.moments.dayOf(next) ?? 0;
    const month = by === 'MONTH' ? parsePeriod(dateOf(day).slice(0, 7), false) : undefined;
    const end = Math.min(store.moments.positionOn(month?.to ?? day), until);
    ends.push(end);
    next = end + 1;
  }
  return ends;
}

/**
 * The positions of a range at which a figure may change, ascending: an event that shares a key with an entry it
 * counts, a change of definitions or areas, and the first event of a day, which moves the reference date.
 */
export function eventsOf(
  store: FactStore,
  range: PositionRange,
  figure: { readonly kpi: Kpi; readonly areas: readonly number[]; readonly period: Period },
): readonly number[] {
  const { kpi, areas, period } = figure;
  const head = new EffectiveEntries(store, range.until);
  const compared = { kpi: [kpi, kpi], areas: [areas, areas], period } as const;
  amountsAt(head, compared, kpi, areas, store.moments.dayOf(range.until) ?? 0);
  const changes = finish(changesBetween(store, range.after, range.until));
  const reads = new Set([...kpi.inputs, ...head.reads]);
  const groups = finish(Components.of(store));
  const slots = relevantChanges(compared, store, changes, changes.slots, groups, reads);
  const found = new Set(Array.from(slots, (slot) => changes.positionOf(slot)));
  for (const slot of changes.slots)
    if (isKeptWhole(changes.tableAt(slot).type.name)) found.add(changes.positionOf(slot));
  for (let next = range.after + 1; next <= range.until;) {
    const day = store.moments.dayOf(next) ?? 0;
    if (day !== store.moments.dayOf(next - 1)) found.add(next);
    next = store.moments.positionOn(day) + 1;
  }
  return [...found].sort((a, b) => a - b);
}
