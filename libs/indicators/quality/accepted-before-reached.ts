import type { EffectiveEntries } from '../facts/effective-entries.js';
import { byHousehold } from '../facts/by-key.js';
import { findingOf, onDay, type Finding } from './finding.js';

/**
 * ACCEPTED_BEFORE_REACHED: help accepted by a household that nobody reached on or before that day, as linked at the
 * position.
 */
export function acceptedBeforeReached(entries: EffectiveEntries): readonly Finding[] {
  const reaches = byHousehold(entries, 'HouseholdReached');
  const reached = reaches.table.day;
  const { table, rows } = entries.all('HelpAccepted');
  const key = table.column('householdKey');
  const found: Finding[] = [];
  for (const row of rows) {
    const day = table.day.at(row);
    const reach = reaches.first(entries.household(key.at(row)));
    if (reach >= 0 && reached.at(reach) <= day) continue;
    const on = onDay(day);
    const later = reach < 0 ? undefined : onDay(reached.at(reach));
    found.push(
      findingOf(entries, 'ACCEPTED_BEFORE_REACHED', [table.entryPosition.at(row)], [{ table, row }], {
        nl: `Hulp geaccepteerd op ${on.nl}; het huishouden is ${later === undefined ? 'niet bereikt' : `pas op ${later.nl} bereikt`}`,
        en: `Help accepted on ${on.en}; the household was ${later === undefined ? 'not reached' : `not reached until ${later.en}`}`,
      }),
    );
  }
  return found;
}
