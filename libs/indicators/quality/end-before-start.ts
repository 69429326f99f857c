import { COURSES, stepNames, typeNamed, type ColumnName, type Course, type EventName } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { isBefore } from '../facts/order.js';
import { findingOf, onDay, type Finding } from './finding.js';

/**
 * END_BEFORE_START: an end, result or confirmation on a day before the first start that is known. Without a start
 * there is none.
 */
export const endsBeforeStarts = (entries: EffectiveEntries): readonly Finding[] =>
  COURSES.flatMap((course) => findingsOf(entries, course));

/** Each step that concludes, held against each step before it. */
const findingsOf = (entries: EffectiveEntries, { identity, steps }: Course): readonly Finding[] =>
  stepNames({ steps }).flatMap((name) => {
    const { after = [], concludes, day } = steps[name] ?? {};
    return concludes
      ? after.flatMap((start) => findingsBetween(entries, identity, typeNamed(start).name, name, day))
      : [];
  });

function findingsBetween(
  entries: EffectiveEntries,
  keys: Course['identity'],
  start: EventName,
  name: EventName,
  day: ColumnName | undefined,
): Finding[] {
  const { table, rows } = entries.all(name);
  if (rows.length === 0) return [];
  const begun = entries.store.table(start);
  const first = firstOf(entries, start, keys);
  const days = day === undefined ? table.day : table.column(day);
  const found: Finding[] = [];
  for (const row of rows) {
    const from = first.get(keyOf(entries, name, keys, row));
    if (from === undefined || days.at(row) >= begun.day.at(from)) continue;
    const positions = [table.entryPosition.at(row), begun.entryPosition.at(from)];
    const [ended, started] = [onDay(days.at(row)), onDay(begun.day.at(from))];
    found.push(
      findingOf(
        entries,
        'END_BEFORE_START',
        positions,
        [
          { table, row },
          { table: begun, row: from },
        ],
        {
          nl: `${table.type.label.nl} op ${ended.nl} ligt voor ${begun.type.label.nl} op ${started.nl}`,
          en: `${table.type.label.en} on ${ended.en} is before ${begun.type.label.en} on ${started.en}`,
        },
      ),
    );
  }
  return found;
}

/** Row of the first start (occurredOn, then position) of each. */
function firstOf(
  entries: EffectiveEntries,
  name: EventName,
  keys: Course['identity'],
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const { table, rows } = entries.all(name);
  for (const row of rows) {
    const key = keyOf(entries, name, keys, row);
    const known = first.get(key);
    if (known === undefined || isBefore(table, row, known)) first.set(key, row);
  }
  return first;
}

const keyOf = (entries: EffectiveEntries, name: EventName, keys: Course['identity'], row: number): string =>
  keys.map((key) => entries.store.table(name).column(key).at(row)).join('|');
