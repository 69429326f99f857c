import type { EffectiveEntries } from '../facts/effective-entries.js';
import { eachCounting } from '../facts/selection.js';
import { parsePeriod } from '../period.js';

/** An entry as it was handed in: its identity, and the position at which the version that counted was recorded. */
export type HandedIn = readonly [entryPosition: number, versionPosition: number];

/**
 * The entries of a partner that counted at a position and happened in a period, in order of position. Positions never
 * change and what was recorded at one neither, so this list says exactly what was handed in.
 */
export function handedIn(
  entries: EffectiveEntries,
  partnerId: string,
  periodCode: string,
): readonly HandedIn[] {
  const partner = entries.store.partners.find(partnerId);
  const period = parsePeriod(periodCode);
  if (partner === undefined || !period) return [];
  const found: HandedIn[] = [];
  for (const table of entries.store.allTables()) {
    if (table.type.keeps === 'whole') continue;
    eachCounting(table, entries.position, (row) => {
      const day = table.day.at(row);
      if (table.partner(row) === partner && day >= period.from && day <= period.to)
        found.push([table.entryPosition.at(row), table.from.at(row)]);
    });
  }
  return found.sort(([a], [b]) => a - b);
}
