import type { EventName } from '#libs/programme';
import { isPause, type InSteps } from '../in-steps.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { isLate, lateSpansAt } from '../reporting/late.js';
import { NOTHING, type Amounts } from './amounts.js';

/**
 * Why the data behind a figure changed, in the order in which the parts are shown (KPIS.md, "Restatement"). What
 * came is late when a period of its day was closed or published on before, else it is new. What happens to a
 * partner's participation or to an area is that, whatever happens to it.
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
  late: NOTHING,
  new: NOTHING,
  corrections: NOTHING,
  retractions: NOTHING,
  links: NOTHING,
  participation: NOTHING,
  area: NOTHING,
});

/** One event after the earlier position, as a change of what counts. */
export interface Change {
  /** Position of the event. */
  readonly position: number;
  readonly cause: DataCause;
  readonly entryPosition: number;
  readonly table: FactTable;
  /** The row that counts from the event on, and the one that does no longer. */
  readonly opened: number | undefined;
  readonly closed: number | undefined;
}

/** The types of which every change has one cause. */
const CAUSE_OF_TYPE: Readonly<Partial<Record<EventName, DataCause>>> = {
  HouseholdsLinked: 'links',
  HouseholdsUnlinked: 'links',
  PartnerRegistered: 'participation',
  PartnerParticipationChanged: 'participation',
  NeighbourhoodRegistered: 'area',
};

/** No change: the event at a position took nothing in or out. */
const NO_TABLE = 255;

/**
 * The events with from < position ≤ to that changed what counts, in columns with a slot for each position: an event
 * changes what counts of one entry. A row is NONE where none was opened or closed.
 */
export class Changes {
  readonly tables: readonly FactTable[];
  /** Index in `tables`. */
  readonly table: Uint8Array;
  /** Index in DATA_CAUSES. */
  readonly cause: Uint8Array;
  readonly opened: Int32Array;
  readonly closed: Int32Array;
  /** The slots in which there is a change, in order of position. */
  slots = new Int32Array(0);

  constructor(
    store: FactStore,
    readonly from: number,
    readonly to: number,
  ) {
    const size = Math.max(0, to - from);
    this.tables = store.allTables();
    this.table = new Uint8Array(size).fill(NO_TABLE);
    this.cause = new Uint8Array(size);
    this.opened = new Int32Array(size).fill(NONE);
    this.closed = new Int32Array(size).fill(NONE);
  }

  slotOf(position: number): number {
    return position - this.from - 1;
  }

  positionOf(slot: number): number {
    return this.from + 1 + slot;
  }

  tableAt(slot: number): FactTable {
    const found = this.tables[this.table[slot] ?? NO_TABLE];
    if (!found) throw new RangeError(`nothing changed at position ${this.positionOf(slot)}`);
    return found;
  }

  /** A row of the entry that the event opened or closed. */
  rowAt(slot: number): number {
    const opened = this.opened[slot] ?? NONE;
    return opened === NONE ? (this.closed[slot] ?? NONE) : opened;
  }

  causeAt(slot: number): DataCause {
    return DATA_CAUSES[this.cause[slot] ?? 0] ?? 'new';
  }

  isEmpty(slot: number): boolean {
    return this.table[slot] === NO_TABLE;
  }

  at(slot: number): Change {
    const table = this.tableAt(slot);
    const [opened, closed] = [this.opened[slot] ?? NONE, this.closed[slot] ?? NONE];
    return {
      position: this.positionOf(slot),
      cause: this.causeAt(slot),
      entryPosition: table.entryPosition.at(this.rowAt(slot)),
      table,
      opened: opened === NONE ? undefined : opened,
      closed: closed === NONE ? undefined : closed,
    };
  }
}

/**
 * The events with from < position ≤ to that changed what counts. An entry first recorded there is late or new; a
 * version that follows on the very position where the one before ended is a correction; anything else that begins
 * or ends is a reinstatement or retraction; of some types whatever happens has a cause of its own.
 */
export function* changesBetween(store: FactStore, from: number, to: number): InSteps<Changes> {
  const changes = new Changes(store, from, to);
  for (const [number, { from: begins, to: ends, length }] of changes.tables.entries())
    for (let row = 0; row < length; row++) {
      if (isPause(row)) yield;
      const [begin, end] = [begins.at(row), ends.at(row)];
      if (begin > from && begin <= to) {
        changes.table[changes.slotOf(begin)] = number;
        changes.opened[changes.slotOf(begin)] = row;
      }
      if (end > from && end <= to) {
        changes.table[changes.slotOf(end)] = number;
        changes.closed[changes.slotOf(end)] = row;
      }
    }
  const causes = new Causes(store, changes);
  const slots = new Int32Array(changes.table.length);
  let count = 0;
  for (let slot = 0; slot < slots.length; slot++) {
    if (isPause(slot)) yield;
    if (changes.isEmpty(slot)) continue;
    changes.cause[slot] = DATA_CAUSES.indexOf(causes.of(slot));
    slots[count++] = slot;
  }
  changes.slots = slots.slice(0, count);
  return changes;
}

/** Says why each change came. */
class Causes {
  private readonly late: ReturnType<typeof lateSpansAt>;
  private readonly ofTable: readonly (DataCause | undefined)[];
  private readonly register: readonly boolean[];

  constructor(
    store: FactStore,
    private readonly changes: Changes,
  ) {
    this.late = lateSpansAt(new EffectiveEntries(store, changes.to));
    this.ofTable = changes.tables.map(({ type }) => CAUSE_OF_TYPE[type.name]);
    this.register = changes.tables.map(({ type }) => isKeptWhole(type.name));
  }

  of(slot: number): DataCause {
    const { changes } = this;
    const number = changes.table[slot] ?? NO_TABLE;
    const ofTable = this.ofTable[number];
    if (ofTable) return ofTable;
    const opened = changes.opened[slot] ?? NONE;
    if (opened === NONE) return 'retractions';
    const table = changes.tableAt(slot);
    const position = changes.positionOf(slot);
    if (table.entryPosition.at(opened) !== position)
      return changes.closed[slot] === NONE ? 'retractions' : 'corrections';
    return !this.register[number] && isLate(this.late, table.day.at(opened), position) ? 'late' : 'new';
  }
}
