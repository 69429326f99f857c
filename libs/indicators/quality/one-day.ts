import { dateOf, periodInWords } from '#libs/programme';
import type { AsOf } from '../facts/as-of.js';
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
export function oneDay(at: AsOf): readonly Finding[] {
  return quarters(at).flatMap((quarter) => {
    const total = [...quarter.days.values()].reduce((sum, count) => sum + count, 0);
    if (total < QUALITY.oneDayEntries) return [];
    return [...quarter.days]
      .filter(([, count]) => count >= QUALITY.oneDayShare * total)
      .map(([day]) => crowded(at, quarter, day));
  });
}

function crowded(at: AsOf, { partner, code, days }: Quarter, day: number): Finding {
  const [entries, since]: [number[], number[]] = [[], []];
  each(at, (table, row) => {
    if (table.partner(row) !== partner || !days.has(table.day.at(row))) return;
    since.push(table.from.at(row));
    if (table.day.at(row) === day) entries.push(table.entryPosition.at(row));
  });
  const partnerId = at.store.partners.text(partner);
  const date = dateOf(day);
  return {
    findingId: `ONE_DAY:${partnerId}:${date}`,
    kind: 'ONE_DAY',
    partnerId,
    neighbourhoodId: undefined,
    entries: entries.sort((a, b) => a - b),
    message: {
      nl: `${entries.length} van de ${since.length} gebeurtenissen in het ${periodInWords(code)?.nl ?? code} zijn van één dag, ${onDay(day).nl}`,
      en: `${entries.length} of the ${since.length} events in the ${periodInWords(code)?.en ?? code} are of one day, ${onDay(day).en}`,
    },
    // Since there were enough to tell; one more of the same day is not another finding.
    since: since.sort((a, b) => a - b)[QUALITY.oneDayEntries - 1] ?? 0,
  };
}

function quarters(at: AsOf): readonly Quarter[] {
  const counts: Map<number, number>[] = [];
  each(at, (table, row) => {
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

function each(at: AsOf, visit: (table: FactTable, row: number) => void): void {
  for (const name of ACTIVITY_NAMES) {
    const { table, rows } = at.all(name);
    for (const row of rows) visit(table, row);
  }
}

function quarterOf(day: number): string {
  const date = dateOf(day);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
