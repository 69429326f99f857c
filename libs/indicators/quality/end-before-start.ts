import { dateOf } from '#libs/programme';
import type { AsOf } from '../facts/as-of.js';
import { isBefore } from '../facts/order.js';
import { findingOf, type Finding } from './finding.js';

interface Course {
  readonly start: string;
  /** What can only come after it, and the column with the day when that is not occurredOn. */
  readonly ends: readonly (readonly [name: string, day?: string])[];
  /** Columns that together say which one it is. */
  readonly keys: readonly [string, ...string[]];
}

const COURSES: readonly Course[] = [
  {
    start: 'PlacementStarted',
    ends: [
      ['PlacementConfirmed', 'confirmedOn'],
      ['PlacementEnded', 'endedOn'],
    ],
    keys: ['placementId'],
  },
  {
    start: 'TrainingStarted',
    ends: [['TrainingCompleted'], ['TrainingDropped']],
    keys: ['personKey', 'trainingId'],
  },
  {
    start: 'InterventionStarted',
    ends: [['InterventionCompleted'], ['InterventionCancelled']],
    keys: ['interventionId'],
  },
  { start: 'PublicSpaceWorkStarted', ends: [['PublicSpaceWorkDelivered']], keys: ['workId'] },
  { start: 'StreetOpened', ends: [['StreetClosed']], keys: ['segmentId', 'workId'] },
  { start: 'LinkageIdentified', ends: [['LinkageRealised'], ['LinkageMissed']], keys: ['linkageId'] },
  { start: 'ObstacleReported', ends: [['ObstacleAnswered'], ['ObstacleResolved']], keys: ['obstacleId'] },
  {
    start: 'ExperimentRoomRequested',
    ends: [['ExperimentRoomGranted'], ['ExperimentRoomDenied']],
    keys: ['requestId'],
  },
];

/** END_BEFORE_START: an end, result or confirmation on a day before the first start that is known. Without a start there is none. */
export const endsBeforeStarts = (at: AsOf): readonly Finding[] =>
  COURSES.flatMap((course) => findingsOf(at, course));

function findingsOf(at: AsOf, { start, ends, keys }: Course): Finding[] {
  const found: Finding[] = [];
  let first: ReadonlyMap<string, number> | undefined;
  const begun = at.store.table(start);
  for (const [name, day] of ends) {
    const { table, rows } = at.all(name);
    const days = day === undefined ? table.day : table.column(day);
    for (const row of rows) {
      first ??= firstOf(at, start, keys);
      const from = first.get(keyOf(at, name, keys, row));
      if (from === undefined || days.at(row) >= begun.day.at(from)) continue;
      const positions = [table.entryPosition.at(row), begun.entryPosition.at(from)];
      const [ended, started] = [dateOf(days.at(row)), dateOf(begun.day.at(from))];
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
            nl: `${table.type.label.nl} op ${ended} ligt voor ${begun.type.label.nl} op ${started}`,
            en: `${table.type.label.en} on ${ended} is before ${begun.type.label.en} on ${started}`,
          },
        ),
      );
    }
  }
  return found;
}

/** Row of the first start (occurredOn, then position) of each. */
function firstOf(at: AsOf, name: string, keys: Course['keys']): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const { table, rows } = at.all(name);
  for (const row of rows) {
    const key = keyOf(at, name, keys, row);
    const known = first.get(key);
    if (known === undefined || isBefore(table, row, known)) first.set(key, row);
  }
  return first;
}

const keyOf = (at: AsOf, name: string, keys: Course['keys'], row: number): string =>
  keys.map((key) => at.store.table(name).column(key).at(row)).join('|');
