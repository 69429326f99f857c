import { dateOf, periodInWords } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { ACTIVITY_NAMES } from '../facts/activity-types.js';
import { onDay, type Finding } from './finding.js';
import { QUALITY } from './parameters.js';

interface Quarter {
  readonly partner: number;
  /** For instance `2025-Q2`. */
  readonly code: string;
  /** Number of entries on each day. */
  readonly days: Map<number, number>;
}

/** ONE_DAY: at least 20 entries of a partner in a quarter of occurredOn, of which at least 90 % on one day. */
export function oneDay(entries: EffectiveEntries): readonly Finding[] {
  return quarters(entries).flatMap((quarter) => {
    const total = [...quarter.days.values()].reduce((sum, count) => sum + count, 0);
    if (total < QUALITY.oneDayEntries) return [];
    return [...quarter.days]
      .filter(([, count]) => count >= QUALITY.oneDayShare * total)
      .map(([day]) => crowded(entries, quarter, day));
  });
}

function crowded(entries: EffectiveEntries, { partner, code, days }: Quarter, day: number): Finding {
  const [ofDay, since]: [number[], number[]] = [[], []];
  each(entries, (table, row) => {
    if (table.partner(row) !== partner || !days.has(table.day.at(row))) return;
    since.push(table.from.at(row));
    if (table.day.at(row) === day) ofDay.push(table.entryPosition.at(row));
  });
  const partnerId = entries.store.partners.text(partner);
  const date = dateOf(day);
  return {
    findingId: `ONE_DAY:${partnerId}:${date}`,
    kind: 'ONE_DAY',
    partnerId,
    neighbourhoodId: undefined,
    entries: ofDay.sort((a, b) => a - b),
    message: {
      nl: `${ofDay.length} van de ${since.length} gebeurtenissen in het ${periodInWords(code)?.nl ?? code} zijn van één dag, ${onDay(day).nl}`,
      en: `${ofDay.length} of the ${since.length} events in the ${periodInWords(code)?.en ?? code} are of one day, ${onDay(day).en}`,
    },
    // Since there were enough to tell; one more of the same day is not another finding.
    since: since.sort((a, b) => a - b)[QUALITY.oneDayEntries - 1] ?? 0,
  };
}

function quarters(entries: EffectiveEntries): readonly Quarter[] {
  const counts: Map<number, number>[] = [];
  each(entries, (table, row) => {
    const partner = table.partner(row);
    if (partner === NONE) return;
    const days = (counts[partner] ??= new Map<number, number>());
    days.set(table.day.at(row), (days.get(table.day.at(row)) ?? 0) + 1);
  });
  return counts.flatMap((days, partner) => {
    const found = new Map<string, Map<number, number>>();
    for (const [day, count] of days) {
      const code = quarterOf(day);
      found.set(code, (found.get(code) ?? new Map<number, number>()).set(day, count));
    }
    return [...found].map(([code, own]) => ({ partner, code, days: own }));
  });
}

function each(entries: EffectiveEntries, visit: (table: FactTable, row: number) => void): void {
  for (const name of ACTIVITY_NAMES) {
    const { table, rows } = entries.all(name);
    for (const row of rows) visit(table, row);
  }
}

function quarterOf(day: number): string {
  const date = dateOf(day);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
