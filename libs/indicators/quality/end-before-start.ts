import { COURSES, stepNames, typeNamed, type Course, type EventName } from '#libs/programme';
import type { AsOf } from '../facts/as-of.js';
import { isBefore } from '../facts/order.js';
import { findingOf, onDay, type Finding } from './finding.js';

/** END_BEFORE_START: an end, result or confirmation on a day before the first start that is known. Without a start there is none. */
export const endsBeforeStarts = (at: AsOf): readonly Finding[] =>
  COURSES.flatMap((course) => findingsOf(at, course));

/** Each step that concludes, held against each step before it. */
const findingsOf = (at: AsOf, { identity, steps }: Course): readonly Finding[] =>
  stepNames({ steps }).flatMap((name) => {
    const { after = [], concludes, day } = steps[name] ?? {};
    return concludes
      ? after.flatMap((start) => findingsBetween(at, identity, typeNamed(start).name, name, day))
      : [];
  });

function findingsBetween(
  at: AsOf,
  keys: Course['identity'],
  start: EventName,
  name: EventName,
  day: string | undefined,
): Finding[] {
  const { table, rows } = at.all(name);
  if (rows.length === 0) return [];
  const begun = at.store.table(start);
  const first = firstOf(at, start, keys);
  const days = day === undefined ? table.day : table.column(day);
  const found: Finding[] = [];
  for (const row of rows) {
    const from = first.get(keyOf(at, name, keys, row));
    if (from === undefined || days.at(row) >= begun.day.at(from)) continue;
    const positions = [table.entryPosition.at(row), begun.entryPosition.at(from)];
    const [ended, started] = [onDay(days.at(row)), onDay(begun.day.at(from))];
    found.push(
      findingOf(
        at,
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
function firstOf(at: AsOf, name: EventName, keys: Course['identity']): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const { table, rows } = at.all(name);
  for (const row of rows) {
    const key = keyOf(at, name, keys, row);
    const known = first.get(key);
    if (known === undefined || isBefore(table, row, known)) first.set(key, row);
  }
  return first;
}

const keyOf = (at: AsOf, name: EventName, keys: Course['identity'], row: number): string =>
  keys.map((key) => at.store.table(name).column(key).at(row)).join('|');
