import { isPause, type InSteps } from '../in-steps.js';
import type { Amounts } from './amounts.js';
import { AsOf } from '../facts/as-of.js';
import type { FactStore } from '../facts/fact-store.js';
import type { FactTable } from '../facts/fact-table.js';
import { lateFor, lateSpansAt } from '../reporting/late.js';

/**
 * Why the data behind a figure changed, in the order in which the parts are shown (KPIS.md, "Restatement"). What came is
 * late when a period of its day was closed or published on before, else it is new. What happens to a partner's
 * participation or to an area is that, whatever happens to it.
 */
export const DATA_CAUSES = [
  'late',
  'new',
  'corrections',
  'retractions',
  'links',
  'participation',
  'area',
] as const;
export type DataCause = (typeof DATA_CAUSES)[number];

/** Nothing of each cause. */
export const emptyParts = (): Record<DataCause, Amounts> => ({
  late: {},
  new: {},
  corrections: {},
  retractions: {},
  links: {},
  participation: {},
  area: {},
});

/** One event after the earlier position, as a change of what counts. */
export interface Change {
  /** Position of the event. */
  readonly position: number;
  readonly cause: DataCause;
  readonly entryPosition: number;
  readonly table: FactTable;
  /** A row of the entry that the event opened or closed. */
  readonly row: number;
  /** The row that counts from the event on, and the one that does no longer. */
  readonly opened: number | undefined;
  readonly closed: number | undefined;
}

/** The types of which every change has one cause. */
const CAUSE_OF_TYPE: Readonly<Record<string, DataCause>> = {
  HouseholdsLinked: 'links',
  HouseholdsUnlinked: 'links',
  PartnerRegistered: 'participation',
  PartnerParticipationChanged: 'participation',
  NeighbourhoodRegistered: 'area',
};

/**
 * The events with from < position ≤ to that changed what counts, in order of position. An entry first recorded there is
 * late or new; a version that follows on the very position where the one before ended is a correction; anything else that
 * begins or ends is a reinstatement or retraction; of some types whatever happens has a cause of its own.
 */
export function* changesBetween(store: FactStore, from: number, to: number): InSteps<readonly Change[]> {
  const changes: Change[] = [];
  const late = lateSpansAt(new AsOf(store, to));
  for (const table of store.allTables()) {
    // By position: an event changes what counts of one entry, so its position says which.
    const ends = new Map<number, number>();
    const begins = new Set<number>();
    const touched: number[] = [];
    for (let row = 0; row < table.length; row++) {
      if (isPause(row)) yield;
      const begin = table.from.at(row);
      const end = table.to.at(row);
      const beginsIn = begin > from && begin <= to;
      const endsIn = end > from && end <= to;
      if (!beginsIn && !endsIn) continue;
      touched.push(row);
      if (beginsIn) begins.add(begin);
      if (endsIn) ends.set(end, row);
    }
    const { name } = table.type;
    const ofType = CAUSE_OF_TYPE[name];
    const first = (row: number, position: number): DataCause =>
      lateFor(late, name, table.day.at(row), position).length > 0 ? 'late' : 'new';
    for (const [index, row] of touched.entries()) {
      if (isPause(index)) yield;
      const entryPosition = table.entryPosition.at(row);
      const change = { entryPosition, table, row };
      const [begin, end] = [table.from.at(row), table.to.at(row)];
      if (begin > from && begin <= to) {
        const closed = ends.get(begin);
        const amended = closed === undefined ? 'retractions' : 'corrections';
        const cause = ofType ?? (begin === entryPosition ? first(row, begin) : amended);
        changes.push({ ...change, position: begin, cause, opened: row, closed });
      }
      // A correction ends one version and begins the next at one position: it is one change.
      if (end > from && end <= to && !begins.has(end))
        changes.push({
          ...change,
          position: end,
          cause: ofType ?? 'retractions',
          opened: undefined,
          closed: row,
        });
    }
  }
  return changes.sort((a, b) => a.position - b.position);
}
