import type { FactStore } from '../facts/fact-store.js';
import type { FactTable } from '../facts/fact-table.js';

/** Why the data behind a figure changed, in the order of KPIS.md, "Restatement". */
export const DATA_CAUSES = ['late', 'corrections', 'retractions', 'links'] as const;
export type DataCause = (typeof DATA_CAUSES)[number];

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

const LINKS = ['HouseholdsLinked', 'HouseholdsUnlinked'];

/**
 * The events with from < position ≤ to that changed what counts, in order of position. An entry first recorded there is
 * late; a version that follows on the very position where the one before ended is a correction; anything else that
 * begins or ends is a reinstatement or retraction; whatever happens to a household link is a household link.
 */
export function changesBetween(store: FactStore, from: number, to: number): readonly Change[] {
  const changes: Change[] = [];
  for (const table of store.allTables()) {
    const ends = new Map<string, number>();
    const begins = new Set<string>();
    const touched: number[] = [];
    for (let row = 0; row < table.length; row++) {
      const [begin, end] = [table.from.at(row), table.to.at(row)];
      const [beginsIn, endsIn] = [begin > from && begin <= to, end > from && end <= to];
      if (!beginsIn && !endsIn) continue;
      touched.push(row);
      if (beginsIn) begins.add(`${table.entryPosition.at(row)}|${begin}`);
      if (endsIn) ends.set(`${table.entryPosition.at(row)}|${end}`, row);
    }
    const isLink = LINKS.includes(table.type.name);
    for (const row of touched) {
      const entryPosition = table.entryPosition.at(row);
      const change = { entryPosition, table, row };
      const [begin, end] = [table.from.at(row), table.to.at(row)];
      if (begin > from && begin <= to) {
        const closed = ends.get(`${entryPosition}|${begin}`);
        const cause = begin === entryPosition ? 'late' : closed === undefined ? 'retractions' : 'corrections';
        changes.push({ ...change, position: begin, cause: isLink ? 'links' : cause, opened: row, closed });
      }
      // A correction ends one version and begins the next at one position: it is one change.
      if (end > from && end <= to && !begins.has(`${entryPosition}|${end}`))
        changes.push({
          ...change,
          position: end,
          cause: isLink ? 'links' : 'retractions',
          opened: undefined,
          closed: row,
        });
    }
  }
  return changes.sort((a, b) => a.position - b.position);
}
